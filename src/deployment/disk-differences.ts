/** What differs between the disks of two labs: files that came, went, or have other contents. */
import { platform } from '../platform/platform.ts';

export interface DiskDifference {
  /** The machine by its short name. */
  readonly machine: string;
  /** As the machine sees it: `C:\Logs\x.txt`. */
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
}

/** @param before the folder of the disks of one lab, and `after` that of the other. */
export function diskDifferences(before: string, after: string): DiskDifference[] {
  const { paths } = platform();
  const machines = new Set([...machinesWithDisks(before), ...machinesWithDisks(after)]);
  return [...machines].sort().flatMap((machine) => {
    const found: DiskDifference[] = [];
    const add = (path: string, change: DiskDifference['change']) => found.push({ machine, path, change });
    compareFolders(paths.join(before, machine, 'C'), paths.join(after, machine, 'C'), 'C:', add);
    return found;
  });
}

/** The machines that have a disk in a folder of disks; those that are being made are not there yet. */
export function machinesWithDisks(disks: string): string[] {
  return namesIn(disks).filter((name) => !name.startsWith('.'));
}

type Report = (path: string, change: DiskDifference['change']) => void;

function compareFolders(before: string, after: string, path: string, report: Report): void {
  const { files, paths } = platform();
  const [left, right] = [namesIn(before), namesIn(after)];
  for (const name of [...new Set([...left, ...right])].sort()) {
    const here = `${path}\\${name}`;
    const [old, now] = [paths.join(before, name), paths.join(after, name)];
    if (!left.includes(name)) report(here, 'added');
    else if (!right.includes(name)) report(here, 'removed');
    else if (files.lstat(old).isDirectory() && files.lstat(now).isDirectory()) compareFolders(old, now, here, report);
    else if (!isSameFile(old, now)) report(here, 'changed');
  }
}

function isSameFile(before: string, after: string): boolean {
  const { files } = platform();
  const [old, now] = [files.lstat(before), files.lstat(after)];
  if (!old.isFile() || !now.isFile()) return old.isSymbolicLink() === now.isSymbolicLink();
  return old.size === now.size && hasSameBytes(files.readFile(before), files.readFile(after));
}

function hasSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.every((byte, index) => byte === right[index]);
}

function namesIn(folder: string): string[] {
  return platform().files.exists(folder) ? platform().files.readdir(folder) : [];
}
