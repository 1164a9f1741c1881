/** Save-PSResource: takes modules and scripts from repositories and puts them into a folder. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { logonOf } from '../packages/logon.ts';
import { type WantedVersion, wantedVersion } from '../packages/nuget-version.ts';
import { CLASSES, CMDLETS, Reporter, Resource } from '../packages/resources.ts';
import { boundPath } from './bound-path.ts';
import { exactly } from './install-ps-resource.ts';
import { type InstallationOptions, installPackages } from './installation.ts';
import { commonInstalling, repositoryParameter, wantedVersionParameter } from './installing-parameters.ts';
import { packageNames } from './package-names.ts';
import { checkStore } from './repository-store.ts';

const CLASS = 'SavePSResource';
const NAMED = ['IncludeXmlParameterSet', 'AsNupkgParameterSet'] as const;

export default cmdlet({
  verb: 'Save',
  noun: 'PSResource',
  aliases: ['svres'],
  className: `${CMDLETS}.${CLASS}`,
  defaultParameterSet: 'IncludeXmlParameterSet',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  help: {
    synopsis: 'Saves modules and scripts from repositories in a folder.',
    examples: [
      {
        title: 'Pester beside the tests of a project',
        transcript: 'PS> Save-PSResource Pester -Version 5.7.1 -Path modules -TrustRepository',
        runnable: false,
        remarks: 'Asks the PowerShell Gallery over the network.',
      },
    ],
    links: ['Install-PSResource', 'Find-PSResource'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: NAMED,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names; no patterns.',
    },
    Version: { ...wantedVersionParameter, pipeline: 'name', in: NAMED },
    Prerelease: {
      type: 'switch',
      pipeline: 'name',
      in: NAMED,
      aliases: ['IsPrerelease'],
      help: 'Also what comes before a release.',
    },
    Repository: { ...repositoryParameter, pipeline: 'name' },
    AsNupkg: {
      type: 'switch',
      in: ['AsNupkgParameterSet', 'InputObjectParameterSet'],
      help: 'The packages as they are, not what is in them.',
    },
    IncludeXml: {
      type: 'switch',
      in: ['IncludeXmlParameterSet', 'InputObjectParameterSet'],
      help: 'Also writes a file that says where each came from.',
    },
    Path: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A folder that is there; the current one if omitted.',
    },
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
  },
  run(ps) {
    return {
      begin: checkStore,
      process() {
        const { InputObject } = ps.parameters;
        const folder = boundPath(ps, 'Path', ps.parameters.Path ?? '.');
        if (!InputObject) return byName(folder);
        for (const one of InputObject)
          if (one instanceof Resource) save([one.name], exactly(one), folder, ofResource(one));
      },
    };

    function ofResource({ facts }: Resource): Partial<InstallationOptions> {
      return { prerelease: facts.prerelease !== '', repositories: ps.parameters.Repository ?? [facts.repository] };
    }

    function byName(folder: string): void {
      const { Name = [], Version, Prerelease = false, Repository } = ps.parameters;
      const target = new Reporter(CLASS);
      const wanted = wantedVersion(Version);
      if (!wanted) {
        const message = 'Argument for -Version parameter is not in the proper format';
        ps.fail('IncorrectVersionFormat', 'InvalidArgument', message, {
          exception: 'System.ArgumentException',
          target,
        });
        return;
      }
      const { names, hasPattern } = packageNames(ps, Name, CLASS);
      if (hasPattern) {
        const message = 'Name with wildcards is not supported for Save-PSResource cmdlet';
        ps.error('NameContainsWildcard', 'InvalidArgument', message, {
          exception: 'System.Management.Automation.PSInvalidOperationException',
          target,
        });
        return;
      }
      if (names.length > 0) save(names, wanted, folder, { prerelease: Prerelease, repositories: Repository ?? null });
    }

    function save(
      names: readonly string[],
      wanted: WantedVersion,
      folder: string,
      given: Partial<InstallationOptions>,
    ): void {
      const { AsNupkg, IncludeXml, TrustRepository, AcceptLicense, SkipDependencyCheck } = ps.parameters;
      const done = installPackages(ps, names, wanted, {
        className: CLASS,
        repositories: null,
        logon: logonOf(ps.parameters.Credential),
        prerelease: false,
        trusts: TrustRepository === true,
        withoutDependencies: SkipDependencyCheck === true,
        acceptsLicense: AcceptLicense === true,
        place: {
          kind: 'save',
          modules: folder,
          scripts: folder,
          scope: 'CurrentUser',
          asPackage: AsNupkg === true,
          withInfo: IncludeXml === true,
          again: true,
          keepsCommands: false,
        },
        ...given,
      });
      if (ps.parameters.PassThru) for (const one of done) ps.write(one);
    }
  },
});
