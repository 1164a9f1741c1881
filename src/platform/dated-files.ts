/**
 * Files of which some folders keep the time of another clock than the host's: the disks of a lab, whose clock may stand in
 * another year. The host dates an entry by its own clock whenever it is written; here it is dated again at once. The time
 * of access, which Windows Server does not keep up to date by default (NtfsDisableLastAccessUpdate), carries the time at
 * which an entry was made, for no system call sets that.
 */
import type { FileStatus, HostFiles, OpenFlag, TreeOptions, WriteOptions } from './files.ts';
import { platform } from './platform.ts';

/** The clock of a path: gives the present moment in milliseconds since 1970; `undefined` for paths of the host's clock. */
export type ClockOfPath = (path: string) => (() => number) | undefined;

/** An open file of a dated folder. */
interface OpenFile {
  readonly path: string;
  /** Dates it when it was written. */
  readonly date: () => void;
  /** As it was before it was opened; null when it was made then. */
  readonly before: FileStatus | null;
  written: boolean;
}

/** Gives files whose dates follow `clockOf`, with what `files` does. */
export function datedFiles(files: HostFiles, clockOf: ClockOfPath): HostFiles {
  const opened = new Map<number, OpenFile>();
  const lookAt = (path: string) => files.lstat(path, { throwIfNoEntry: false });

  /** Dates an entry that was written. */
  function stamp(path: string, made: number, now: number): void {
    if (lookAt(path)?.isSymbolicLink()) return; // its target has been dated by whoever wrote that
    files.utimes(path, new Date(made), new Date(now));
  }

  /** Before entries come and go: gives what dates the folder of a path afterwards. */
  function watchFolder(path: string): () => void {
    const folder = platform().paths.directoryName(path);
    const clock = clockOf(folder);
    const before = clock && lookAt(folder);
    if (!before) return () => {};
    const made = madeAt(before);
    return () => stamp(folder, made, clock());
  }

  /** Before an entry is written, or made: gives what dates it afterwards, and its folder where it is new. */
  function watch(path: string, clock: () => number): () => void {
    const before = files.stat(path, { throwIfNoEntry: false });
    if (before) {
      const made = madeAt(before);
      return () => stamp(path, made, clock());
    }
    const dateFolder = watchFolder(path);
    return () => {
      const now = clock();
      stamp(path, now, now);
      dateFolder();
    };
  }

  /** Does something that writes the entry at a path, or makes it. */
  function writing<R>(path: string, work: () => R): R {
    const clock = clockOf(path);
    if (!clock) return work();
    const date = watch(path, clock);
    const result = work();
    date();
    return result;
  }

  /** Does something that adds or removes entries of the folders of some paths. */
  function moving(paths: readonly string[], work: () => void): void {
    const dates = paths.map(watchFolder);
    work();
    for (const date of dates) date();
  }

  /** Does something that reads a file or a folder: the host notes the time of access. */
  function reading<R>(path: string, work: () => R): R {
    const before = clockOf(path) && files.stat(path, { throwIfNoEntry: false });
    const result = work();
    if (before) keepAccess(path, before);
    return result;
  }

  function keepAccess(path: string, { atime, mtime }: FileStatus): void {
    const now = files.stat(path, { throwIfNoEntry: false });
    if (now && now.atimeMs !== atime.getTime()) files.utimes(path, atime, mtime);
  }

  function seen<S extends FileStatus | undefined>(path: string, status: S): S {
    return status && clockOf(path) ? (dated(status) as S) : status;
  }

  return {
    constants: files.constants,
    exists: (path) => files.exists(path),
    readdir: (path) => reading(path, () => files.readdir(path)),
    readEntries: (path) => reading(path, () => files.readEntries(path)),
    readlink: (path) => files.readlink(path),
    realpath: (path) => files.realpath(path),
    statfs: (path) => files.statfs(path),
    stat: ((path: string, options?: { readonly throwIfNoEntry: false }) =>
      seen(path, options ? files.stat(path, options) : files.stat(path))) as HostFiles['stat'],
    lstat: ((path: string, options?: { readonly throwIfNoEntry: false }) =>
      seen(path, options ? files.lstat(path, options) : files.lstat(path))) as HostFiles['lstat'],
    fstat: (file) => (opened.has(file) ? dated(files.fstat(file)) : files.fstat(file)),

    readFile: (path) => (typeof path === 'string' ? reading(path, () => files.readFile(path)) : files.readFile(path)),
    readText: (path) => reading(path, () => files.readText(path)),
    writeFile: (path: string, contents: Uint8Array | string, options?: WriteOptions) =>
      writing(path, () => files.writeFile(path, contents, options)),
    appendFile: (path, contents, options) => writing(path, () => files.appendFile(path, contents, options)),
    truncate: (path, length) => writing(path, () => files.truncate(path, length)),

    open(path: string, flag: OpenFlag | number, mode?: number) {
      const clock = clockOf(path);
      const before = clock && files.stat(path, { throwIfNoEntry: false });
      const date = clock && watch(path, clock);
      const file = files.open(path, flag, mode);
      if (date) {
        const empties = typeof flag === 'string' ? flag.startsWith('w') : (flag & files.constants.O_TRUNC) !== 0;
        opened.set(file, { path, date, before: before ?? null, written: !before || empties });
      }
      return file;
    },
    read: (file, into, offset, length, position) => files.read(file, into, offset, length, position),
    fsync: (file) => files.fsync(file),
    write(file, bytes, offset, length, position) {
      const known = opened.get(file);
      if (known) known.written = true;
      return files.write(file, bytes, offset, length, position);
    },
    ftruncate(file, length) {
      const known = opened.get(file);
      if (known) known.written = true;
      files.ftruncate(file, length);
    },
    close(file) {
      const known = opened.get(file);
      opened.delete(file);
      files.close(file);
      // It may have been deleted or renamed while it was open.
      if (!known || !files.exists(known.path)) return;
      if (known.written) known.date();
      else if (known.before) keepAccess(known.path, known.before);
    },

    mkdir(path: string, options?: TreeOptions) {
      const clock = clockOf(path);
      const missing = clock ? missingFolders(files, path) : [];
      moving(missing.slice(0, 1), () => files.mkdir(path, options));
      for (const folder of missing) stamp(folder, clock?.() ?? 0, clock?.() ?? 0);
    },
    mkdtemp(prefix) {
      let path = '';
      moving([prefix], () => {
        path = files.mkdtemp(prefix);
      });
      const clock = clockOf(path);
      if (clock) stamp(path, clock(), clock());
      return path;
    },
    rename: (from, to) => moving([from, to], () => files.rename(from, to)),
    // As Windows copies a file: it was last written when its source was.
    copyFile(from, to) {
      const source = files.stat(from);
      reading(from, () => writing(to, () => files.copyFile(from, to)));
      if (clockOf(to)) files.utimes(to, files.stat(to).atime, source.mtime);
    },
    cp: (from, to, options) => {
      moving([to], () => files.cp(from, to, options));
      const clock = clockOf(to);
      if (clock) for (const folder of foldersIn(files, to)) stamp(folder, clock(), clock());
    },
    rm: (path, options) => moving([path], () => files.rm(path, options)),
    rmdir: (path) => moving([path], () => files.rmdir(path)),
    unlink: (path) => moving([path], () => files.unlink(path)),
    link: (existing, path) => moving([path], () => files.link(existing, path)),
    chmod: (path, mode) => files.chmod(path, mode),
    utimes: (path, accessed, modified) => files.utimes(path, accessed, modified),
    symlink: (target, path) => moving([path], () => files.symlink(target, path)),
  };
}

/** What is missing of a path, from above. */
function missingFolders(files: HostFiles, path: string): string[] {
  const missing: string[] = [];
  for (let folder = path; !files.exists(folder); folder = platform().paths.directoryName(folder))
    missing.unshift(folder);
  return missing;
}

/** A folder and all that are in it, those above last; nothing where the path is that of a file. */
function foldersIn(files: HostFiles, path: string): string[] {
  if (!files.lstat(path).isDirectory()) return [];
  const inside = files.readEntries(path).filter((entry) => entry.isDirectory());
  return [...inside.flatMap(({ name }) => foldersIn(files, platform().paths.join(path, name))), path];
}

/**
 * When an entry was made. A time of access from after the last change of status is the host's, of somebody who read past
 * these files: then it is lost, and what is known is that the entry was there when it was written.
 */
function madeAt({ atimeMs, ctimeMs, mtimeMs }: FileStatus): number {
  return atimeMs < ctimeMs ? atimeMs : Math.min(atimeMs, mtimeMs);
}

/** A status whose time of making is the one that is kept in the time of access. */
function dated(status: FileStatus): FileStatus {
  const made = madeAt(status);
  return Object.assign(Object.create(status) as FileStatus, {
    birthtimeMs: made,
    atimeMs: made,
    atime: new Date(made),
  });
}
