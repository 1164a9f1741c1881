/** What a file system in memory is made of: files, folders and links, and the errors of a system that refuses. */
import type { DirectoryEntry, FileStatus } from '../files.ts';

export class MemoryNode {
  private static last = 0;

  readonly ino = ++MemoryNode.last;
  nlink = 1;
  accessed = new Date();
  modified = new Date();
  changed = new Date();
  readonly born = new Date();

  constructor(
    readonly kind: 'file' | 'folder' | 'link',
    public mode: number,
  ) {}

  /** Of a file. */
  bytes = new Uint8Array(0);
  /** Of a folder, by their names. */
  readonly entries = new Map<string, MemoryNode>();
  /** Of a link. */
  target = '';

  write(bytes: Uint8Array, at: number): void {
    const end = at + bytes.length;
    if (end > this.bytes.length) this.resize(end);
    this.bytes.set(bytes, at);
    this.touch();
  }

  resize(length: number): void {
    const resized = new Uint8Array(length);
    resized.set(this.bytes.subarray(0, length));
    this.bytes = resized;
    this.touch();
  }

  touch(): void {
    this.modified = this.changed = new Date();
  }
}

export function statusOf(node: MemoryNode): FileStatus {
  const { kind, mode, nlink, ino, accessed, modified, changed, born } = node;
  return {
    size: kind === 'file' ? node.bytes.length : node.target.length,
    mode: mode | { file: 0o100000, folder: 0o040000, link: 0o120000 }[kind],
    nlink,
    ino,
    dev: 1,
    uid: 0,
    atime: accessed,
    mtime: modified,
    atimeMs: accessed.getTime(),
    mtimeMs: modified.getTime(),
    ctimeMs: changed.getTime(),
    birthtimeMs: born.getTime(),
    ...kindQuestions(node),
  };
}

export function entryOf(name: string, node: MemoryNode): DirectoryEntry {
  return { name, ...kindQuestions(node) };
}

function kindQuestions({ kind }: MemoryNode) {
  return {
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => kind === 'link',
  };
}

const TEXTS = {
  EACCES: 'permission denied',
  EBADF: 'bad file descriptor',
  EEXIST: 'file already exists',
  EINVAL: 'invalid argument',
  EISDIR: 'illegal operation on a directory',
  ELOOP: 'too many symbolic links encountered',
  ENAMETOOLONG: 'name too long',
  ENOENT: 'no such file or directory',
  ENOSYS: 'function not implemented',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
} as const;

/** An error as Node's files have it. */
export class MemoryHostError extends Error {
  constructor(
    readonly code: keyof typeof TEXTS,
    readonly syscall: string,
    readonly path: string,
  ) {
    super(`${code}: ${TEXTS[code]}, ${syscall} '${path}'`);
  }
}
