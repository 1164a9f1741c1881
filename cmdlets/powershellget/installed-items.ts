/** What PowerShellGet (or PSResourceGet) has installed, told by the file beside each. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { resourceFolders } from '../../src/engine/modules/resource-folders.ts';
import { ambient } from '../../src/types/ambient.ts';
import { directoryName, fileName } from '../../src/types/files/path-text.ts';
import type { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { type InstalledPlace, installedOf, modulesIn, scriptsIn } from '../packages/installed-resources.ts';
import type { WantedVersion } from '../packages/nuget-version.ts';
import type { Resource } from '../packages/resources.ts';
import { type InnerCommand, reportInner } from './inner-errors.ts';
import { itemInfo } from './item-info.ts';
import type { ItemKind } from './item-kinds.ts';
import { isPattern } from './module-repositories.ts';

export interface InstalledItem {
  readonly place: InstalledPlace;
  readonly resource: Resource;
}

const SCOPES = ['CurrentUser', 'AllUsers'] as const;
export type Scope = (typeof SCOPES)[number];

export function scopeOf(text: string | undefined): Scope {
  return text?.toLowerCase() === 'allusers' ? 'AllUsers' : 'CurrentUser';
}

export function foldersOf(scope: Scope) {
  return resourceFolders(ambient().environment, scope);
}

/** Those of a kind, by name, the oldest of each name first. */
export function installedItems(kind: ItemKind, names: readonly string[], wanted: WantedVersion): InstalledItem[] {
  const folders = SCOPES.map(foldersOf);
  const places =
    kind.type === 'Module'
      ? modulesIn(
          folders.map(({ modules }) => modules),
          names,
        )
      : scriptsIn(
          folders.map(({ scripts }) => scripts),
          names,
        );
  return installedOf(places, wanted).sort(
    ({ resource: one }, { resource: other }) =>
      one.name.localeCompare(other.name, 'en') || one.nugetVersion.compareTo(other.nugetVersion),
  );
}

/** The newest of each name. */
export function newestOfEach(items: readonly InstalledItem[]): InstalledItem[] {
  const newest = new Map<string, InstalledItem>();
  for (const item of items) {
    const key = item.resource.name.toLowerCase();
    const before = newest.get(key);
    if (!before || item.resource.nugetVersion.compareTo(before.resource.nugetVersion) > 0) newest.set(key, item);
  }
  return [...newest.values()];
}

/** Where it lies: the folder of a module, that of a script. */
export function baseOfItem({ place }: InstalledItem): string {
  return place.kind === 'module' ? place.path : (directoryName(place.path) ?? place.path);
}

/** As its own folder or its own text has it. */
export function versionText({ place, resource }: InstalledItem): string {
  const { prerelease } = resource.facts;
  if (place.kind === 'script') return resource.fullVersion;
  return prerelease === '' ? fileName(place.path) : `${fileName(place.path)}-${prerelease}`;
}

export function installedItemInfo(item: InstalledItem): PSCustomObject {
  const { facts } = item.resource;
  const known = (date: typeof facts.installedDate) => (date && date.year > 1 ? date : null);
  return itemInfo(item.resource, {
    repository: { name: facts.repository, sourceLocation: withoutScheme(facts.repositorySourceLocation) },
    installedLocation: baseOfItem(item),
    installedDate: known(facts.installedDate),
    updatedDate: known(facts.updatedDate),
    version: versionText(item),
  });
}

/** PowerShellGet writes paths of folders, PSResourceGet their addresses. */
function withoutScheme(location: string): string {
  return location.replace(/^file:\/\/(?=\/)/, '');
}

/** Says of each name that is no pattern and that nothing has. */
export function reportNotInstalled(
  ps: CmdletActions,
  kind: ItemKind,
  command: InnerCommand,
  names: readonly string[],
  found: readonly InstalledItem[],
): void {
  for (const name of names) {
    const isThere = found.some(({ resource }) => resource.name.toLowerCase() === name.toLowerCase());
    if (isThere || (isPattern(name) && found.length > 0)) continue;
    reportInner(ps, command, {
      errorId: 'NoMatchFound',
      category: 'ObjectNotFound',
      message: `No match was found for the specified search criteria and ${kind.word} names '${name}'.`,
    });
  }
}
