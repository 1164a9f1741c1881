/** The host as a session with a lab has it: what is written to the disks of the lab carries the time of the lab. */
import type { Deployment } from '../deployment/deployment.ts';
import type { HostFiles } from '../platform/files.ts';
import type { SessionHost } from '../platform/session-host.ts';

/** `lab` gives the lab that is open at the moment: a plain command may never open one. */
export function hostWithLab(host: SessionHost, lab: () => Deployment | null): SessionHost {
  let seen: Deployment | null = null;
  let dated: HostFiles = host.files;
  return {
    ...host,
    get files() {
      const current = lab();
      if (current !== seen) {
        seen = current;
        dated = current ? current.datedLike(host.files) : host.files;
      }
      return dated;
    },
  };
}
