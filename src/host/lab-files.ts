/** The host as a session with a lab has it: on the disks of the lab, its time and the rights of who is logged on. */
import type { Deployment } from '../deployment/deployment.ts';
import type { HostFiles } from '../platform/files.ts';
import type { SessionHost } from '../platform/session-host.ts';

/** `lab` gives the lab that is open at the moment: a plain command may never open one. */
export function hostWithLab(host: SessionHost, lab: () => Deployment | null): SessionHost {
  let seen: Deployment | null = null;
  let ofLab: HostFiles = host.files;
  return {
    ...host,
    get files() {
      const current = lab();
      if (current !== seen) {
        seen = current;
        ofLab = current ? current.disks.filesLike(host.files) : host.files;
      }
      return ofLab;
    },
  };
}
