/** Copies files, and folders with all that is in them, dates and links included. */
import { platform } from '../platform/platform.ts';
import type { EntryPlace } from './catalogue.ts';

/** Copies the files of an entry of a catalogue into a folder. */
export function copyFilesOf({ catalogue, name }: EntryPlace, target: string): void {
  const { paths } = platform();
  for (const entry of catalogue.fileNames(name))
    copyFiles(paths.join(catalogue.folder(name), entry), paths.join(target, entry));
}

/** Copies a file, or the contents of a folder into `target`, which may be there already. */
function copyFiles(source: string, target: string): void {
  const { files, paths } = platform();
  const status = files.lstat(source);
  if (status.isSymbolicLink()) {
    files.symlink(files.readlink(source), target);
    return;
  }
  if (status.isDirectory()) {
    files.mkdir(target, { recursive: true });
    for (const name of files.readdir(source)) copyFiles(paths.join(source, name), paths.join(target, name));
  } else {
    files.copyFile(source, target);
  }
  // Last: the host dates a folder by the last arrival of an entry.
  files.utimes(target, status.atime, status.mtime);
}
