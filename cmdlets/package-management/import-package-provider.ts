/** Import-PackageProvider: loads a provider of packages; both are loaded already. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { PROVIDER_TYPE, providersWithin } from './package-providers.ts';

const HERE = 'all providers are part of the shell';

export default cmdlet({
  verb: 'Import',
  noun: 'PackageProvider',
  className: 'Microsoft.PowerShell.PackageManagement.Cmdlets.ImportPackageProvider',
  outputTypes: [PROVIDER_TYPE],
  help: {
    synopsis: 'Loads a provider of packages, which is there already.',
    examples: [{ title: 'NuGet', transcript: 'PS> (Import-PackageProvider NuGet).Name\nNuGet' }],
    links: ['Get-PackageProvider', 'Install-PackageProvider'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'name', help: 'Names.' },
    RequiredVersion: { type: 'string', help: 'The version, and no other.' },
    MinimumVersion: { type: 'string', help: 'The least version.' },
    MaximumVersion: { type: 'string', help: 'The greatest version.' },
    Force: { type: 'switch', noEffect: HERE, help: 'Loads it anew.' },
    ForceBootstrap: { type: 'switch', noEffect: HERE, help: 'Installs one that is missing without asking.' },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.Name ?? []) {
          const found = providersWithin(ps, name, ps.parameters);
          for (const one of found) ps.write(one);
          if (found.length > 0) continue;
          ps.error(
            'NoMatchFoundForCriteria',
            'InvalidData',
            `No match was found for the specified search criteria and provider name '${name}'. Try 'Get-PackageProvider -ListAvailable' to see if the provider exists on the system.`,
            { exception: 'System.Exception', target: name },
          );
        }
      },
    };
  },
});
