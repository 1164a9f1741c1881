/** Install-PSResource: takes modules and scripts from repositories and puts them where the shell finds them. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { resourceFolders } from '../../src/engine/modules/resource-folders.ts';
import { ambient } from '../../src/types/ambient.ts';
import { logonOf } from '../packages/logon.ts';
import { type WantedVersion, wantedVersion } from '../packages/nuget-version.ts';
import { CLASSES, CMDLETS, Reporter, Resource } from '../packages/resources.ts';
import { type InstallationOptions, installPackages } from './installation.ts';
import {
  commonInstalling,
  repositoryParameter,
  scopeParameter,
  wantedVersionParameter,
} from './installing-parameters.ts';
import { packageNames } from './package-names.ts';
import { checkStore } from './repository-store.ts';
import { type RequiredPackage, requiredOfFile, requiredOfValue } from './required-resources.ts';

const CLASS = 'InstallPSResource';
const NAMED = ['NameParameterSet', 'InputObjectParameterSet'] as const;

export default cmdlet({
  verb: 'Install',
  noun: 'PSResource',
  aliases: ['isres'],
  className: `${CMDLETS}.${CLASS}`,
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Installs modules and scripts from repositories.',
    description:
      'A module goes into the folder Modules of the user, in a folder of its version, and is found from then on; a script goes into the folder Scripts. What a package needs is installed with it. Before anything is taken from a repository that is not trusted, a person is asked.',
    examples: [
      {
        title: 'Pester from the PowerShell Gallery',
        transcript: 'PS> Install-PSResource Pester -TrustRepository',
        runnable: false,
        remarks: 'Asks the gallery over the network, and writes into the folder of the user.',
      },
    ],
    links: ['Find-PSResource', 'Save-PSResource', 'Uninstall-PSResource', 'Get-InstalledPSResource'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names; no patterns.',
    },
    Version: { ...wantedVersionParameter, pipeline: 'name', in: ['NameParameterSet'] },
    Prerelease: {
      type: 'switch',
      pipeline: 'name',
      in: ['NameParameterSet'],
      aliases: ['IsPrerelease'],
      help: 'Also what comes before a release.',
    },
    Repository: { ...repositoryParameter, pipeline: 'name', in: NAMED },
    Scope: scopeParameter,
    Reinstall: { type: 'switch', help: 'Also what is there already.' },
    NoClobber: { type: 'switch', help: 'Refuses modules with commands that are there already.' },
    ...commonInstalling,
    InputObject: {
      type: 'other[]',
      typeName: `${CLASSES}.PSResourceInfo`,
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['InputObjectParameterSet'],
      aliases: ['ParentResource'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'What Find-PSResource gives.',
    },
    RequiredResourceFile: {
      type: 'string',
      mandatory: true,
      in: ['RequiredResourceFileParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A file of a table (.psd1) or of JSON: names with version, repository, prerelease.',
    },
    RequiredResource: {
      type: 'object',
      mandatory: true,
      in: ['RequiredResourceParameterSet'],
      help: 'Such a table, or such JSON.',
    },
  },
  run(ps) {
    return {
      begin: checkStore,
      process() {
        const { InputObject, RequiredResource, RequiredResourceFile } = ps.parameters;
        if (RequiredResourceFile !== undefined) return several(requiredOfFile(ps, RequiredResourceFile, CLASS));
        if (ps.parameterSet === 'RequiredResourceParameterSet') {
          return several(requiredOfValue(ps, RequiredResource, CLASS));
        }
        if (InputObject === undefined) return byName();
        for (const one of InputObject) if (one instanceof Resource) install([one.name], exactly(one), ofResource(one));
      },
    };

    function several(all: readonly RequiredPackage[]): void {
      for (const { name, wanted, repository, prerelease } of all) {
        install([name], wanted, { prerelease, ...(repository === '' ? {} : { repositories: [repository] }) });
      }
    }

    function byName(): void {
      const { Name = [], Version, Prerelease = false, Repository } = ps.parameters;
      const wanted = wantedVersion(Version);
      if (!wanted) {
        ps.fail(
          'IncorrectVersionFormat',
          'InvalidArgument',
          'Argument for -Version parameter is not in the proper format',
          { exception: 'System.ArgumentException', target: new Reporter(CLASS) },
        );
        return;
      }
      const { names, hasPattern } = packageNames(ps, Name, CLASS);
      if (hasPattern) {
        ps.error(
          'NameContainsWildcard',
          'InvalidArgument',
          'Name with wildcards is not supported for Install-PSResource cmdlet',
          { exception: 'System.Management.Automation.PSInvalidOperationException', target: new Reporter(CLASS) },
        );
        return;
      }
      if (names.length > 0) install(names, wanted, { prerelease: Prerelease, repositories: Repository ?? null });
    }

    function ofResource({ facts }: Resource): Partial<InstallationOptions> {
      return { prerelease: facts.prerelease !== '', repositories: ps.parameters.Repository ?? [facts.repository] };
    }

    function install(names: readonly string[], wanted: WantedVersion, given: Partial<InstallationOptions>): void {
      const {
        Scope = 'CurrentUser',
        Reinstall,
        NoClobber,
        TrustRepository,
        AcceptLicense,
        SkipDependencyCheck,
      } = ps.parameters;
      const done = installPackages(ps, names, wanted, {
        className: CLASS,
        repositories: null,
        logon: logonOf(ps.parameters.Credential),
        prerelease: false,
        trusts: TrustRepository === true,
        withoutDependencies: SkipDependencyCheck === true,
        acceptsLicense: AcceptLicense === true,
        place: {
          kind: 'install',
          ...resourceFolders(ambient().environment, Scope),
          scope: Scope,
          asPackage: false,
          withInfo: true,
          again: Reinstall === true,
          keepsCommands: NoClobber === true,
        },
        ...given,
      });
      if (ps.parameters.PassThru) for (const one of done) ps.write(one);
    }
  },
});

export function exactly(resource: Resource): WantedVersion {
  return { kind: 'one', version: resource.nugetVersion };
}
