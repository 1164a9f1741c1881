/**
 * Files of disks whose machines know rights: what who is logged on may not do is refused as the host refuses it, before
 * anything has changed.
 */
import type { HostFiles, OpenFlag, TreeOptions, WriteOptions } from '../platform/files.ts';
import type { HostErrorParts } from '../platform/host-error.ts';
import { platform } from '../platform/platform.ts';
import type { PlaceRights } from './disk-rights.ts';

/** What decides, and is told what came and went. */
export interface DiskGuard {
  /** What may be done at a path; undefined where nobody asks. */
  rightsAt(path: string): PlaceRights | undefined;
  /** Something was made where nothing was. */
  made(path: string): void;
  gone(path: string): void;
  moved(from: string, to: string): void;
}

type MayBeMissing = { readonly throwIfNoEntry: false };

/** Gives files that do what `files` does where the guard allows it. */
export function guardedFiles(files: HostFiles, guard: DiskGuard): HostFiles {
  const isThere = (path: string) => files.lstat(path, { throwIfNoEntry: false }) !== undefined;
  const may = (path: string, right: keyof PlaceRights) => guard.rightsAt(path)?.[right] ?? true;
  const requireRight = (path: string, right: keyof PlaceRights): void => {
    if (!may(path, right)) throw denied(path);
  };
  const requireMake = (path: string, right: 'makeFile' | 'makeFolder'): void =>
    requireRight(platform().paths.directoryName(path), right);
  /** What lies below a place too, as far as there is something. */
  const requireBelow = (path: string, right: 'read' | 'change'): void => {
    requireRight(path, right);
    if (!files.lstat(path, { throwIfNoEntry: false })?.isDirectory()) return;
    for (const name of files.readdir(path)) requireBelow(platform().paths.join(path, name), right);
  };
  const requireWrite = (path: string): boolean => {
    const isNew = !isThere(path);
    if (isNew) requireMake(path, 'makeFile');
    else requireRight(path, 'change');
    return isNew;
  };
  const writing = (path: string, work: () => void): void => {
    const isNew = requireWrite(path);
    work();
    if (isNew) guard.made(path);
  };
  const removing = (path: string, work: () => void): void => {
    work();
    guard.gone(path);
  };

  function stat<S>(path: string, options: MayBeMissing | undefined, look: () => S): S | undefined {
    if (may(path, 'see')) return look();
    if (options) return undefined;
    throw denied(path);
  }

  return {
    ...files,
    constants: files.constants,
    exists: (path) => may(path, 'see') && files.exists(path),
    stat: ((path: string, options?: MayBeMissing) =>
      stat(path, options, () => (options ? files.stat(path, options) : files.stat(path)))) as HostFiles['stat'],
    lstat: ((path: string, options?: MayBeMissing) =>
      stat(path, options, () => (options ? files.lstat(path, options) : files.lstat(path)))) as HostFiles['lstat'],
    readdir(path) {
      requireRight(path, 'read');
      return files.readdir(path);
    },
    readEntries(path) {
      requireRight(path, 'read');
      return files.readEntries(path);
    },
    readFile(path) {
      if (typeof path === 'string') requireRight(path, 'read');
      return files.readFile(path);
    },
    readText(path) {
      requireRight(path, 'read');
      return files.readText(path);
    },
    writeFile: (path: string, contents: Uint8Array | string, options?: WriteOptions) =>
      writing(path, () => files.writeFile(path, contents, options)),
    appendFile: (path, contents, options) => writing(path, () => files.appendFile(path, contents, options)),
    truncate: (path, length) => writing(path, () => files.truncate(path, length)),
    open(path: string, flag: OpenFlag | number, mode?: number) {
      const { reads, writes } = accessOf(flag, files.constants);
      if (reads && isThere(path)) requireRight(path, 'read');
      const isNew = writes && requireWrite(path);
      const file = files.open(path, flag, mode);
      if (isNew) guard.made(path);
      return file;
    },
    mkdir(path, options?: TreeOptions) {
      const missing = options?.recursive ? missingFolders(path, isThere) : [path];
      const [top] = missing;
      if (top !== undefined) requireMake(top, 'makeFolder');
      files.mkdir(path, options);
      for (const folder of missing) guard.made(folder);
    },
    mkdtemp(prefix) {
      requireMake(prefix, 'makeFolder');
      const made = files.mkdtemp(prefix);
      guard.made(made);
      return made;
    },
    rename(from, to) {
      requireBelow(from, 'change');
      if (isThere(to)) requireRight(to, 'change');
      else requireMake(to, files.lstat(from).isDirectory() ? 'makeFolder' : 'makeFile');
      files.rename(from, to);
      guard.moved(from, to);
    },
    copyFile(from, to) {
      requireRight(from, 'read');
      writing(to, () => files.copyFile(from, to));
    },
    cp(from, to, options) {
      requireBelow(from, 'read');
      if (files.lstat(from).isDirectory() && !isThere(to)) {
        requireMake(to, 'makeFolder');
        files.cp(from, to, options);
        guard.made(to);
      } else writing(to, () => files.cp(from, to, options));
    },
    rm(path, options) {
      if (isThere(path)) requireBelow(path, 'change');
      removing(path, () => files.rm(path, options));
    },
    rmdir(path) {
      requireRight(path, 'change');
      removing(path, () => files.rmdir(path));
    },
    unlink(path) {
      requireRight(path, 'change');
      removing(path, () => files.unlink(path));
    },
    link(existing, path) {
      requireRight(existing, 'change');
      requireMake(path, 'makeFile');
      files.link(existing, path);
      guard.made(path);
    },
    symlink(target, path) {
      // SeCreateSymbolicLinkPrivilege is the administrators'.
      requireRight(platform().paths.directoryName(path), 'makeLink');
      files.symlink(target, path);
      guard.made(path);
    },
    chmod(path, mode) {
      requireRight(path, 'change');
      files.chmod(path, mode);
    },
    utimes(path, accessed, modified) {
      requireRight(path, 'change');
      files.utimes(path, accessed, modified);
    },
  };
}

/** The folders that have to be made for a path to be there, the uppermost first. */
function missingFolders(path: string, isThere: (path: string) => boolean): string[] {
  const missing: string[] = [];
  for (let folder = path; !isThere(folder); folder = platform().paths.directoryName(folder)) missing.unshift(folder);
  return missing;
}

function accessOf(
  flag: OpenFlag | number,
  bits: HostFiles['constants'],
): { readonly reads: boolean; readonly writes: boolean } {
  if (typeof flag === 'number') {
    const writes = (flag & (bits.O_WRONLY | bits.O_RDWR | bits.O_CREAT | bits.O_TRUNC)) !== 0;
    return { reads: (flag & bits.O_WRONLY) === 0, writes };
  }
  return { reads: flag.startsWith('r') || flag.includes('+'), writes: !flag.startsWith('r') || flag.includes('+') };
}

function denied(path: string): Error & HostErrorParts {
  const message = `EACCES: permission denied, '${path}'`;
  return Object.assign(new Error(message), { code: 'EACCES', path });
}
