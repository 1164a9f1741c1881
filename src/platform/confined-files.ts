/**
 * Files of some folders of the host and of nothing else. Paths come here translated and checked (`MachineDisk`); this is
 * the second line, which holds whatever led past the first: it asks the host where a path really lies, links followed.
 */
import { utf8Bytes } from './bytes.ts';
import type { DiskQuota } from './disk-quota.ts';
import type {
  CopyOptions,
  DirectoryEntry,
  FileStatus,
  FileSystemSpace,
  HostFiles,
  OpenFlag,
  TreeOptions,
  WriteOptions,
} from './files.ts';
import { hostErrorCode } from './host-error.ts';
import { HostRefusedError } from './host-refusal.ts';
import type { HostPaths } from './platform.ts';

/** As many links in a row as Linux follows. */
const MOST_LINKS = 40;

type MayBeMissing = { readonly throwIfNoEntry: false };

export class ConfinedFiles implements HostFiles {
  private readonly opened = new Set<number>();

  constructor(
    private readonly files: HostFiles,
    private readonly paths: HostPaths,
    private readonly roots: readonly string[],
    /** How much may lie there; null for as much as the host takes. */
    private readonly quota: DiskQuota | null = null,
  ) {}

  get constants(): HostFiles['constants'] {
    return this.files.constants;
  }

  // --- where a path leads

  /** The path, if what it leads to lies inside; links are followed, as the operation will follow them. */
  private followed(path: string): string {
    return this.inside(path, this.real(this.paths.resolve(path)));
  }

  /** The path, if the entry itself lies inside; it may be a link that leads elsewhere. */
  private entry(path: string): string {
    const full = this.paths.resolve(path);
    const folder = this.paths.directoryName(full);
    return this.inside(path, this.paths.join(this.real(folder), this.paths.baseName(full)));
  }

  private inside(path: string, real: string): string {
    if (!this.roots.some((root) => isBelow(real, this.real(root), this.paths.separator))) {
      throw new HostRefusedError(path);
    }
    return path;
  }

  /** Where a path lies without links; of what is not there, where it would be. */
  private real(path: string, links = 0): string {
    try {
      return this.files.realpath(path);
    } catch (error) {
      if (hostErrorCode(error) === undefined) throw error;
      const folder = this.paths.directoryName(path);
      // A link that leads to nothing yet would be followed by whoever makes the file.
      if (this.files.lstat(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
        if (links === MOST_LINKS) throw error;
        return this.real(this.paths.resolve(folder, this.files.readlink(path)), links + 1);
      }
      return folder === path ? path : this.paths.join(this.real(folder, links), this.paths.baseName(path));
    }
  }

  private own(file: number): number {
    if (!this.opened.has(file)) throw new HostRefusedError(`file ${file}`);
    return file;
  }

  // --- what there is

  exists(path: string): boolean {
    return this.files.exists(this.followed(path));
  }

  stat(path: string): FileStatus;
  stat(path: string, options: MayBeMissing): FileStatus | undefined;
  stat(path: string, options?: MayBeMissing): FileStatus | undefined {
    return this.files.stat(this.followed(path), options as MayBeMissing);
  }

  lstat(path: string): FileStatus;
  lstat(path: string, options: MayBeMissing): FileStatus | undefined;
  lstat(path: string, options?: MayBeMissing): FileStatus | undefined {
    return this.files.lstat(this.entry(path), options as MayBeMissing);
  }

  readdir(path: string): string[] {
    return this.files.readdir(this.followed(path));
  }

  readEntries(path: string): DirectoryEntry[] {
    return this.files.readEntries(this.followed(path));
  }

  readlink(path: string): string {
    return this.files.readlink(this.entry(path));
  }

  realpath(path: string): string {
    return this.files.realpath(this.followed(path));
  }

  statfs(path: string): FileSystemSpace {
    return this.files.statfs(this.followed(path));
  }

  // --- whole files

  readFile(path: string | number): Uint8Array {
    return this.files.readFile(typeof path === 'number' ? this.own(path) : this.followed(path));
  }

  readText(path: string): string {
    return this.files.readText(this.followed(path));
  }

  writeFile(path: string, contents: Uint8Array | string, options?: WriteOptions): void {
    this.quota?.take(lengthOf(contents), 'write', path);
    this.files.writeFile(this.followed(path), contents, options);
  }

  appendFile(path: string, contents: Uint8Array | string, options?: { readonly mode?: number }): void {
    this.quota?.take(lengthOf(contents), 'write', path);
    this.files.appendFile(this.followed(path), contents, options);
  }

  truncate(path: string, length?: number): void {
    const target = this.followed(path);
    this.quota?.take((length ?? 0) - (this.files.stat(target, { throwIfNoEntry: false })?.size ?? 0), 'truncate', path);
    this.files.truncate(target, length);
  }

  // --- open files

  open(path: string, flag: OpenFlag | number, mode?: number): number {
    const target = this.followed(path);
    if (this.quota && flag !== 'r' && flag !== this.constants.O_RDONLY && !this.files.exists(target))
      this.quota.take(0, 'open', path);
    const file = this.files.open(target, flag, mode);
    this.opened.add(file);
    return file;
  }

  close(file: number): void {
    this.files.close(this.own(file));
    this.opened.delete(file);
  }

  read(file: number, into: Uint8Array, offset?: number, length?: number, position?: number | null): number {
    return this.files.read(this.own(file), into, offset, length, position);
  }

  write(file: number, bytes: Uint8Array, offset?: number, length?: number, position?: number | null): number {
    const own = this.own(file);
    const written = length ?? bytes.length - (offset ?? 0);
    if (this.quota && written > 0) this.takeBehind(own, written, position);
    return this.files.write(own, bytes, offset, length, position);
  }

  fstat(file: number): FileStatus {
    return this.files.fstat(this.own(file));
  }

  ftruncate(file: number, length: number): void {
    const own = this.own(file);
    if (this.quota) this.takeBehind(own, 0, length);
    this.files.ftruncate(own, length);
  }

  /** Room for what makes an open file longer: written at a place, or at the one that it has come to. */
  private takeBehind(file: number, written: number, position: number | null | undefined): void {
    const beyond = position == null ? written : position + written - this.files.fstat(file).size;
    if (beyond > 0) this.quota?.take(beyond, 'write', `file ${file}`);
  }

  fsync(file: number): void {
    this.files.fsync(this.own(file));
  }

  // --- the tree

  mkdir(path: string, options?: TreeOptions): void {
    this.quota?.take(0, 'mkdir', path);
    this.files.mkdir(this.followed(path), options);
  }

  mkdtemp(prefix: string): string {
    this.quota?.take(0, 'mkdir', prefix);
    return this.files.mkdtemp(this.entry(prefix));
  }

  rename(from: string, to: string): void {
    this.files.rename(this.entry(from), this.entry(to));
  }

  copyFile(from: string, to: string): void {
    const source = this.followed(from);
    this.quota?.take(this.quota.sizeOf([source]), 'copyfile', to);
    this.files.copyFile(source, this.followed(to));
  }

  cp(from: string, to: string, options?: CopyOptions): void {
    const source = this.followed(from);
    this.quota?.take(this.quota.sizeOf([source]), 'cp', to);
    this.files.cp(source, this.followed(to), options);
  }

  rm(path: string, options?: TreeOptions): void {
    this.files.rm(this.entry(path), options);
  }

  rmdir(path: string): void {
    this.files.rmdir(this.entry(path));
  }

  unlink(path: string): void {
    this.files.unlink(this.entry(path));
  }

  link(existing: string, path: string): void {
    this.quota?.take(0, 'link', path);
    this.files.link(this.followed(existing), this.entry(path));
  }

  symlink(target: string, path: string): void {
    const entry = this.entry(path);
    this.followed(this.paths.resolve(this.paths.directoryName(this.paths.resolve(path)), target));
    this.quota?.take(0, 'symlink', path);
    this.files.symlink(target, entry);
  }

  chmod(path: string, mode: number): void {
    this.files.chmod(this.followed(path), mode);
  }

  utimes(path: string, accessed: Date, modified: Date): void {
    this.files.utimes(this.followed(path), accessed, modified);
  }
}

function lengthOf(contents: Uint8Array | string): number {
  return typeof contents === 'string' ? utf8Bytes(contents).length : contents.length;
}

function isBelow(path: string, folder: string, separator: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(separator) ? folder : folder + separator);
}
