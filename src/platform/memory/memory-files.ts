/** Files that live as long as their platform: the same functions and errors as those of a disk, without one. */
import { utf8Bytes, utf8Text } from '../bytes.ts';
import type {
  CopyOptions,
  DirectoryEntry,
  FileStatus,
  FileSystemSpace,
  HostFiles,
  OpenFlag,
  TreeOptions,
  WriteOptions,
} from '../files.ts';
import { joinPosix, normalizePosix } from '../path-text.ts';
import { entryOf, MemoryHostError, MemoryNode, statusOf } from './memory-nodes.ts';

type MayBeMissing = { readonly throwIfNoEntry: false };

interface OpenFile {
  readonly node: MemoryNode;
  readonly appends: boolean;
  at: number;
}

const LONGEST_NAME = 255;
const MOST_LINKS = 40;
/** What statfs(2) calls files in memory. */
const TMPFS = 0x01021994;

export class MemoryFiles implements HostFiles {
  private readonly root = new MemoryNode('folder', 0o755);
  private readonly opened = new Map<number, OpenFile>();
  private lastFile = 2;
  private temporaries = 0;

  readonly constants = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512 };

  // --- what a path leads to

  /** The folder in which the last name of a path stands, and that name. Links on the way are followed. */
  private place(path: string, call: string, links = 0): { readonly folder: MemoryNode; readonly name: string } {
    const names = normalizePosix(`/${path}`).split('/').filter(Boolean);
    const name = names.pop() ?? '';
    let folder = this.root;
    let walked = '';
    for (const one of names) {
      if (one.length > LONGEST_NAME) throw new MemoryHostError('ENAMETOOLONG', call, path);
      walked = `${walked}/${one}`;
      const next = folder.entries.get(one);
      if (!next) throw new MemoryHostError('ENOENT', call, path);
      folder = next.kind === 'link' ? this.reached(walked, call, links) : next;
      if (folder.kind !== 'folder') throw new MemoryHostError('ENOTDIR', call, path);
    }
    if (name.length > LONGEST_NAME) throw new MemoryHostError('ENAMETOOLONG', call, path);
    return { folder, name };
  }

  /** The entry itself; a link is not followed. */
  private find(path: string, call: string, links = 0): MemoryNode | undefined {
    const { folder, name } = this.place(path, call, links);
    return name === '' ? this.root : folder.entries.get(name);
  }

  private entry(path: string, call: string): MemoryNode {
    const node = this.find(path, call);
    if (!node) throw new MemoryHostError('ENOENT', call, path);
    return node;
  }

  /** What a path leads to, links followed. */
  private reached(path: string, call: string, links = 0): MemoryNode {
    const node = this.find(path, call, links);
    if (!node) throw new MemoryHostError('ENOENT', call, path);
    if (node.kind !== 'link') return node;
    if (links === MOST_LINKS) throw new MemoryHostError('ELOOP', call, path);
    return this.reached(this.aimOf(path, node), call, links + 1);
  }

  private aimOf(path: string, { target }: MemoryNode): string {
    return target.startsWith('/') ? target : joinPosix(path, '..', target);
  }

  /** Where a path leads: behind a link that leads to nothing, the place where that would be. */
  private aim(path: string, links = 0): string {
    const node = this.find(path, 'open', links);
    if (node?.kind !== 'link') return path;
    if (links === MOST_LINKS) throw new MemoryHostError('ELOOP', 'open', path);
    return this.aim(this.aimOf(path, node), links + 1);
  }

  private orUndefined<T>(options: MayBeMissing | undefined, look: () => T): T | undefined {
    try {
      return look();
    } catch (error) {
      if (options && error instanceof MemoryHostError) return undefined;
      throw error;
    }
  }

  private file(path: string, call: string): MemoryNode {
    const node = this.reached(path, call);
    if (node.kind === 'folder') throw new MemoryHostError('EISDIR', call, path);
    return node;
  }

  private folder(path: string, call: string): MemoryNode {
    const node = this.reached(path, call);
    if (node.kind !== 'folder') throw new MemoryHostError('ENOTDIR', call, path);
    return node;
  }

  private add(path: string, node: MemoryNode, call: string): void {
    const { folder, name } = this.place(path, call);
    if (name === '' || folder.entries.has(name)) throw new MemoryHostError('EEXIST', call, path);
    folder.entries.set(name, node);
    folder.touch();
  }

  private drop(path: string, call: string): void {
    const { folder, name } = this.place(path, call);
    const node = folder.entries.get(name);
    if (node) node.nlink--;
    folder.entries.delete(name);
    folder.touch();
  }

  // --- what there is

  exists(path: string): boolean {
    return this.stat(path, { throwIfNoEntry: false }) !== undefined;
  }

  stat(path: string): FileStatus;
  stat(path: string, options: MayBeMissing): FileStatus | undefined;
  stat(path: string, options?: MayBeMissing): FileStatus | undefined {
    return this.orUndefined(options, () => statusOf(this.reached(path, 'stat')));
  }

  lstat(path: string): FileStatus;
  lstat(path: string, options: MayBeMissing): FileStatus | undefined;
  lstat(path: string, options?: MayBeMissing): FileStatus | undefined {
    return this.orUndefined(options, () => statusOf(this.entry(path, 'lstat')));
  }

  readdir(path: string): string[] {
    return [...this.folder(path, 'scandir').entries.keys()];
  }

  readEntries(path: string): DirectoryEntry[] {
    return Array.from(this.folder(path, 'scandir').entries, ([name, node]) => entryOf(name, node));
  }

  readlink(path: string): string {
    const node = this.entry(path, 'readlink');
    if (node.kind !== 'link') throw new MemoryHostError('EINVAL', 'readlink', path);
    return node.target;
  }

  realpath(path: string, links = 0): string {
    if (links > MOST_LINKS) throw new MemoryHostError('ELOOP', 'realpath', path);
    const names = normalizePosix(`/${path}`).split('/').filter(Boolean);
    let real = '';
    for (const name of names) {
      real = `${real}/${name}`;
      const node = this.entry(real, 'realpath');
      if (node.kind === 'link') real = this.realpath(this.aimOf(real, node), links + 1);
    }
    return real === '' ? '/' : real;
  }

  statfs(): FileSystemSpace {
    return { type: TMPFS, bsize: 4096, blocks: 1 << 20, bfree: 1 << 19, bavail: 1 << 19 };
  }

  // --- whole files

  readFile(path: string | number): Uint8Array {
    const node = typeof path === 'number' ? this.own(path).node : this.file(path, 'open');
    return node.bytes.slice();
  }

  readText(path: string): string {
    return utf8Text(this.file(path, 'open').bytes);
  }

  writeFile(path: string, contents: Uint8Array | string, options: WriteOptions = {}): void {
    const file = this.open(path, options.flag ?? 'w', options.mode);
    this.write(file, typeof contents === 'string' ? utf8Bytes(contents) : contents);
    this.close(file);
  }

  appendFile(path: string, contents: Uint8Array | string, options: { readonly mode?: number } = {}): void {
    this.writeFile(path, contents, { ...options, flag: 'a' });
  }

  truncate(path: string, length = 0): void {
    this.file(path, 'open').resize(length);
  }

  // --- open files

  open(path: string, flag: OpenFlag | number, mode = 0o644): number {
    const how = typeof flag === 'number' ? this.howOf(flag) : HOW[flag];
    let node = this.orUndefined({ throwIfNoEntry: false }, () => this.reached(path, 'open'));
    if (node && how.isNew) throw new MemoryHostError('EEXIST', 'open', path);
    if (node?.kind === 'folder' && how.writes) throw new MemoryHostError('EISDIR', 'open', path);
    if (!node) {
      if (!how.makes) throw new MemoryHostError('ENOENT', 'open', path);
      node = new MemoryNode('file', mode);
      this.add(how.isNew ? path : this.aim(path), node, 'open');
    } else if (how.empties) node.resize(0);
    const file = ++this.lastFile;
    this.opened.set(file, { node, appends: how.appends, at: 0 });
    return file;
  }

  private howOf(flag: number): How {
    const { O_CREAT, O_EXCL, O_TRUNC, O_WRONLY, O_RDWR } = this.constants;
    return {
      writes: (flag & (O_WRONLY | O_RDWR)) !== 0,
      makes: (flag & O_CREAT) !== 0,
      isNew: (flag & O_EXCL) !== 0,
      empties: (flag & O_TRUNC) !== 0,
      appends: false,
    };
  }

  private own(file: number): OpenFile {
    const opened = this.opened.get(file);
    if (!opened) throw new MemoryHostError('EBADF', 'file', String(file));
    return opened;
  }

  close(file: number): void {
    this.own(file);
    this.opened.delete(file);
  }

  read(file: number, into: Uint8Array, offset = 0, length = into.length - offset, position?: number | null): number {
    const opened = this.own(file);
    const at = position ?? opened.at;
    const bytes = opened.node.bytes.subarray(at, at + length);
    into.set(bytes, offset);
    if (position === undefined || position === null) opened.at = at + bytes.length;
    return bytes.length;
  }

  write(file: number, bytes: Uint8Array, offset = 0, length = bytes.length - offset, position?: number | null): number {
    const opened = this.own(file);
    const at = opened.appends ? opened.node.bytes.length : (position ?? opened.at);
    opened.node.write(bytes.subarray(offset, offset + length), at);
    if (position === undefined || position === null) opened.at = at + length;
    return length;
  }

  fstat(file: number): FileStatus {
    return statusOf(this.own(file).node);
  }

  ftruncate(file: number, length: number): void {
    this.own(file).node.resize(length);
  }

  fsync(file: number): void {
    this.own(file);
  }

  // --- the tree

  mkdir(path: string, options: TreeOptions = {}): void {
    const there = this.orUndefined({ throwIfNoEntry: false }, () => this.reached(path, 'mkdir'));
    if (there && options.recursive && there.kind === 'folder') return;
    if (options.recursive) {
      const above = joinPosix(path, '..');
      if (normalizePosix(above) !== normalizePosix(path)) this.mkdir(above, options);
    }
    this.add(path, new MemoryNode('folder', 0o755), 'mkdir');
  }

  mkdtemp(prefix: string): string {
    const path = `${prefix}${(++this.temporaries).toString(36).padStart(6, '0')}`;
    this.mkdir(path);
    return path;
  }

  rename(from: string, to: string): void {
    const node = this.entry(from, 'rename');
    const there = this.find(to, 'rename');
    if (there === node) return;
    if (there?.kind === 'folder' && there.entries.size > 0) throw new MemoryHostError('ENOTEMPTY', 'rename', to);
    if (node.kind === 'folder' && `${normalizePosix(to)}/`.startsWith(`${normalizePosix(from)}/`)) {
      throw new MemoryHostError('EINVAL', 'rename', from);
    }
    if (there) this.drop(to, 'rename');
    this.add(to, node, 'rename');
    node.nlink++;
    this.drop(from, 'rename');
  }

  copyFile(from: string, to: string): void {
    const { bytes, mode } = this.file(from, 'copyfile');
    this.writeFile(to, bytes, { mode });
  }

  cp(from: string, to: string, options: CopyOptions = {}): void {
    const node = this.entry(from, 'cp');
    if (node.kind === 'link') this.symlink(node.target, to);
    else if (node.kind === 'file') this.copyFile(from, to);
    else {
      if (!options.recursive) throw new MemoryHostError('EISDIR', 'cp', from);
      this.mkdir(to, { recursive: true });
      for (const name of [...node.entries.keys()]) this.cp(joinPosix(from, name), joinPosix(to, name), options);
    }
    if (options.preserveTimestamps) this.utimes(to, node.accessed, node.modified);
  }

  rm(path: string, options: TreeOptions = {}): void {
    const node = this.orUndefined(options.force ? { throwIfNoEntry: false } : undefined, () => this.entry(path, 'rm'));
    if (!node) return;
    if (node.kind === 'folder' && !options.recursive) throw new MemoryHostError('EISDIR', 'rm', path);
    this.drop(path, 'rm');
  }

  rmdir(path: string): void {
    const node = this.entry(path, 'rmdir');
    if (node.kind !== 'folder') throw new MemoryHostError('ENOTDIR', 'rmdir', path);
    if (node.entries.size > 0) throw new MemoryHostError('ENOTEMPTY', 'rmdir', path);
    this.drop(path, 'rmdir');
  }

  unlink(path: string): void {
    if (this.entry(path, 'unlink').kind === 'folder') throw new MemoryHostError('EISDIR', 'unlink', path);
    this.drop(path, 'unlink');
  }

  link(existing: string, path: string): void {
    const node = this.entry(existing, 'link');
    if (node.kind === 'folder') throw new MemoryHostError('EISDIR', 'link', existing);
    this.add(path, node, 'link');
    node.nlink++;
  }

  symlink(target: string, path: string): void {
    const node = new MemoryNode('link', 0o777);
    node.target = target;
    this.add(path, node, 'symlink');
  }

  chmod(path: string, mode: number): void {
    this.reached(path, 'chmod').mode = mode & 0o7777;
  }

  utimes(path: string, accessed: Date, modified: Date): void {
    const node = this.reached(path, 'utimes');
    node.accessed = accessed;
    node.modified = modified;
  }
}

interface How {
  readonly writes: boolean;
  readonly makes: boolean;
  readonly isNew: boolean;
  readonly empties: boolean;
  readonly appends: boolean;
}

function how(flags: string): How {
  return {
    writes: flags.includes('w'),
    makes: flags.includes('m'),
    isNew: flags.includes('n'),
    empties: flags.includes('e'),
    appends: flags.includes('a'),
  };
}

const HOW: Readonly<Record<OpenFlag, How>> = {
  r: how(''),
  'r+': how('w'),
  w: how('wme'),
  'w+': how('wme'),
  wx: how('wmn'),
  'wx+': how('wmn'),
  a: how('wma'),
  'a+': how('wma'),
};
