/**
 * The disks of a lab's machines as somebody who is logged on has them: what is written carries the time of the lab, a full
 * disk takes nothing more, and the rights of the account decide.
 */
import { datedFiles } from '../platform/dated-files.ts';
import type { HostFiles } from '../platform/files.ts';
import { hostErrorCode } from '../platform/host-error.ts';
import { platform } from '../platform/platform.ts';
import type { Store } from '../storage/store.ts';
import { isFounder } from './accounts.ts';
import {
  hasOwners,
  isAdministrator,
  mayUseShare,
  moveOwners,
  noteOwner,
  type PlaceRights,
  rightsAt,
} from './disk-rights.ts';
import { diskFolder, disksFolder, requireDisk } from './disk-setup.ts';
import { faultOf, separation } from './faults.ts';
import { filesOfFullDisks } from './full-disk.ts';
import { type DiskGuard, guardedFiles } from './guarded-files.ts';
import { MachineDisk, type NetworkDisk } from './machine-disk.ts';
import { sharesOf } from './shares.ts';
import { topologyOf } from './stored-topology.ts';
import type { Computer, Topology } from './topology.ts';
import { profileFolders } from './user-profile.ts';

/** A place on a machine's disk. */
interface Place {
  readonly computer: Computer;
  /** The names of its path from drive C on. */
  readonly names: readonly string[];
}

export interface LabDisksOptions {
  readonly readOnly: boolean;
  /** Whether the host's own files are closed to the machines. */
  readonly confined: boolean;
  /** Who is logged on. */
  readonly user: () => string;
  /** The time of the lab. */
  readonly now: () => number;
}

export class LabDisks implements DiskGuard {
  /** With what services write, and who sets a machine up: rights are those of the system. */
  readonly systemFiles: HostFiles;
  /** Those of this computer; the disks of the lab are as who is logged on has them. */
  readonly files: HostFiles;
  private readonly disks: string;

  constructor(
    private readonly store: Store,
    /** The folder of the lab's files on the host. */
    private readonly folder: string,
    private readonly options: LabDisksOptions,
  ) {
    this.disks = `${disksFolder(folder)}${platform().paths.separator}`;
    this.systemFiles = this.asLabDisks(platform().files);
    this.files = guardedFiles(this.systemFiles, this);
  }

  /** Files that do what the given ones do, for who is logged on. */
  filesLike(files: HostFiles): HostFiles {
    return guardedFiles(this.asLabDisks(files), this);
  }

  /** Whether a path of the host lies on the disk of a machine. */
  holds(path: string): boolean {
    return this.placeOf(path) !== undefined;
  }

  /** The disk of a machine, and those of others as it sees them. */
  diskOf(computer: Computer): MachineDisk {
    return this.disk(computer, this.files, ({ shares, ...disk }, owner) => {
      const closed = shares.filter((share) => !mayUseShare(this.asking(owner), share));
      return { ...disk, shares, closed };
    });
  }

  /** The disk of a machine as its services have it. */
  systemDiskOf(computer: Computer): MachineDisk {
    return this.disk(computer, this.systemFiles, (disk) => disk);
  }

  /** Somebody logs on to a machine: the profile is there from then on. */
  requireProfile(computer: Computer, user: string): void {
    if (isFounder(this.topology, user) || this.options.readOnly) return;
    const { root } = this.systemDiskOf(computer);
    this.prepare(root);
    for (const names of profileFolders(user)) {
      this.systemFiles.mkdir(platform().paths.join(root, ...names), { recursive: true });
    }
  }

  // --- what the guard of the files asks

  rightsAt(path: string): PlaceRights | undefined {
    const given = this.placeOf(path);
    if (!given) return undefined;
    const isAllOpen = isFounder(this.topology, this.options.user());
    const place = isAllOpen ? given : (this.placeOf(this.withoutLinks(path)) ?? given);
    return rightsAt(this.asking(place.computer), place.names);
  }

  made(path: string): void {
    const place = this.placeOf(path);
    if (!place) return;
    const { computer, names } = place;
    const asking = this.asking(computer);
    const account = isAdministrator(asking) ? null : asking.user;
    if (this.options.readOnly || (account === null && !hasOwners(asking.lab, computer, names))) return;
    this.store.transact((change) => noteOwner(change, computer, names, account));
  }

  gone(path: string): void {
    const place = this.placeOf(path);
    if (!place || this.options.readOnly || !hasOwners(this.store.snapshot(), place.computer, place.names)) return;
    this.store.transact((change) => noteOwner(change, place.computer, place.names, null));
  }

  moved(from: string, to: string): void {
    const [source, target] = [this.placeOf(from), this.placeOf(to)];
    if (!source || !target || source.computer.fqdn !== target.computer.fqdn) {
      this.gone(from);
      this.made(to);
    } else if (!this.options.readOnly && hasOwners(this.store.snapshot(), source.computer, source.names)) {
      this.store.transact((change) => moveOwners(change, source.computer, source.names, target.names));
    }
  }

  // --- how it does that

  private get topology(): Topology {
    return topologyOf(this.store.snapshot());
  }

  private asking(computer: Computer) {
    return { lab: this.store.snapshot(), topology: this.topology, user: this.options.user(), computer };
  }

  private asLabDisks(files: HostFiles): HostFiles {
    const { now } = this.options;
    const dated = datedFiles(files, (path) => (path.startsWith(this.disks) ? now : undefined));
    return filesOfFullDisks(dated, (path) => this.isDiskFull(path));
  }

  private disk(
    computer: Computer,
    files: HostFiles,
    asSeen: (disk: NetworkDisk, owner: Computer) => NetworkDisk,
  ): MachineDisk {
    const rootOf = (owner: Computer) => diskFolder(this.folder, owner.name);
    const findDisk = (name: string) => {
      const found = this.topology.computer(name);
      if (!found || separation(this.store.snapshot(), computer.fqdn, found.fqdn)) return undefined;
      return asSeen({ root: rootOf(found), shares: sharesOf(this.store.snapshot(), this.topology, found) }, found);
    };
    const prepare = (root: string) => this.prepare(root);
    return new MachineDisk(rootOf(computer), computer.fqdn, findDisk, prepare, files, this.options.confined);
  }

  /** The disk whose folder this is, is there from now on; a lab that is open for reading only has those that it has. */
  private prepare(root: string): void {
    const owner = this.machineAt(root);
    if (owner && !this.options.readOnly) requireDisk(this.store.snapshot(), this.folder, this.topology, owner);
  }

  private isDiskFull(path: string): boolean {
    const machine = this.machineAt(path);
    return machine !== undefined && faultOf(this.store.snapshot(), machine.fqdn, 'disk-full') !== undefined;
  }

  /** The machine whose disk a path of the host leads to: behind the folder of all disks stands the machine's name. */
  private machineAt(path: string): Computer | undefined {
    const [name = ''] = this.namesIn(path) ?? [];
    return this.topology.computer(name);
  }

  private placeOf(path: string): Place | undefined {
    const [, drive, ...names] = this.namesIn(path) ?? [];
    if (drive !== 'C') return undefined;
    const computer = this.machineAt(path);
    return computer && { computer, names };
  }

  private namesIn(path: string): string[] | undefined {
    if (!path.startsWith(this.disks)) return undefined;
    return path.slice(this.disks.length).split(platform().paths.separator);
  }

  /** Where a path leads when links above it are followed: rights are those of the place, not of the way to it. */
  private withoutLinks(path: string): string {
    const { files, paths } = platform();
    const folder = paths.directoryName(path);
    try {
      const real = files.realpath(folder);
      const realDisks = `${files.realpath(disksFolder(this.folder))}${paths.separator}`;
      if (!real.startsWith(realDisks)) return path;
      return paths.join(this.disks, real.slice(realDisks.length), paths.baseName(path));
    } catch (error) {
      if (hostErrorCode(error) === undefined) throw error;
      // The folder is not there, and so is not what is asked for: its own place says what may be made.
      return path;
    }
  }
}
