/** What Uninstall-Module and Uninstall-Script do alike. */
import type { Bound, CmdletBlocks, CmdletWith } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { deleteDirectory, entriesOf } from '../../src/types/files/file-system-info.ts';
import { directoryName } from '../../src/types/files/path-text.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { removeFile } from '../packages/placing.ts';
import { reportInner } from './inner-errors.ts';
import {
  baseOfItem,
  type InstalledItem,
  installedItems,
  newestOfEach,
  reportNotInstalled,
  versionText,
} from './installed-items.ts';
import { isItemInfo } from './item-info.ts';
import type { ItemKind } from './item-kinds.ts';
import type { uninstallingParameters } from './item-parameters.ts';
import { refuse, refusePatterns, type VersionLimits, wantedByLimits } from './version-limits.ts';

export function uninstallGiven(
  ps: CmdletWith<Bound<typeof uninstallingParameters>>,
  kind: ItemKind,
  allVersionsGiven: () => boolean,
): CmdletBlocks {
  return {
    process() {
      const given = ps.parameters;
      for (const value of given.InputObject ?? []) {
        if (!isItemInfo(value)) {
          refuse(ps, 'InvalidInputObjectValue', 'Invalid value is specified for InputObject parameter.', value);
        }
        const required = toText(getMember(value, 'Version') ?? '');
        const names = [toText(getMember(value, 'Name') ?? '')];
        uninstall({ names, required, prerelease: required.includes('-') });
      }
      const names = given.Name ?? [];
      refusePatterns(ps, names);
      if (names.length === 0) return;
      uninstall({
        names,
        minimum: given.MinimumVersion,
        maximum: given.MaximumVersion,
        required: given.RequiredVersion,
        allVersions: allVersionsGiven(),
        prerelease: given.AllowPrerelease,
      });
    },
  };

  function uninstall(limits: VersionLimits): void {
    const found = installedItems(kind, limits.names, wantedByLimits(ps, limits));
    reportNotInstalled(ps, kind, 'Uninstall-Package', limits.names, found);
    for (const item of limits.allVersions ? found : newestOfEach(found)) take(item);
  }

  function take(item: InstalledItem): void {
    const { name } = item.resource;
    const version = versionText(item);
    if (!ps.shouldProcess(`Version '${version}' of ${kind.word} '${name}'`, `Uninstall-${kind.type}`)) return;
    const base = baseOfItem(item);
    const needing = ps.parameters.Force ? [] : namesOfNeeding(name);
    if (needing.length > 0) {
      const id = `UnableToUninstallAsOther${kind.type}sNeedThis${kind.type}`;
      reportInner(ps, 'Uninstall-Package', {
        errorId: `${id},Uninstall-Package`,
        category: 'InvalidOperation',
        message: `The ${kind.word} '${name}' of version '${version}' in ${kind.word} base folder '${base}' cannot be uninstalled, because one or more other ${kind.word}s '${needing.join(',')}' are dependent on this ${kind.word}. Uninstall the ${kind.word}s that depend on this ${kind.word} before uninstalling ${kind.word} '${name}'.`,
      });
      return;
    }
    if (item.place.kind === 'script') {
      removeFile(item.place.path);
      removeFile(item.place.info);
    } else {
      deleteDirectory(base, true);
      const parent = directoryName(base);
      if (parent !== null && entriesOf(parent).length === 0) deleteDirectory(parent, false);
    }
    ps.verbose(`Successfully uninstalled the ${kind.word} '${name}' from ${kind.word} base '${base}'.`);
  }

  function namesOfNeeding(name: string): string[] {
    const needing = installedItems(kind, [], { kind: 'any' }).filter(({ resource }) =>
      resource.facts.dependencies.some((one) => one.name.toLowerCase() === name.toLowerCase()),
    );
    return [...new Set(needing.map(({ resource }) => resource.name))];
  }
}
