/** Get-PackageProvider: the providers of packages. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CmdletTarget } from '../../src/engine/cmdlet-target.ts';
import { PROVIDER_TYPE, providersNamed } from './package-providers.ts';

const CLASS = 'Microsoft.PowerShell.PackageManagement.Cmdlets.GetPackageProvider';
const HERE = 'all providers are part of the shell';

export default cmdlet({
  verb: 'Get',
  noun: 'PackageProvider',
  className: CLASS,
  outputTypes: [PROVIDER_TYPE],
  help: {
    synopsis: 'Lists the providers of packages.',
    examples: [
      {
        title: 'The one that scripts ask for',
        transcript: 'PS> (Get-PackageProvider NuGet).Version -ge "2.8.5.201"\nTrue',
      },
    ],
    links: ['Install-PackageProvider', 'Import-PackageProvider'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, wildcards: true, help: 'Names, or patterns of them; all if omitted.' },
    ListAvailable: { type: 'switch', noEffect: HERE, help: 'Also those that are not loaded.' },
    Force: { type: 'switch', noEffect: HERE, help: 'Asks nobody.' },
    ForceBootstrap: { type: 'switch', noEffect: HERE, help: 'Installs one that is missing without asking.' },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.Name ?? ['*']) {
          const found = providersNamed(name);
          for (const one of found) ps.write(one);
          if (found.length > 0 || /[*?[]/.test(name)) continue;
          ps.error(
            'UnknownProviderFromActivatedList',
            'ObjectNotFound',
            `Unable to find package provider '${name}'. It may not be imported yet. Try 'Get-PackageProvider -ListAvailable'.`,
            { exception: 'System.Exception', target: new CmdletTarget(CLASS) },
          );
        }
      },
    };
  },
});
