/**
 * Files of the host. The functions are those of Node's synchronous `fs` by name and behaviour, down to the codes of their
 * errors (`host-error.ts`), so that the Node implementation passes them through at no cost.
 */

/** What the host knows of an entry. */
export interface FileStatus {
  readonly size: number;
  readonly mode: number;
  readonly nlink: number;
  readonly ino: number;
  readonly dev: number;
  readonly uid: number;
  readonly atime: Date;
  readonly mtime: Date;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

export interface DirectoryEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

export interface FileSystemSpace {
  /** What kind of file system it is, as statfs(2) numbers them. */
  readonly type: number;
  readonly bsize: number;
  readonly blocks: number;
  readonly bfree: number;
  readonly bavail: number;
}

/** How a file is opened, as fopen has it; `x` fails where there is one. */
export type OpenFlag = 'r' | 'r+' | 'w' | 'w+' | 'wx' | 'wx+' | 'a' | 'a+';

export interface WriteOptions {
  readonly flag?: OpenFlag;
  readonly mode?: number;
}

export interface TreeOptions {
  readonly recursive?: boolean;
  readonly force?: boolean;
}

export interface CopyOptions {
  readonly recursive?: boolean;
  readonly preserveTimestamps?: boolean;
  readonly verbatimSymlinks?: boolean;
}

export interface HostFiles {
  // --- what there is
  exists(path: string): boolean;
  /** With `throwIfNoEntry: false` whatever cannot be seen counts as missing: it is closed, or its name is too long. */
  stat(path: string): FileStatus;
  stat(path: string, options: { readonly throwIfNoEntry: false }): FileStatus | undefined;
  lstat(path: string): FileStatus;
  lstat(path: string, options: { readonly throwIfNoEntry: false }): FileStatus | undefined;
  readdir(path: string): string[];
  readEntries(path: string): DirectoryEntry[];
  readlink(path: string): string;
  realpath(path: string): string;
  statfs(path: string): FileSystemSpace;

  // --- whole files
  readFile(path: string | number): Uint8Array;
  readText(path: string): string;
  writeFile(path: string, contents: Uint8Array | string, options?: WriteOptions): void;
  appendFile(path: string, contents: Uint8Array | string, options?: { readonly mode?: number }): void;
  truncate(path: string, length?: number): void;

  // --- open files
  open(path: string, flag: OpenFlag | number, mode?: number): number;
  close(file: number): void;
  read(file: number, into: Uint8Array, offset?: number, length?: number, position?: number | null): number;
  write(file: number, bytes: Uint8Array, offset?: number, length?: number, position?: number | null): number;
  fstat(file: number): FileStatus;
  ftruncate(file: number, length: number): void;
  fsync(file: number): void;

  // --- the tree
  mkdir(path: string, options?: TreeOptions): void;
  mkdtemp(prefix: string): string;
  rename(from: string, to: string): void;
  copyFile(from: string, to: string): void;
  cp(from: string, to: string, options?: CopyOptions): void;
  rm(path: string, options?: TreeOptions): void;
  rmdir(path: string): void;
  unlink(path: string): void;
  link(existing: string, path: string): void;
  symlink(target: string, path: string): void;
  chmod(path: string, mode: number): void;
  utimes(path: string, accessed: Date, modified: Date): void;

  /** Bits for `open`, as this host numbers them. */
  readonly constants: {
    readonly O_RDONLY: number;
    readonly O_WRONLY: number;
    readonly O_RDWR: number;
    readonly O_CREAT: number;
    readonly O_EXCL: number;
    readonly O_TRUNC: number;
  };
}
