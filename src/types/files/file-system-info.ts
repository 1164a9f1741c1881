/** FileInfo and DirectoryInfo: a path and what the host knows of it, asked for when it is first needed. */
import type { FileStatus } from '../../platform/files.ts';
import { hostErrorCode } from '../../platform/host-error.ts';
import { ambient, hostFiles } from '../ambient.ts';
import { HostRefusal } from '../host-refusal.ts';
import { NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { DateTime } from '../values/date-time.ts';
import { fileError, hostPathOf, withDirectory, withFile } from './host-files.ts';
import {
  directoryName,
  extension,
  fileName,
  fileNameWithoutExtension,
  isWindowsPath,
  pathRoot,
  requireNoNul,
} from './path-text.ts';

/** Values of System.IO.FileAttributes. */
export const FileAttribute = {
  ReadOnly: 1,
  Hidden: 2,
  System: 4,
  Directory: 16,
  Archive: 32,
  Device: 64,
  Normal: 128,
  Temporary: 256,
  SparseFile: 512,
  ReparsePoint: 1024,
  Compressed: 2048,
  Offline: 4096,
  NotContentIndexed: 8192,
  Encrypted: 16384,
  IntegrityStream: 32768,
  NoScrubData: 131072,
} as const;

/** A time that the file system keeps for an entry. */
export type FileTime = 'CreationTime' | 'LastAccessTime' | 'LastWriteTime';

const STAT_FIELD = { CreationTime: 'birthtimeMs', LastAccessTime: 'atimeMs', LastWriteTime: 'mtimeMs' } as const;

/** Names of programs: the extensions that Windows puts into PATHEXT. */
const PROGRAM = /\.(?:com|exe|bat|cmd|vbs|vbe|jse?|wsf|wsh|msc)$/i;

export abstract class FileSystemInfo extends NetObject {
  private stats: FileStatus | null | undefined;
  private path: string;

  /**
   * @param originalPath as given, which ToString shows.
   * @param isFull whether it is a full path already, as those of listings are.
   */
  constructor(
    readonly originalPath: string,
    isFull = false,
  ) {
    super();
    requireNoNul(originalPath);
    this.path = isFull ? originalPath : ambient().files.fullPath(originalPath);
    // Its properties keep quiet when they fail, so that it says here what is closed.
    if (!ambient().files.isOpen(this.path)) throw new HostRefusal(this.path);
  }

  get fullName(): string {
    return this.path;
  }

  /** After MoveTo the object stands for the new place. */
  protected movedTo(path: string): void {
    this.path = ambient().files.fullPath(path);
    this.refresh();
  }

  get name(): string {
    return fileName(this.path.length > 1 ? this.path.replace(/[\\/]$/, '') : this.path) || this.path;
  }

  get baseName(): string {
    return fileNameWithoutExtension(this.name);
  }

  /** Whether a file is a program: by its name on the disks of Windows, else by its mode. */
  get isExecutable(): boolean {
    if (isWindowsPath(this.path)) return PROGRAM.test(this.name);
    return ((this.status?.mode ?? 0) & 0o111) !== 0;
  }

  get fileExtension(): string {
    return extension(this.path);
  }

  get hostPath(): string {
    return ambient().files.hostPath(this.path);
  }

  refresh(): void {
    this.stats = undefined;
  }

  /** What the host knows of the entry itself (links are not followed); null when there is none. */
  protected get status(): FileStatus | null {
    if (this.stats === undefined) this.stats = hostFiles().lstat(this.hostPath, { throwIfNoEntry: false }) ?? null;
    return this.stats;
  }

  abstract get exists(): boolean;

  get isLink(): boolean {
    return this.status?.isSymbolicLink() ?? false;
  }

  /** As the link has it; on the disk of a machine of a lab the full path, as the machine sees it. */
  get linkTarget(): string | null {
    if (!this.isLink) return null;
    const target = hostFiles().readlink(this.hostPath);
    if (!isWindowsPath(this.path)) return target;
    return ambient().files.fullPath(`${directoryName(this.path)}\\${target.replaceAll('/', '\\')}`);
  }

  /** `SymbolicLink`, `HardLink`, or null. */
  get linkType(): string | null {
    if (this.isLink) return 'SymbolicLink';
    const { status } = this;
    return status?.isFile() && status.nlink > 1 ? 'HardLink' : null;
  }

  /** The bits of System.IO.FileAttributes; -1 when there is no such entry. */
  get attributes(): number {
    const { status } = this;
    if (!status) return -1;
    let bits = 0;
    if (isWritable(this.hostPath, status)) bits |= 0;
    else bits |= FileAttribute.ReadOnly;
    const windows = isWindowsPath(this.path);
    if (!windows && this.name.startsWith('.') && this.name.length > 1) bits |= FileAttribute.Hidden;
    if (status.isSymbolicLink()) bits |= FileAttribute.ReparsePoint;
    if (this.leadsToDirectory()) bits |= FileAttribute.Directory;
    else if (windows) bits |= FileAttribute.Archive;
    return bits === 0 ? FileAttribute.Normal : bits;
  }

  /** Only ReadOnly can be kept on the host. */
  set attributes(bits: number) {
    withFile(this.path, (hostPath) => {
      const { mode } = hostFiles().stat(hostPath);
      hostFiles().chmod(hostPath, bits & FileAttribute.ReadOnly ? mode & ~0o222 : mode | 0o200);
    });
    this.refresh();
  }

  protected leadsToDirectory(): boolean {
    const { status } = this;
    if (!status?.isSymbolicLink()) return status?.isDirectory() ?? false;
    return hostFiles().stat(this.hostPath, { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  /** A missing entry has the time 1601-01-01. */
  time(field: FileTime): DateTime {
    const { status } = this;
    return status
      ? DateTime.fromUnixMs(Math.floor(timeIn(status, field)))
      : DateTime.create(1601, 1, 1, 0, 0, 0, 0, 0, 'Utc');
  }

  /** The time of creation cannot be set on the host: .NET on Unix sets that of the last change in its stead. */
  setTime(field: FileTime, value: DateTime): void {
    withFile(this.path, (hostPath) => {
      const { atime, mtime } = hostFiles().stat(hostPath);
      const date = new Date(value.toUniversalTime().unixMs);
      if (field === 'LastAccessTime') hostFiles().utimes(hostPath, date, mtime);
      else hostFiles().utimes(hostPath, atime, date);
    });
    this.refresh();
  }

  get mode(): string {
    const bits = Math.max(this.attributes, 0);
    const kind = bits & FileAttribute.ReparsePoint ? 'l' : bits & FileAttribute.Directory ? 'd' : '-';
    const flag = (bit: number, letter: string) => (bits & bit ? letter : '-');
    return `${kind}${flag(FileAttribute.Archive, 'a')}${flag(FileAttribute.ReadOnly, 'r')}${flag(FileAttribute.Hidden, 'h')}${flag(FileAttribute.System, 's')}`;
  }

  override toString(): string {
    return this.originalPath;
  }
}

/** File systems that keep no time of creation: .NET takes the earlier of the last changes of content and of status. */
function timeIn(status: FileStatus, field: FileTime): number {
  const time = status[STAT_FIELD[field]];
  return field === 'CreationTime' && time <= 0 ? Math.min(status.mtimeMs, status.ctimeMs) : time;
}

/** root may write everything, so that the mode alone decides, as File.GetAttributes does on Unix. */
function isWritable(hostPath: string, status: FileStatus): boolean {
  const mode = status.isSymbolicLink()
    ? (hostFiles().stat(hostPath, { throwIfNoEntry: false })?.mode ?? 0o200)
    : status.mode;
  return (mode & 0o222) !== 0;
}

export class FileInfo extends FileSystemInfo {
  netType(): NetType {
    return typeNamed('System.IO.FileInfo');
  }

  get exists(): boolean {
    return this.status !== null && !this.leadsToDirectory();
  }

  get length(): number {
    const stats = hostFiles().stat(this.hostPath, { throwIfNoEntry: false });
    if (!stats || stats.isDirectory()) {
      const missing = netException('System.IO.FileNotFoundException', `Could not find file '${this.fullName}'.`);
      missing.properties.set('FileName', this.fullName);
      throw missing;
    }
    return stats.size;
  }

  get directoryName(): string | null {
    return directoryName(this.fullName);
  }

  delete(): void {
    withFile(this.fullName, (hostPath) => hostFiles().rm(hostPath, { force: true }));
    this.refresh();
  }

  moveTo(to: string, overwrite = false): void {
    const target = hostPathOf(to, 'destFileName');
    if (!overwrite && hostFiles().exists(target)) throw fileError({ code: 'EEXIST' }, to);
    withFile(this.fullName, (hostPath) => hostFiles().rename(hostPath, target));
    this.movedTo(to);
  }

  copyTo(to: string, overwrite = false): FileInfo {
    const target = hostPathOf(to, 'destFileName');
    if (!overwrite && hostFiles().exists(target)) throw fileError({ code: 'EEXIST' }, to);
    withFile(this.fullName, (hostPath) => hostFiles().copyFile(hostPath, target));
    return new FileInfo(ambient().files.fullPath(to));
  }
}

export class DirectoryInfo extends FileSystemInfo {
  netType(): NetType {
    return typeNamed('System.IO.DirectoryInfo');
  }

  get exists(): boolean {
    return this.leadsToDirectory();
  }

  get parent(): DirectoryInfo | null {
    const path = directoryName(this.fullName.replace(/(?<=.)[\\/]$/, ''));
    return path === null || path === '' || path === this.fullName ? null : new DirectoryInfo(path);
  }

  get root(): DirectoryInfo {
    return new DirectoryInfo(pathRoot(this.fullName));
  }

  create(): void {
    createDirectory(this.fullName);
    this.refresh();
  }

  delete(recursive = false): void {
    deleteDirectory(this.fullName, recursive);
    this.refresh();
  }

  moveTo(to: string): void {
    withDirectory(this.fullName, (hostPath) => hostFiles().rename(hostPath, hostPathOf(to, 'destDirName')));
    this.movedTo(to);
  }
}

/** Directory.CreateDirectory: makes those above it, too; one that is there is fine. */
export function createDirectory(path: string): DirectoryInfo {
  withFile(path, (hostPath) => hostFiles().mkdir(hostPath, { recursive: true }));
  return new DirectoryInfo(path);
}

export function deleteDirectory(path: string, recursive: boolean): void {
  withDirectory(path, (hostPath) => {
    if (!hostFiles().lstat(hostPath).isDirectory())
      throw netException('System.IO.IOException', `The directory name is invalid. : '${path}'`);
    if (recursive) hostFiles().rm(hostPath, { recursive: true });
    else hostFiles().rmdir(hostPath);
  });
}

/** The path of an entry of a directory, written with the directory's own separator. */
export function childPath(directory: string, name: string): string {
  if (/[\\/]$/.test(directory)) return directory + name;
  return `${directory}${isWindowsPath(directory) ? '\\' : '/'}${name}`;
}

/** The entry at a full path as the object of its kind. */
export function infoOf(path: string, isDirectory: boolean): FileInfo | DirectoryInfo {
  return isDirectory ? new DirectoryInfo(path, true) : new FileInfo(path, true);
}

/** Entries of a directory as the host lists them; a link counts as what it leads to. @throws NetException */
export function entriesOf(path: string): { name: string; isDirectory: boolean }[] {
  return withDirectory(path, (hostPath) =>
    hostFiles()
      .readEntries(hostPath)
      .map((entry) => ({
        name: entry.name,
        isDirectory: entry.isSymbolicLink() ? leadsToFolder(childPath(path, entry.name)) : entry.isDirectory(),
      })),
  );
}

/** A link that may not be followed leads to no folder. */
function leadsToFolder(link: string): boolean {
  try {
    return hostFiles().stat(ambient().files.hostPath(link), { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    if (error instanceof NetException || hostErrorCode(error) !== undefined) return false;
    throw error;
  }
}

export interface EntrySearch {
  readonly pattern?: string;
  readonly recurse?: boolean;
  readonly kind?: 'files' | 'directories' | 'both';
}

/** What Directory.GetFiles and its kind find: `*` and `?` in names; `*.*` is everything, as on Windows. */
export function searchEntries(path: string, options: EntrySearch = {}): { path: string; isDirectory: boolean }[] {
  const { pattern = '*', recurse = false, kind = 'both' } = options;
  const matches = namePattern(pattern, isWindowsPath(path));
  const found: { path: string; isDirectory: boolean }[] = [];
  const visit = (directory: string): void => {
    const entries = entriesOf(directory);
    for (const { name, isDirectory } of entries) {
      const wanted = kind === 'both' || (kind === 'directories') === isDirectory;
      if (wanted && matches(name)) found.push({ path: childPath(directory, name), isDirectory });
    }
    if (recurse) for (const { name, isDirectory } of entries) if (isDirectory) visit(childPath(directory, name));
  };
  visit(path);
  return found;
}

/** The patterns of .NET's file searches (MatchType.Win32 where letter case does not matter). */
export function namePattern(pattern: string, ignoreCase: boolean): (name: string) => boolean {
  if (pattern === '*' || pattern === '*.*') return () => true;
  // `name.*` also finds names without an extension, as Windows does.
  const open = pattern.endsWith('.*');
  const source = (open ? pattern.slice(0, -2) : pattern)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const regex = new RegExp(`^${source}${open ? '(?:\\..*)?' : ''}$`, ignoreCase ? 'is' : 's');
  return (name) => regex.test(name);
}
