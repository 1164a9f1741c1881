/** System.Management.Automation.PathIntrinsics: `$ExecutionContext.SessionState.Path`, and what `$PSCmdlet` asks of paths. */

import type { SessionPaths } from '../engine/session-paths.ts';
import { invalidArgument } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { hasWildcards } from '../types/wildcard.ts';
import type { DriveTable } from './drive-table.ts';
import type { PathInfoStack } from './location-stacks.ts';
import type { PathInfo } from './path-info.ts';
import { driveNameIn, joinPath, leafOfPath, parentOfPath, pathStyle, withoutQualifier } from './path-parts.ts';
import { argumentError, navigationNotSupported, pathNotFound } from './provider-errors.ts';
import { relativeTo } from './relative-path.ts';
import { pathInfoOf, type ResolvedPath } from './resolved-path.ts';

const QUALIFIED = /^(?:[\w.]+\\)?\w+(?=::)/;

export class PathIntrinsics extends NetObject implements SessionPaths {
  constructor(private readonly drives: DriveTable) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PathIntrinsics');
  }

  get location(): PathInfo {
    return this.drives.pathInfo;
  }

  get fileDirectory(): string {
    return this.locationOf('FileSystem').providerPath;
  }

  /** Where the session is on the drive of a provider that it was on last. */
  locationOf(providerName: string): PathInfo {
    const here = this.drives.pathInfo;
    if (providerName === '') return here;
    const provider = this.drives.provider(providerName);
    if (here.provider === provider) return here;
    const [drive] = provider.info.drives;
    if (!drive) throw pathNotFound(providerName);
    return this.drives.locationOn(drive);
  }

  /** An empty path is the current location. */
  unresolved(path: string): ResolvedPath {
    const resolved = this.drives.resolve(path);
    return path === '' ? this.drives.location : withSeparator(path, resolved);
  }

  providerPath(path: string): string {
    return this.unresolved(path).path;
  }

  resolved(path: string): PathInfo[] {
    if (path === '') return [this.drives.pathInfo];
    return this.drives.find(path).map((found) => pathInfoOf(hasWildcards(path) ? found : withSeparator(path, found)));
  }

  resolvedProviderPaths(path: string): { paths: string[]; provider: unknown } {
    const { provider } = this.unresolved(path);
    return { paths: this.resolved(path).map((found) => found.providerPath), provider: provider.info };
  }

  /** Paths of the provider itself; without drives and without a current location. */
  resolvedOfProvider(path: string, providerName: string): string[] {
    const provider = this.drives.provider(providerName);
    if (hasWildcards(path) && !provider.isAbsolute(path)) throw invalidArgument('path');
    return this.drives.find(`${provider.name}::${path}`).map((found) => found.path);
  }

  combine(parent: string, child: string): string {
    return joinPath(parent, child, this.style);
  }

  parentOf(path: string): string {
    const { provider } = this.drives.resolve(path);
    if (!provider.isNavigable) throw navigationNotSupported();
    if (path === '' || path === '/') throw invalidArgument('path');
    const parent = parentOfPath(path, this.style);
    return parent === '/' ? '' : parent;
  }

  /** The name of what a path means from here: of `.`, that of the current folder. */
  childNameOf(path: string): string {
    const { provider, path: full } = this.unresolved(path);
    if (!provider.isNavigable) return full;
    const plain = /(?:^|[\\/])\.{0,2}[\\/]?$|^~$/.test(withoutQualifier(path)) ? full : path;
    return /^[\\/]*$/.test(plain) ? '' : leafOfPath(withoutQualifier(plain), this.style);
  }

  /** A path from a folder on, without `./` in front. @throws NetException when nothing is there */
  relativePath(path: string, base: string): string {
    const { provider, path: full } = this.unresolved(path);
    if (!provider.isNavigable) return full;
    if (!provider.exists(full)) throw argumentError(`An object at the specified path ${full} does not exist.`);
    const separator = provider.separatorOf(full);
    const from = provider.normalize(base);
    const above = full.endsWith(separator) ? full : full + separator;
    if (!`${from}${separator}`.startsWith(above)) return relativeTo(from, full, separator).replace(/^\.[\\/]/, '');
    // The folder itself, and those above it, are named from one further up.
    return `${relativeTo(from, provider.parent(full, ''), separator)}${separator}${provider.leaf(full)}`;
  }

  isProviderQualified(path: string): boolean {
    return QUALIFIED.test(path);
  }

  /** The drive or provider in front of an absolute path; null for a path from the current location on. */
  qualifier(path: string): string | null {
    const named = QUALIFIED.exec(path)?.[0] ?? driveNameIn(path);
    if (named !== null) return named;
    return path.startsWith('/') ? this.driveHere : null;
  }

  /** The drive on which a path without one lies. */
  get driveHere(): string {
    return this.drives.location.drive?.name ?? '';
  }

  isValid(path: string): boolean {
    const { provider, path: full } = this.unresolved(path);
    return provider.isNavigable || full !== '';
  }

  setLocation(path: string): PathInfo {
    return this.drives.setLocation(path);
  }

  push(stack: string): void {
    this.drives.push(stack);
  }

  /** @throws NetException when there is no such stack */
  pop(stack: string): PathInfo | null {
    return this.drives.pop(stack);
  }

  /** @throws NetException when there is no such stack */
  stack(name: string): PathInfoStack {
    return this.drives.stacks.get(name);
  }

  /** @throws NetException when there is no such stack */
  chooseStack(name: string): PathInfoStack {
    return this.drives.stacks.choose(name);
  }

  private get style(): 'windows' | 'posix' {
    return pathStyle(this.drives.location.path);
  }
}

/** Resolving keeps a separator at the end of what was asked. */
function withSeparator(written: string, resolved: ResolvedPath): ResolvedPath {
  const { provider, path } = resolved;
  if (!provider.isNavigable || !/[\\/]$|^[^:\\/]+:$/.test(written) || /[\\/]$/.test(path)) return resolved;
  return { ...resolved, path: path + provider.separatorOf(path) };
}
