/** What Update-Module and Update-Script do alike. */
import type { Bound, CmdletBlocks, CmdletWith } from '../../src/engine/cmdlet.ts';
import { moduleDirectories } from '../../src/engine/modules/module-files.ts';
import { modulesIn } from '../packages/installed-resources.ts';
import { logonOf } from '../packages/logon.ts';
import { reportWritten } from './inner-errors.ts';
import {
  foldersOf,
  type InstalledItem,
  installedItems,
  newestOfEach,
  type Scope,
  scopeOf,
  versionText,
} from './installed-items.ts';
import { Installer } from './item-installing.ts';
import type { ItemKind } from './item-kinds.ts';
import type { updatingParameters } from './item-parameters.ts';
import { findItems } from './item-search.ts';
import { isPattern } from './module-repositories.ts';
import { wantedByLimits } from './version-limits.ts';

export function updateGiven(
  ps: CmdletWith<Bound<typeof updatingParameters>>,
  kind: ItemKind,
  scopeGiven: () => string | undefined,
): CmdletBlocks {
  return {
    process() {
      const { Name = [], MaximumVersion, RequiredVersion, AllowPrerelease } = ps.parameters;
      const wanted = wantedByLimits(ps, {
        names: Name,
        maximum: MaximumVersion,
        required: RequiredVersion,
        prerelease: AllowPrerelease,
      });
      for (const name of Name.length === 0 ? ['*'] : Name) {
        const there = newestOfEach(installedItems(kind, [name], { kind: 'any' }));
        if (there.length === 0 && !isPattern(name)) reportMissing(name);
        for (const item of there) update(item, wanted);
      }
    },
  };

  function reportMissing(name: string): void {
    const { scripts } = foldersOf('CurrentUser');
    if (kind.type === 'Module' && modulesIn(moduleDirectories(), [name]).length > 0) {
      const message = `Module '${name}' was not installed by using Install-Module, so it cannot be updated.`;
      reportWritten(ps, 'ModuleNotInstalledUsingInstallModuleCmdlet', message, name);
      return;
    }
    reportWritten(
      ps,
      `${kind.type}NotInstalledOnThisMachine`,
      kind.type === 'Module'
        ? `Module '${name}' was not updated because no valid module was found in the module directory. Verify that the module is located in the folder specified by $env:PSModulePath.`
        : `Script '${name}' was not updated because no valid script was found in the script directories '${scripts}' and '${foldersOf('AllUsers').scripts}'.`,
      name,
    );
  }

  function update(item: InstalledItem, wanted: ReturnType<typeof wantedByLimits>): void {
    const { Force = false, AcceptLicense, AllowPrerelease, PassThru, Credential } = ps.parameters;
    const { resource } = item;
    ps.verbose(` Checking for updates for ${kind.word} '${resource.name}'.`);
    const found = findItems(ps, {
      kind,
      names: [resource.name],
      wanted,
      prerelease: AllowPrerelease === true || resource.facts.prerelease !== '',
      repositories: [resource.facts.repository],
      logon: logonOf(Credential),
      command: 'Install-Package',
    });
    const [newest] = found ?? [];
    if (!newest) return;
    const isNewer = newest.resource.nugetVersion.compareTo(resource.nugetVersion) > 0;
    if (!isNewer && !Force) {
      ps.verbose(`No updates were found for ${kind.word} '${resource.name}'.`);
      return;
    }
    const installer = new Installer(ps, {
      kind,
      doing: 'Update',
      scope: scopeOfUpdate(item),
      folder: null,
      force: Force,
      allowClobber: true,
      acceptsLicense: AcceptLicense === true,
      pathStays: true,
      besideOthers: true,
      before: versionText(item),
    });
    const done = installer.install(newest);
    if (PassThru) for (const one of done) ps.write(one);
  }

  /** As it is said; else where the version before lies. */
  function scopeOfUpdate({ place }: InstalledItem): Scope {
    const given = scopeGiven();
    if (given !== undefined) return scopeOf(given);
    const { modules, scripts } = foldersOf('AllUsers');
    return [modules, scripts].some((folder) => place.path.startsWith(folder)) ? 'AllUsers' : 'CurrentUser';
  }
}
