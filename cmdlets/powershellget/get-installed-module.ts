/** Get-InstalledModule: modules that were installed from repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { installedItemInfo, installedItems, newestOfEach, reportNotInstalled } from './installed-items.ts';
import { MODULES } from './item-kinds.ts';
import {
  findingParameters,
  maximumVersion,
  minimumVersion,
  prereleaseParameter,
  requiredVersion,
} from './item-parameters.ts';
import { wantedByLimits } from './version-limits.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'InstalledModule',
  className: 'Get-InstalledModule',
  help: {
    synopsis: 'Lists modules that were installed from repositories.',
    examples: [{ title: 'How many', transcript: 'PS> @(Get-InstalledModule).Count -ge 0\nTrue' }],
    links: ['Install-Module', 'Uninstall-Module'],
  },
  parameters: {
    Name: { ...findingParameters.Name },
    MinimumVersion: minimumVersion,
    RequiredVersion: requiredVersion,
    MaximumVersion: maximumVersion,
    AllVersions: { type: 'switch', help: 'All versions, not the newest alone.' },
    AllowPrerelease: prereleaseParameter,
  },
  run(ps) {
    return {
      process() {
        const {
          Name = [],
          MinimumVersion,
          MaximumVersion,
          RequiredVersion,
          AllowPrerelease,
          AllVersions,
        } = ps.parameters;
        const wanted = wantedByLimits(ps, {
          names: Name,
          minimum: MinimumVersion,
          maximum: MaximumVersion,
          required: RequiredVersion,
          allVersions: AllVersions,
          prerelease: AllowPrerelease,
        });
        const found = installedItems(MODULES, Name, wanted);
        reportNotInstalled(ps, MODULES, 'Get-Package', Name, found);
        for (const item of AllVersions ? found : newestOfEach(found)) ps.write(installedItemInfo(item));
      },
    };
  },
});
