/** The listing of Get-ChildItem: containers, patterns, -Recurse, -Include and the switches for files. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { callOf, forPath, nameFilter, type PathParameters, writeItem } from '../../src/providers/cmdlet-paths.ts';
import type { DriveTable } from '../../src/providers/drive-table.ts';
import type { Provider, ProviderItem } from '../../src/providers/provider.ts';
import { pathNotFound } from '../../src/providers/provider-errors.ts';
import { displayPath, type ResolvedPath } from '../../src/providers/resolved-path.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { FileAttribute, FileSystemInfo } from '../../src/types/files/file-system-info.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';

export interface ListingOptions extends PathParameters {
  readonly literal: boolean;
  /** All parameters as they are bound, those of the provider among them. */
  readonly given: object;
  /** Levels below the container. */
  readonly depth: number;
  /** -Recurse or -Depth was given. */
  readonly recurses: boolean;
  readonly attributes: ((bits: number) => boolean) | null;
  readonly Name?: boolean | undefined;
  readonly File?: boolean | undefined;
  readonly Directory?: boolean | undefined;
  readonly Hidden?: boolean | undefined;
  readonly ReadOnly?: boolean | undefined;
  readonly System?: boolean | undefined;
  readonly FollowSymlink?: boolean | undefined;
}

/** Lists what one path finds. */
export function listItems(ps: CmdletActions, drives: DriveTable, path: string, options: ListingOptions): void {
  const place = drives.resolve(path);
  const isWild = !options.literal && hasWildcards(path);
  if (options.recurses && !options.literal && !isWild && !place.provider.isContainer(place.path)) {
    listNamed(ps, place, options);
    return;
  }
  if (isWild && options.depth > 0 && place.provider.isNavigable) {
    listBelow(ps, drives, place, options);
    return;
  }
  const force = options.Force || options.Hidden;
  // What is not there is named as its provider knows it, in a drive of files or without levels; a certificate by its drive.
  const { provider } = place;
  const namesProviderPath = !provider.isNavigable || provider.name === 'FileSystem';
  for (const item of drives.find(path, { literal: options.literal, force: force ?? false, namesProviderPath })) {
    forPath(ps, () => listOne(ps, item, isWild, options));
  }
}

/** `-Recurse x.log`, where that is no container: whatever has the name of the last part, here and below. */
function listNamed(ps: CmdletActions, place: ResolvedPath, options: ListingOptions): void {
  const { provider } = place;
  const isThere = provider.exists(place.path);
  if (!provider.isNavigable) {
    // Without -Name, a drive without levels finds what is there, or silently nothing.
    if (isThere) listOne(ps, place, false, options);
    else if (options.Name) throw pathNotFound(place.path);
    return;
  }
  if (!isThere && (options.Name || (options.Include?.length ?? 0) > 0)) throw pathNotFound(displayPath(place));
  const parent = provider.parent(place.path, place.drive?.root ?? '');
  const above = { ...place, path: parent };
  if (!provider.exists(parent)) throw pathNotFound(displayPath(above) + provider.separatorOf(parent));
  if (!provider.isContainer(parent)) return;
  new Listing(ps, above, { ...options, Include: [provider.leaf(place.path)] }).list(parent);
}

/** `-Recurse` with a pattern at the end: everything below the container before it whose name fits. */
function listBelow(ps: CmdletActions, drives: DriveTable, place: ResolvedPath, options: ListingOptions): void {
  const { provider } = place;
  const pattern = provider.leaf(place.path);
  const parent = provider.parent(place.path, place.drive?.root ?? '');
  const parents = hasWildcards(parent)
    ? drives.find(displayPath({ ...place, path: parent }))
    : [{ ...place, path: parent }];
  for (const one of parents) {
    if (!provider.isContainer(one.path)) throw pathNotFound(displayPath(one));
    new Listing(ps, one, { ...options, Include: [pattern, ...(options.Include ?? [])] }).list(one.path);
  }
}

/** A container is listed; what a pattern found counts itself. Without -Recurse, -Include also has to fit the container. */
function listOne(ps: CmdletActions, item: ResolvedPath, isWild: boolean, options: ListingOptions): void {
  const { provider, path } = item;
  const listing = new Listing(ps, item, options);
  const isContainer = provider.isContainer(path);
  const filtered = (options.Include?.length ?? 0) + (options.Exclude?.length ?? 0) > 0;
  if (
    filtered &&
    options.depth === 0 &&
    !nameFilter({ Include: options.Include, Exclude: options.Exclude })(provider.leaf(path))
  )
    return;
  if (isContainer && !isWild) {
    listing.list(path);
    return;
  }
  // Who asks for attributes sees what is hidden, if it has them.
  const seesHidden = options.Force || options.Hidden || options.attributes !== null;
  const single = provider.getItem(path, callOf(ps, seesHidden, options.given));
  if (single) listing.consider(single);
}

/** One listing of a container. */
class Listing {
  private readonly provider: Provider;
  private readonly fits: (name: string) => boolean;
  private readonly fitsFilter: (name: string) => boolean;

  constructor(
    private readonly ps: CmdletActions,
    private readonly place: ResolvedPath,
    private readonly options: ListingOptions,
  ) {
    this.provider = place.provider;
    this.fits = nameFilter({ Include: options.Include, Exclude: options.Exclude });
    this.fitsFilter = nameFilter({ Filter: options.Filter });
  }

  list(path: string): void {
    this.visit(path, '', this.options.depth);
  }

  /** Where the containers that were gone into really lie: links may lead round in circles. */
  private readonly visited = new Set<string>();

  private visit(path: string, prefix: string, depth: number): void {
    if (this.options.FollowSymlink && !this.isFirstVisit(path)) {
      this.ps.warning(`Skip already-visited directory ${path}.`);
      return;
    }
    if (depth === 0 || !this.provider.isNavigable) {
      for (const item of this.items(path)) this.consider(item, prefix);
      return;
    }
    const containers: { path: string; name: string }[] = [];
    for (const item of this.items(path)) {
      this.consider(item, prefix);
      if (item.isContainer && this.goesInto(item))
        containers.push({ path: item.path, name: this.provider.leaf(item.path) });
    }
    for (const container of containers) {
      if (this.ps.stopping) return;
      forPath(this.ps, () =>
        this.visit(container.path, `${prefix}${container.name}${this.provider.separatorOf(path)}`, depth - 1),
      );
    }
  }

  private isFirstVisit(path: string): boolean {
    if (this.provider.name !== 'FileSystem') return true;
    const place = hostFiles().realpath(ambient().files.hostPath(path));
    if (this.visited.has(place)) return false;
    this.visited.add(place);
    return true;
  }

  /** A pattern of the provider (-Filter) must not hide the folders that -Recurse goes into. */
  private *items(path: string): Iterable<ProviderItem> {
    const { Filter, Force, Hidden } = this.options;
    const force = (Force || Hidden) ?? false;
    const call = callOf(this.ps, force, this.options.given);
    if (this.options.depth === 0) {
      yield* this.provider.children(path, { filter: Filter, force }, call);
      return;
    }
    for (const item of this.provider.children(path, { force }, call)) {
      if (item.isContainer || this.fitsFilter(this.provider.leaf(item.path))) yield item;
    }
  }

  private goesInto({ value }: ProviderItem): boolean {
    return this.options.FollowSymlink || !(value instanceof FileSystemInfo) || !value.isLink;
  }

  /** Writes an item that fits the filters. */
  consider(item: ProviderItem, prefix = ''): void {
    if (item.isPassage) return;
    const name = this.provider.leaf(item.path);
    const filtered = this.options.depth === 0 || this.fitsFilter(name);
    if (filtered && this.fits(name) && this.hasWantedAttributes(item)) this.write(item, prefix + name);
  }

  private hasWantedAttributes({ value, isContainer }: ProviderItem): boolean {
    const { File, Directory, Hidden, ReadOnly, System, attributes } = this.options;
    if ((File && !Directory && isContainer) || (Directory && !File && !isContainer)) return false;
    if (!Hidden && !ReadOnly && !System && !attributes) return true;
    const bits = value instanceof FileSystemInfo ? value.attributes : 0;
    const required =
      (Hidden ? FileAttribute.Hidden : 0) |
      (ReadOnly ? FileAttribute.ReadOnly : 0) |
      (System ? FileAttribute.System : 0);
    return (bits & required) === required && (attributes?.(bits) ?? true);
  }

  private write(item: ProviderItem, name: string): void {
    if (this.options.Name) this.ps.write(name);
    else writeItem(this.ps, this.place, item);
  }
}
