/**
 * Links in the folder of a machine's disk. Whoever put them there, they must not lead out of it: neither symbolic links
 * and junctions, nor hard links, whose other names the host does not tell.
 */
import type { FileStatus } from '../platform/files.ts';
import { hostErrorCode } from '../platform/host-error.ts';
import { platform } from '../platform/platform.ts';
import { DeploymentError } from './deployment-error.ts';

/** How many folders lie between a lab's own and a disk: `disks`, the machine's, `C`. */
const DEPTH_OF_DISKS = 3;

/** A disk's folder, and those of the lab above it, are no links. */
export function requirePlainDisk(root: string, path: string): void {
  const { files, paths } = platform();
  let folder = root;
  for (let i = 0; i < DEPTH_OF_DISKS; i++) {
    if (files.lstat(folder, { throwIfNoEntry: false })?.isSymbolicLink()) throw leadsOut(path);
    folder = paths.directoryName(folder);
  }
}

/** What stands at a place of the disk does not lead out of it. */
export function requireInside(root: string, hostPath: string, path: string): void {
  const { files } = platform();
  const status = files.lstat(hostPath);
  const reached = status.isSymbolicLink() ? files.stat(targetInside(root, hostPath, path)) : status;
  if (reached.isFile() && reached.nlink > 1 && !hasAllNames(root, reached)) throw leadsOut(path, 'is a hard link');
}

function targetInside(root: string, link: string, path: string): string {
  const { files, paths } = platform();
  let target: string;
  try {
    target = files.realpath(link);
  } catch (error) {
    if (hostErrorCode(error) === undefined) throw error;
    throw new DeploymentError('path-invalid', { path, reason: 'it passes a link that leads nowhere' });
  }
  if (!`${target}${paths.separator}`.startsWith(files.realpath(root) + paths.separator)) throw leadsOut(path);
  return target;
}

/** Whether all names of a file are on the disk; only files with several are looked for. */
function hasAllNames(root: string, { ino, dev, nlink }: FileStatus): boolean {
  const { files, paths } = platform();
  const folders = [root];
  let found = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of files.readEntries(folder)) {
      const place = paths.join(folder, entry.name);
      if (entry.isDirectory()) folders.push(place);
      else if (entry.isFile()) {
        const other = files.lstat(place, { throwIfNoEntry: false });
        if (other && other.ino === ino && other.dev === dev && ++found === nlink) return true;
      }
    }
  }
  return false;
}

function leadsOut(path: string, what = 'passes a link'): DeploymentError {
  return new DeploymentError('path-invalid', { path, reason: `it ${what} that leads out of the machine's disk` });
}
