/** Copies files, and folders with all that is in them, dates and links included. */
import { platform } from '../platform/platform.ts';

/** Copies a file, or the contents of a folder into `target`, which may be there already. */
export function copyFiles(source: string, target: string): void {
  const options = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true };
  platform().files.cp(source, target, options);
  if (platform().files.lstat(source).isDirectory()) copyFolderDates(source, target);
}

/** The host dates a folder by the last arrival of an entry, also while it is copied. */
function copyFolderDates(source: string, target: string): void {
  const { files, paths } = platform();
  for (const entry of files.readEntries(source)) {
    if (entry.isDirectory()) copyFolderDates(paths.join(source, entry.name), paths.join(target, entry.name));
  }
  const { atime, mtime } = files.stat(source);
  files.utimes(target, atime, mtime);
}
