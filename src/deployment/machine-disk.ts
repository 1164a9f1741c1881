/**
 * The disks of machines: `C:\…` on a folder inside the lab, `\\fe02\c$\…` on what another machine shares, and the host's own
 * files as `\\tsclient\…` (as in a remote desktop session) or by a POSIX path. Windows finds names in any letter case
 * and takes both slashes; a path on a lab disk never leads out of that disk's folder, neither by `..` nor by links.
 */
import type { HostFiles } from '../platform/files.ts';
import type { HostErrorParts } from '../platform/host-error.ts';
import { hostErrorCode } from '../platform/host-error.ts';
import { refusalText } from '../platform/host-refusal.ts';
import { platform } from '../platform/platform.ts';
import { DeploymentError } from './deployment-error.ts';
import { requireInside, requirePlainDisk } from './disk-links.ts';
import type { Share } from './shares.ts';

/** Where a Windows path lies on the host. */
export interface DiskLocation {
  /** The path on the host; of something that does not exist yet, where it would be. */
  readonly hostPath: string;
  /** The path as Windows writes it, with the letter case of what exists. */
  readonly windowsPath: string;
  readonly exists: boolean;
  /** The folder on the host that bounds the disk, or null for the host's own files. */
  readonly root: string | null;
}

/** The disk of a machine as others see it. */
export interface NetworkDisk {
  /** The folder on the host that is its drive C. */
  readonly root: string;
  readonly shares: readonly Share[];
  /** Those that who is logged on may not use. */
  readonly closed?: readonly Share[];
}

/** Finds a machine's disk by the machine's name; `undefined` where there is no such machine. */
export type DiskFinder = (machine: string) => NetworkDisk | undefined;

/** The file system as one machine sees it. */
export class MachineDisk {
  /** The folder on the host that is `C:\`. */
  readonly root: string;
  private readonly confined: boolean;
  /** Folders of disks that were found to be no links. */
  private readonly plain = new Set<string>();

  /**
   * @param prepare makes a disk, by its folder, where nobody has looked at it yet.
   * @param files what it reads and writes with.
   * @param confined whether the host's own files are closed to it.
   */
  constructor(
    root: string,
    private readonly machine: string,
    private readonly findDisk: DiskFinder,
    private readonly prepare: (root: string) => void = () => {},
    private readonly files: HostFiles = platform().files,
    confined = false,
  ) {
    this.root = root;
    this.confined = confined;
  }

  /** Finds where an absolute path lies. What follows the last existing folder is kept as it was written. */
  locate(path: string): DiskLocation {
    const slashed = path.replaceAll('/', '\\');
    if (slashed.startsWith('\\\\')) return this.locateNetwork(path, slashed);
    const [, letter, rest] = /^([A-Za-z]):(.*)$/s.exec(slashed) ?? [];
    if (letter !== undefined && rest !== undefined) {
      const drive = letter.toUpperCase();
      if (drive !== 'C') throw new DeploymentError('drive-not-found', { drive, machine: this.machine });
      return this.locateOnDisk(this.root, 'C:', [], rest, path);
    }
    if (path.startsWith('/')) return this.locateOnHost(path, path);
    throw new DeploymentError('path-invalid', { path, reason: 'it names no drive' });
  }

  /** Reads a file. */
  readFile(path: string): Uint8Array {
    const { hostPath } = this.locate(path);
    try {
      return this.files.readFile(hostPath);
    } catch (error) {
      throw fileError(error, path);
    }
  }

  /** Writes a file into a folder that exists; an old file of the name is replaced. */
  writeFile(path: string, contents: Uint8Array | string): void {
    const { hostPath } = this.locate(path);
    try {
      this.files.writeFile(hostPath, contents);
    } catch (error) {
      throw hostErrorCode(error) === 'ENOENT'
        ? new DeploymentError('path-not-found', { path }, { cause: error })
        : fileError(error, path);
    }
  }

  /** Makes a file that is not there yet; false where it is. */
  makeFile(path: string, contents: Uint8Array | string): boolean {
    if (this.exists(path)) return false;
    try {
      this.files.writeFile(this.locate(path).hostPath, contents, { flag: 'wx' });
      return true;
    } catch (error) {
      if (hostErrorCode(error) === 'EEXIST') return false;
      throw fileError(error, path);
    }
  }

  /** Makes a folder and those above it. */
  makeFolder(path: string): void {
    try {
      this.files.mkdir(this.locate(path).hostPath, { recursive: true });
    } catch (error) {
      throw fileError(error, path);
    }
  }

  /** Whether there is a file or folder. */
  exists(path: string): boolean {
    return this.locate(path).exists;
  }

  /** The names of a folder of drive C, with the letter case that they have on the disk; undefined where there is none. */
  folderAt(path: string): string[] | undefined {
    const { hostPath, windowsPath, exists, root } = this.locate(path);
    if (!exists || root !== this.root || !this.files.stat(hostPath).isDirectory()) return undefined;
    return windowsPath
      .split('\\')
      .slice(1)
      .filter((name) => name !== '');
  }

  private locateNetwork(path: string, slashed: string): DiskLocation {
    const [host = '', share = '', ...rest] = slashed.slice(2).split('\\');
    if (host.toLowerCase() === 'tsclient') return this.locateOnHost(clientPath(share, rest), path);
    const disk = this.findDisk(host);
    const shared = disk?.shares.find(({ name }) => name.toLowerCase() === share.toLowerCase());
    const folder = shared?.folder;
    if (!disk || !folder) throw new DeploymentError('network-path-not-found', { path });
    if (disk.closed?.some(({ name }) => name === shared.name)) throw new DeploymentError('file-unreadable', { path });
    return this.locateOnDisk(disk.root, `\\\\${host}\\${share}`, folder, rest.join('\\'), path);
  }

  private locateOnDisk(
    root: string,
    prefix: string,
    folder: readonly string[],
    rest: string,
    path: string,
  ): DiskLocation {
    if (!this.plain.has(root)) requirePlainDisk(root, path);
    this.plain.add(root);
    // The lab may have gone back to a state in which nobody had looked at the disk.
    if (!platform().files.exists(root)) this.prepare(root);
    return locateInside(root, prefix, folder, rest, path);
  }

  private locateOnHost(hostPath: string, windowsPath: string): DiskLocation {
    if (this.confined)
      throw new DeploymentError('host-refused', { path: windowsPath, reason: refusalText(windowsPath) });
    return {
      hostPath,
      windowsPath,
      exists: platform().files.stat(hostPath, { throwIfNoEntry: false }) !== undefined,
      root: null,
    };
  }
}

/** `\\tsclient\home\me` is `/home/me`; on a Windows host `\\tsclient\C\Users` is `C:\Users`. */
function clientPath(share: string, rest: readonly string[]): string {
  if (platform().system.os === 'win32') return platform().paths.join(`${share}:\\`, ...rest);
  return platform().paths.join('/', share, ...rest);
}

/** `folder` is where `prefix` lies on the disk. */
function locateInside(
  root: string,
  prefix: string,
  folder: readonly string[],
  rest: string,
  path: string,
): DiskLocation {
  let hostPath = root;
  let exists = platform().files.stat(root, { throwIfNoEntry: false }) !== undefined;
  const names: string[] = [];
  for (const wanted of [...folder, ...normalizedNames(rest, path)]) {
    const name = (exists && nameOnDisk(hostPath, wanted)) || undefined;
    exists = name !== undefined;
    hostPath = platform().paths.join(hostPath, name ?? wanted);
    if (name !== undefined) requireInside(root, hostPath, path);
    names.push(name ?? wanted);
  }
  return { hostPath, windowsPath: `${prefix}\\${names.slice(folder.length).join('\\')}`, exists, root };
}

/** The names of a path; `..` ends at the root, as on Windows. */
function normalizedNames(rest: string, path: string): string[] {
  const names: string[] = [];
  for (const name of rest.split('\\')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(requireName(name, path));
  }
  return names;
}

/** Windows takes no such characters in names, and drops dots and blanks at their ends. */
function requireName(name: string, path: string): string {
  const illegal = /[<>:"|?*\x00-\x1f]/.exec(name);
  if (illegal) throw new DeploymentError('path-invalid', { path, reason: 'it has illegal characters' });
  return name.replace(/[. ]+$/, '') || name;
}

/** The name under which a folder has an entry: the same letters if there is one, else the same in another case. */
function nameOnDisk(folder: string, wanted: string): string | undefined {
  if (platform().files.lstat(platform().paths.join(folder, wanted), { throwIfNoEntry: false })) return wanted;
  let names: string[];
  try {
    names = platform().files.readdir(folder);
  } catch (error) {
    // Not a folder: then nothing lies below it. Anything else (permissions) is for the operation itself to say.
    if (hostErrorCode(error) === 'ENOTDIR') return undefined;
    throw fileError(error, folder);
  }
  const lower = wanted.toLowerCase();
  return names.find((name) => name.toLowerCase() === lower);
}

function fileError(error: unknown, path: string): DeploymentError {
  const { code, message } = error as HostErrorParts;
  switch (code) {
    case 'ENOENT':
      return new DeploymentError('file-not-found', { path }, { cause: error });
    case 'ENOTDIR':
      return new DeploymentError('path-not-found', { path }, { cause: error });
    case 'EISDIR':
      return new DeploymentError('not-a-file', { path }, { cause: error });
    case 'EEXIST':
      return new DeploymentError('file-exists', { path }, { cause: error });
    case 'ENOSPC':
      return new DeploymentError('disk-full', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DeploymentError('file-unreadable', { path }, { cause: error });
    default:
      return new DeploymentError('path-invalid', { path, reason: message }, { cause: error });
  }
}
