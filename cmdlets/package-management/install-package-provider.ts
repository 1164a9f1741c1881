/** Install-PackageProvider: with which many scripts begin; the provider is there, and nothing is downloaded. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CmdletTarget } from '../../src/engine/cmdlet-target.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { typeNamesOf } from '../../src/types/members/type-names.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { type PackageProvider, providersWithin } from './package-providers.ts';

const SOFTWARE = 'Microsoft.PackageManagement.Packaging.SoftwareIdentity';
const CLASS = 'Microsoft.PowerShell.PackageManagement.Cmdlets.InstallPackageProvider';
const HERE = 'all providers are part of the shell';
const BY_SEARCH = ['PackageBySearch'] as const;

export default cmdlet({
  verb: 'Install',
  noun: 'PackageProvider',
  className: CLASS,
  defaultParameterSet: 'PackageBySearch',
  supportsShouldProcess: true,
  outputTypes: [SOFTWARE],
  help: {
    synopsis:
      'Makes sure that a provider of packages is there. NuGet is part of the shell; others cannot be installed.',
    examples: [
      {
        title: 'As scripts begin',
        transcript: 'PS> (Install-PackageProvider -Name NuGet -MinimumVersion 2.8.5.201 -Force).Name\nNuGet',
      },
    ],
    links: ['Get-PackageProvider'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, in: BY_SEARCH, help: 'Names.' },
    RequiredVersion: { type: 'string', in: BY_SEARCH, help: 'The version, and no other.' },
    MinimumVersion: { type: 'string', in: BY_SEARCH, help: 'The least version.' },
    MaximumVersion: { type: 'string', in: BY_SEARCH, help: 'The greatest version.' },
    Credential: { type: 'pscredential', in: BY_SEARCH, noEffect: HERE, help: 'Who asks the source.' },
    Scope: {
      type: 'string',
      in: ['PackageBySearch', 'PackageByInputObject'],
      validate: [{ kind: 'set', values: ['CurrentUser', 'AllUsers'], ignoreCase: true }],
      noEffect: HERE,
      help: 'For whom.',
    },
    Source: { type: 'string[]', pipeline: 'name', in: BY_SEARCH, noEffect: HERE, help: 'Where it would come from.' },
    InputObject: {
      type: 'other[]',
      typeName: SOFTWARE,
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['PackageByInputObject'],
      refused: 'Find-PackageProvider, which gives such objects, is not built',
      help: 'What Find-PackageProvider gives.',
    },
    Proxy: { type: 'uri', validate: [{ kind: 'notNull' }], noEffect: HERE, help: 'A server in between.' },
    ProxyCredential: { type: 'pscredential', validate: [{ kind: 'notNull' }], noEffect: HERE, help: 'Who asks it.' },
    AllVersions: { type: 'switch', noEffect: HERE, help: 'All versions.' },
    Force: { type: 'switch', noEffect: HERE, help: 'Asks nobody.' },
    ForceBootstrap: { type: 'switch', noEffect: HERE, help: 'Asks nobody.' },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.Name ?? []) {
          const [found] = providersWithin(ps, name, ps.parameters);
          if (found) install(found);
          else {
            ps.error(
              'NoMatchFoundForProvider',
              'InvalidArgument',
              `No match was found for the specified search criteria for the provider '${name}'. The package provider requires 'PackageManagement' and 'Provider' tags. Please check if the specified package has the tags.`,
              { exception: 'System.Exception', target: new CmdletTarget(CLASS) },
            );
          }
        }
      },
    };

    function install({ facts }: PackageProvider): void {
      if (!ps.shouldProcess(`Package '${facts.name}' version '${facts.version}'`, 'Install Package')) return;
      const object = PSCustomObject.from([
        ['Name', facts.name],
        ['Version', facts.version],
        ['Source', null],
        ['Summary', 'Part of the shell'],
      ]);
      requireExtension(object).typeNames = [SOFTWARE, ...typeNamesOf(object)];
      ps.write(object);
    }
  },
});
