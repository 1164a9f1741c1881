/** System.IO.DriveInfo: the file system at the root of a drive, or at a mount point. */
import { hostErrorCode } from '../../platform/host-error.ts';
import { ambient, hostFiles } from '../ambient.ts';
import { HostRefusal } from '../host-refusal.ts';
import { argumentException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { statOf } from './host-files.ts';
import { isWindowsPath } from './path-text.ts';

/** What file systems call themselves, by the numbers that statfs gives (statfs(2)); DriveInfo's kind of each. */
const FORMATS: ReadonlyMap<number, readonly [name: string, kind: keyof typeof DRIVE_TYPES]> = new Map([
  [0xef53, ['ext4', 'Fixed']],
  [0x58465342, ['xfs', 'Fixed']],
  [0x9123683e, ['btrfs', 'Fixed']],
  [0x794c7630, ['overlay', 'Fixed']],
  [0x2fc12fc1, ['zfs', 'Fixed']],
  [0x01021994, ['tmpfs', 'Ram']],
  [0x6969, ['nfs', 'Network']],
  [0xff534d42, ['cifs', 'Network']],
  [0x9660, ['isofs', 'CDRom']],
]);

export const DRIVE_TYPES = { Unknown: 0, NoRootDirectory: 1, Removable: 2, Fixed: 3, Network: 4, CDRom: 5, Ram: 6 };

/** A machine of a lab has disks of one kind. */
const WINDOWS_DISK = ['NTFS', 'Fixed'] as const;

export class DriveInfo extends NetObject {
  readonly name: string;

  constructor(given: string) {
    super();
    if (given === '') throw argumentException('ArgumentException', 'Drive name must not be empty.', 'driveName');
    const letter = /^([a-z])(?::\\?)?$/i.exec(given)?.[1];
    this.name = letter !== undefined && seesDisk(letter) ? `${letter}:\\` : given;
    // Its properties keep quiet when they fail, so that it says here what is closed.
    if (!ambient().files.isOpen(this.name)) throw new HostRefusal(this.name);
  }

  /** The disks of the session: letters first, and the host's own root where the session sees it. */
  static all(): DriveInfo[] {
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at)).filter(seesDisk);
    const roots = letters.map((letter) => `${letter}:\\`);
    return [...(ambient().files.isOpen('/') ? ['/'] : []), ...roots].map((root) => new DriveInfo(root));
  }

  netType(): NetType {
    return typeNamed('System.IO.DriveInfo');
  }

  get isReady(): boolean {
    return statOf(this.name)?.isDirectory() ?? false;
  }

  /** A value of `System.IO.DriveType`. */
  get driveType(): number {
    return this.isReady ? DRIVE_TYPES[this.format[1]] : DRIVE_TYPES.NoRootDirectory;
  }

  get driveFormat(): string {
    return this.format[0];
  }

  get availableFreeSpace(): bigint {
    const { bavail, bsize } = this.space();
    return BigInt(bavail) * BigInt(bsize);
  }

  get totalFreeSpace(): bigint {
    const { bfree, bsize } = this.space();
    return BigInt(bfree) * BigInt(bsize);
  }

  get totalSize(): bigint {
    const { blocks, bsize } = this.space();
    return BigInt(blocks) * BigInt(bsize);
  }

  private get format(): readonly [name: string, kind: keyof typeof DRIVE_TYPES] {
    if (isWindowsPath(this.name)) return WINDOWS_DISK;
    return FORMATS.get(this.space().type) ?? ['unknown', 'Unknown'];
  }

  private space() {
    if (!this.isReady) throw notFound(this.name);
    try {
      return hostFiles().statfs(ambient().files.hostPath(this.name));
    } catch (error) {
      throw hostErrorCode(error) === undefined ? error : notFound(this.name);
    }
  }

  override toString(): string {
    return this.name;
  }
}

function seesDisk(letter: string): boolean {
  return statOf(`${letter}:\\`)?.isDirectory() ?? false;
}

function notFound(name: string) {
  return netException(
    'System.IO.DriveNotFoundException',
    `Could not find the drive '${name}'. The drive might not be ready or might not be mapped.`,
  );
}
