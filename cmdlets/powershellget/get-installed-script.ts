/** Get-InstalledScript: scripts that were installed from repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { installedItemInfo, installedItems, newestOfEach, reportNotInstalled } from './installed-items.ts';
import { SCRIPTS } from './item-kinds.ts';
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
  noun: 'InstalledScript',
  className: 'Get-InstalledScript',
  help: {
    synopsis: 'Lists scripts that were installed from repositories.',
    examples: [{ title: 'How many', transcript: 'PS> @(Get-InstalledScript).Count -ge 0\nTrue' }],
    links: ['Install-Script', 'Uninstall-Script'],
  },
  parameters: {
    Name: { ...findingParameters.Name },
    MinimumVersion: minimumVersion,
    RequiredVersion: requiredVersion,
    MaximumVersion: maximumVersion,
    AllowPrerelease: prereleaseParameter,
  },
  run(ps) {
    return {
      process() {
        const { Name = [], MinimumVersion, MaximumVersion, RequiredVersion, AllowPrerelease } = ps.parameters;
        const wanted = wantedByLimits(ps, {
          names: Name,
          minimum: MinimumVersion,
          maximum: MaximumVersion,
          required: RequiredVersion,

          prerelease: AllowPrerelease,
        });
        const found = installedItems(SCRIPTS, Name, wanted);
        reportNotInstalled(ps, SCRIPTS, 'Get-Package', Name, found);
        for (const item of newestOfEach(found)) ps.write(installedItemInfo(item));
      },
    };
  },
});
