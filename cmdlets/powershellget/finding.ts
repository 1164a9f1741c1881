/** What Find-Module and Find-Script do alike. */
import type { Bound, CmdletWith } from '../../src/engine/cmdlet.ts';
import { logonOf } from '../packages/logon.ts';
import { type Included, itemInfo } from './item-info.ts';
import type { ItemKind } from './item-kinds.ts';
import type { findingParameters } from './item-parameters.ts';
import { type FoundItem, findItems, neededItems } from './item-search.ts';
import { wantedByLimits } from './version-limits.ts';

export function writeFound(
  ps: CmdletWith<Bound<typeof findingParameters>>,
  kind: ItemKind,
  includes: readonly string[] | undefined,
  parts: readonly (readonly [Included, readonly string[] | undefined])[],
): void {
  const given = ps.parameters;
  const names = given.Name ?? [];
  const limits = {
    names,
    minimum: given.MinimumVersion,
    maximum: given.MaximumVersion,
    required: given.RequiredVersion,
    allVersions: given.AllVersions,
    prerelease: given.AllowPrerelease,
  };
  const found = findItems(ps, {
    kind,
    names,
    wanted: wantedByLimits(ps, limits),
    allVersions: given.AllVersions,
    prerelease: given.AllowPrerelease,
    repositories: given.Repository,
    logon: logonOf(given.Credential),
    filters: {
      text: given.Filter,
      tags: given.Tag,
      includes: includes as readonly Included[] | undefined,
      parts: [...parts, ['Command', given.Command]],
    },
    command: 'Find-Package',
  });
  for (const item of found ?? []) {
    ps.write(infoOf(item));
    if (given.IncludeDependencies) for (const one of neededItems(ps, item)) ps.write(infoOf(one));
  }
}

function infoOf({ resource, repository }: FoundItem) {
  return itemInfo(resource, { repository });
}
