/** Files on the disks of a lab, by the paths that its machines know. */
import type { Deployment } from '../../deployment/deployment.ts';
import { DeploymentError } from '../../deployment/deployment-error.ts';
import { platform } from '../../platform/platform.ts';

/** Does work on a path; null for what is no path of a disk of the lab. */
export function onLabDisk<T>(lab: Deployment, path: string, work: (hostPath: string) => T): T | null {
  if (!/^(?:[A-Za-z]:\\|\\\\)/.test(path)) return null;
  try {
    const { root, hostPath } = lab.session.machine.disk.locate(path);
    // Files of this computer (\\tsclient) are the person's own: nothing is made or removed there.
    return root === null ? null : work(hostPath);
  } catch (error) {
    if (error instanceof DeploymentError) return null;
    throw error;
  }
}

/** Writes a file, with the folders above it. */
export function writeFile(hostPath: string, content: Uint8Array): true {
  platform().files.mkdir(platform().paths.directoryName(hostPath), { recursive: true });
  platform().files.writeFile(hostPath, content);
  return true;
}
