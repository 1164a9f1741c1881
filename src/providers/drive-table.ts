/**
 * The drives of a session: which providers there are, where the session is on each drive, and what a path means from
 * there (`x`, `~/x`, `C:x`, `Env:PATH`, `FileSystem::/x`, `\\server\share`).
 */

import type { Scope } from '../engine/scope.ts';
import { ServiceKey } from '../engine/services.ts';
import { type NetException, netException, nullArgument } from '../types/net-exception.ts';
import { hasWildcards, unescapeWildcards } from '../types/wildcard.ts';
import { LocationStacks } from './location-stacks.ts';
import { expandWildcards } from './path-globbing.ts';
import type { PathInfo } from './path-info.ts';
import { driveNameIn } from './path-parts.ts';
import type { ChildOptions, Provider, PSDriveInfo } from './provider.ts';
import {
  ambiguousPath,
  argumentError,
  driveNotFound,
  LookingFailed,
  pathNotFound,
  providerNotFound,
} from './provider-errors.ts';
import { belowRoot, displayPath, pathInfoOf, type ResolvedPath } from './resolved-path.ts';
import { ScopedDrives } from './scoped-drives.ts';

/** The drives of the session that a cmdlet runs in. */
export const DRIVES = new ServiceKey<DriveTable>('drives');

export class DriveTable {
  private readonly providersByName = new Map<string, Provider>();
  private readonly drivesByName = new Map<string, PSDriveInfo>();
  readonly stacks = new LocationStacks();
  private currentDrive: PSDriveInfo | null = null;
  /** Set while the session stands on a share, which no drive has. */
  private shareLocation: ResolvedPath | null = null;
  private readonly scoped: ScopedDrives;

  /** @param scope that of what runs now. */
  constructor(scope: () => Scope | null) {
    this.scoped = new ScopedDrives(scope);
  }

  // --- providers and drives

  /** Adds a provider with its first drives. */
  registerProvider(provider: Provider): void {
    this.providersByName.set(provider.name.toLowerCase(), provider);
    for (const drive of provider.initialDrives()) this.addDrive(drive);
  }

  get providers(): Iterable<Provider> {
    return this.providersByName.values();
  }

  /** By name, or by `Module\Name`; null when there is none. */
  findProvider(name: string): Provider | null {
    if (name === null) throw nullArgument('name');
    const slash = name.lastIndexOf('\\');
    const found = this.providersByName.get(name.slice(slash + 1).toLowerCase()) ?? null;
    return found && slash >= 0 && found.info.fullName.toLowerCase() !== name.toLowerCase() ? null : found;
  }

  /** @throws NetException ProviderNotFound */
  provider(name: string): Provider {
    const found = this.findProvider(name);
    if (!found) throw providerNotFound(name);
    return found;
  }

  get drives(): readonly PSDriveInfo[] {
    return sorted(new Map([...this.drivesByName, ...this.scoped.seen()]).values());
  }

  /** The drives of one scope alone. */
  drivesIn(scope: Scope): readonly PSDriveInfo[] {
    return sorted(scope.parent === null ? this.drivesByName.values() : this.scoped.in(scope));
  }

  /** Adds a drive to a scope. */
  addDriveTo(scope: Scope, drive: PSDriveInfo): void {
    if (scope.parent === null) this.addDrive(drive);
    else this.scoped.add(drive, scope);
  }

  addDrive(drive: PSDriveInfo): void {
    this.drivesByName.set(drive.name.toLowerCase(), drive);
    drive.provider.info.drives = [...drive.provider.info.drives, drive];
    // A session starts on a disk, whatever the order in which the providers are listed.
    if (drive.provider.name === 'FileSystem') this.currentDrive ??= drive;
  }

  findDrive(name: string): PSDriveInfo | null {
    if (name === null) throw nullArgument('name');
    return this.scoped.find(name) ?? this.drivesByName.get(name.toLowerCase()) ?? null;
  }

  removeDrive(drive: PSDriveInfo): void {
    if (this.scoped.remove(drive)) return;
    this.drivesByName.delete(drive.name.toLowerCase());
    drive.provider.info.drives = drive.provider.info.drives.filter((other) => other !== drive);
  }

  /** The drive on which an absolute path of a provider lies by itself: that with the longest root, never one a script made. */
  private driveOf(provider: Provider, path: string): PSDriveInfo | null {
    let best: PSDriveInfo | null = null;
    for (const drive of provider.info.drives) {
      if (!drive.separatedByColon ? !path.startsWith('/') : !startsWithDrive(path, drive)) continue;
      if (!best || drive.root.length > best.root.length) best = drive;
    }
    return best;
  }

  // --- what a path means

  /** Resolves a path without looking whether anything is there; wildcards stay as they are. */
  resolve(path: string): ResolvedPath {
    // A list of paths that a script gives may have $null in it.
    if (path === null || path === undefined) throw nullArgument('path');
    const qualified = /^((?:[\w.]+\\)?\w+)::(.*)$/s.exec(path);
    if (qualified) return this.resolveQualified(qualified[1] ?? '', qualified[2] ?? '');
    const drive = driveNameIn(path);
    if (drive !== null) return this.resolveOnDrive(this.requireDrive(drive), path.slice(drive.length + 1));
    return this.resolveHere(path);
  }

  private requireDrive(name: string): PSDriveInfo {
    const drive = this.findDrive(name);
    if (!drive) throw driveNotFound(name);
    return drive;
  }

  private resolveQualified(name: string, rest: string): ResolvedPath {
    const provider = this.provider(name);
    const path = provider.normalize(rest === '' ? '' : rest);
    return { provider, drive: provider.isNavigable ? this.driveOf(provider, path) : null, path };
  }

  /** `C:\x` from the drive's root, `C:x` from where the session is on it. */
  private resolveOnDrive(drive: PSDriveInfo, rest: string): ResolvedPath {
    const rooted = /^[\\/]/.test(rest);
    return onDrive(drive, rooted ? rest : `${drive.currentLocation}/${rest}`);
  }

  private resolveHere(path: string): ResolvedPath {
    const { drive } = this.location;
    const files = this.findProvider('FileSystem');
    if (/^~(?:$|[\\/])/.test(path)) return this.resolveHome(path.slice(1));
    if (path.startsWith('\\\\') && files) return { provider: files, drive: null, path: files.normalize(path) };
    const root = this.findDrive('/');
    // Flat drives (Env:, Variable:) have no paths of their own, so that a path of the host is meant, as in PowerShell there.
    const isOfHost = drive?.provider === files || this.shareLocation || (root && drive?.provider.isNavigable === false);
    if (path.startsWith('/') && files && isOfHost) {
      const normal = files.normalize(path);
      return { provider: files, drive: root ?? this.driveOf(files, normal), path: normal };
    }
    if (!drive) return this.resolveOnShare(path);
    return onDrive(drive, /^[\\/]/.test(path) ? path : `${drive.currentLocation}/${path}`);
  }

  private resolveOnShare(path: string): ResolvedPath {
    const here = this.shareLocation as ResolvedPath;
    const { provider } = here;
    return { provider, drive: null, path: provider.normalize(provider.join(here.path, path)) };
  }

  /** `~` is the home of the provider of the current location. */
  private resolveHome(rest: string, { provider } = this.location): ResolvedPath {
    const { home } = provider.info;
    if (home === '') {
      throw argumentError(
        `Home location for this provider is not set. To set the home location, call "(get-psprovider '${provider.name}').Home = 'path'".`,
      );
    }
    const path = provider.normalize(provider.join(home, rest.replace(/^[\\/]+/, '')));
    return { provider, drive: this.driveOf(provider, path), path };
  }

  /**
   * What a path with wildcards finds, or the one path that a path without names. @throws NetException PathNotFound when
   * a path without wildcards names nothing; a literal path is named as it was written, or as its provider knows it.
   */
  find(path: string, options: { literal?: boolean; namesProviderPath?: boolean } & ChildOptions = {}): ResolvedPath[] {
    const resolved = this.resolve(path);
    if (options.literal || !hasWildcards(path)) {
      const plain = options.literal ? resolved : { ...resolved, path: unescapeWildcards(resolved.path) };
      if (plain.provider.exists(plain.path)) return [plain];
      if (options.namesProviderPath) throw notThere(plain, asWritten(path, plain.path));
      throw notThere(plain, options.literal ? path : asWritten(path, displayPath(plain)));
    }
    return expandWildcards(resolved, options);
  }

  /** As `find`, but what a plain path names need not be there. */
  findOrNew(path: string, options: { literal?: boolean } & ChildOptions = {}): ResolvedPath[] {
    if (!options.literal && hasWildcards(path)) return this.find(path, options);
    const resolved = this.resolve(path);
    return [options.literal ? resolved : { ...resolved, path: unescapeWildcards(resolved.path) }];
  }

  /**
   * As `findOrNew` for what is to be written, where the whole path is a pattern, the current location with it: in a folder
   * `d[1]` nothing is found. (WriteContentCommandBase.ResolvePaths.)
   */
  findForContent(path: string): ResolvedPath[] {
    const resolved = this.resolve(path);
    return hasWildcards(resolved.path) ? expandWildcards(resolved, {}) : this.findOrNew(path);
  }

  /** What a path names; a literal path need not be there, since whoever opens it finds out. @throws NetException PathNotFound */
  findExisting(path: string, literal: boolean): ResolvedPath[] {
    return literal ? [this.resolve(path)] : this.find(path);
  }

  /** The one item that a path names. @throws NetException when it names none or several */
  findOne(path: string, literal = false): ResolvedPath {
    const found = this.find(path, { literal });
    if (found.length > 1) throw ambiguousPath();
    if (found.length === 0) throw pathNotFound(displayPath(this.resolve(path)));
    return found[0] as ResolvedPath;
  }

  // --- where the session is

  get location(): ResolvedPath {
    if (this.shareLocation) return this.shareLocation;
    const drive = this.currentDrive;
    if (!drive) throw new Error('The session has no drives.');
    return onDrive(drive, drive.currentLocation);
  }

  get pathInfo(): PathInfo {
    return pathInfoOf(this.location);
  }

  /** Where the session is on a drive. */
  locationOn(drive: PSDriveInfo): PathInfo {
    return pathInfoOf(onDrive(drive, drive.currentLocation));
  }

  private readonly left: ResolvedPath[] = [];
  private readonly undone: ResolvedPath[] = [];

  /** `cd -` and `cd +`: back to the location before, and forth again. */
  retrace(direction: '-' | '+'): PathInfo {
    const [from, to] = direction === '-' ? [this.left, this.undone] : [this.undone, this.left];
    const target = from.pop();
    if (!target) {
      throw netException(
        'System.InvalidOperationException',
        direction === '-'
          ? 'There is no location history left to navigate backwards.'
          : 'There is no location history left to navigate forwards.',
      );
    }
    keepPlace(to, this.location);
    return this.enter(target);
  }

  /** Goes to a container. @throws NetException when there is none */
  setLocation(path: string, literal = false): PathInfo {
    const found = this.find(path, { literal });
    const containers = found.filter((one) => one.provider.isContainer(one.path));
    if (containers.length > 1)
      throw argumentError(
        "Cannot set the location because path '" +
          path +
          "' resolved to multiple containers. You can only set the location to a single container at a time.",
      );
    const target = containers[0];
    if (!target) throw pathNotFound(path);
    return this.leaveFor(target);
  }

  /** The home of the files, wherever the session is; where they have none, that of its provider. */
  goHome(): PathInfo {
    const files = this.findProvider('FileSystem');
    return this.leaveFor(this.resolveHome('', files ? { ...this.location, provider: files } : this.location));
  }

  private leaveFor(target: ResolvedPath): PathInfo {
    keepPlace(this.left, this.location);
    this.undone.length = 0;
    return this.enter(target);
  }

  /** Goes to a place that is known to be there. */
  enter(target: ResolvedPath): PathInfo {
    const drive = target.drive ?? this.driveOf(target.provider, target.path);
    if (drive) {
      this.shareLocation = null;
      this.currentDrive = drive;
      drive.currentLocation = belowRoot(drive, target.path);
    } else this.shareLocation = target;
    return this.pathInfo;
  }

  // --- location stacks

  push(name: string | null): void {
    this.stacks.push(name, this.pathInfo);
  }

  /** Goes back to the location pushed last; null when there is none. @throws NetException where there is no such stack */
  pop(name: string | null): PathInfo | null {
    const before = this.stacks.pop(name);
    if (!before) return null;
    return this.enter({ provider: before.provider, drive: before.drive, path: before.providerPath });
  }
}

/** How many locations `cd -` goes back at most. (SessionStateInternal.) */
const MOST_PLACES = 20;

function keepPlace(places: ResolvedPath[], place: ResolvedPath): void {
  places.push(place);
  if (places.length > MOST_PLACES) places.shift();
}

function sorted(drives: Iterable<PSDriveInfo>): PSDriveInfo[] {
  return [...drives].sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
}

/** Only drives with a letter, a Windows root, are found from a bare path. */
function startsWithDrive(path: string, drive: PSDriveInfo): boolean {
  return /^[a-z]:\\/i.test(drive.root) && path.toLowerCase().startsWith(drive.root.toLowerCase());
}

/** A path on a drive; `..` ends at the drive's root. */
function onDrive(drive: PSDriveInfo, rest: string): ResolvedPath {
  const { provider } = drive;
  const parts: string[] = [];
  for (const part of splitParts(rest, provider)) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const below = parts.join(provider.separatorOf(drive.root));
  return { provider, drive, path: provider.normalize(provider.join(drive.root, below)) };
}

/** A backslash in front of nothing that separates is part of a name only in flat providers. */
function splitParts(text: string, provider: Provider): string[] {
  return provider.isNavigable ? text.split(/[\\/]/) : [text.replace(/^[\\/]+/, '').replace(/[\\/]+$/, '')];
}

function notThere({ provider, path }: ResolvedPath, shown: string): NetException {
  const failed = provider.lookingError(path);
  return failed ? new LookingFailed(failed, pathNotFound(shown)) : pathNotFound(shown);
}

/** A path that ends in a separator is named with it. */
function asWritten(given: string, shown: string): string {
  const separator = /[\\/]$/.exec(given)?.[0];
  if (separator === undefined || /[\\/]$/.test(shown)) return shown;
  return shown + (shown.includes('\\') ? '\\' : '/');
}
