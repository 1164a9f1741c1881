/** Update-PSResource: installs newer versions of what is installed. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { resourceFolders } from '../../src/engine/modules/resource-folders.ts';
import { ambient } from '../../src/types/ambient.ts';
import { installedOf, modulesIn, scriptsIn, searchedFolders } from '../packages/installed-resources.ts';
import { logonOf } from '../packages/logon.ts';
import { isWanted, type WantedVersion, wantedVersion } from '../packages/nuget-version.ts';
import { CMDLETS, Reporter, type Resource } from '../packages/resources.ts';
import { installPackages } from './installation.ts';
import {
  commonInstalling,
  repositoryParameter,
  scopeParameter,
  wantedVersionParameter,
} from './installing-parameters.ts';
import { newestOffered } from './offers.ts';
import { packageNames } from './package-names.ts';
import { checkStore } from './repository-store.ts';

const CLASS = 'UpdatePSResource';

export default cmdlet({
  verb: 'Update',
  noun: 'PSResource',
  aliases: ['udres'],
  className: `${CMDLETS}.${CLASS}`,
  supportsShouldProcess: true,
  help: {
    synopsis: 'Installs newer versions of modules and scripts that are installed.',
    examples: [
      {
        title: 'Everything that is installed',
        transcript: 'PS> Update-PSResource -TrustRepository',
        runnable: false,
        remarks: 'Asks the repositories over the network.',
      },
    ],
    links: ['Install-PSResource', 'Get-InstalledPSResource'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names, or patterns of them; all if omitted.',
    },
    Version: wantedVersionParameter,
    Prerelease: { type: 'switch', help: 'Also what comes before a release.' },
    Repository: repositoryParameter,
    Scope: scopeParameter,
    Force: { type: 'switch', help: 'Also where the version that is installed is as new.' },
    ...commonInstalling,
  },
  run(ps) {
    return {
      begin: checkStore,
      process() {
        const { Name, Version, Scope = 'CurrentUser' } = ps.parameters;
        const wanted = wantedVersion(Version);
        if (!wanted) {
          return ps.error(
            'IncorrectVersionFormat',
            'InvalidArgument',
            'Argument for -Version parameter is not in the proper format',
            {
              exception: 'System.ArgumentException',
              target: new Reporter(CLASS),
            },
          );
        }
        const { names } = packageNames(ps, Name ?? ['*'], CLASS);
        if (names.length === 0) return;
        const installed = newestInstalled(names);
        if (installed.size === 0) {
          return ps.error(
            'NoInstalledPackagesFoundWithNameProvided',
            'InvalidOperation',
            `No installed packages were found with name '${names.join(',')}' in scope '${Scope}'. First install package using 'Install-PSResource'.`,
            { exception: 'System.Management.Automation.PSInvalidOperationException', target: new Reporter(CLASS) },
          );
        }
        for (const name of names) {
          if (name.includes('*') || installed.has(name.toLowerCase())) continue;
          ps.warning(
            `Package '${name}' not installed in scope '${Scope}'. First install package using 'Install-PSResource'.`,
          );
        }
        update(
          [...installed.values()].filter((one) => isOutdated(one, wanted)),
          wanted,
        );
      },
    };

    function newestInstalled(names: readonly string[]): Map<string, Resource> {
      const folders = searchedFolders(ps.parameters.Scope ?? 'CurrentUser');
      const places = [...modulesIn(folders.modules, names), ...scriptsIn(folders.scripts, names)];
      const newest = new Map<string, Resource>();
      for (const { resource } of installedOf(places, { kind: 'any' })) {
        const key = resource.name.toLowerCase();
        const before = newest.get(key);
        if (!before || before.nugetVersion.compareTo(resource.nugetVersion) < 0) newest.set(key, resource);
      }
      return newest;
    }

    function isOutdated(resource: Resource, wanted: WantedVersion): boolean {
      const { Repository, Prerelease = false, Force } = ps.parameters;
      const offered = newestOffered(ps, resource.name, wanted, {
        repositories: Repository ?? null,
        logon: logonOf(ps.parameters.Credential),
        prerelease: Prerelease,
        className: CLASS,
      });
      if (!offered) {
        const said = ps.parameters.Version ?? '';
        ps.warning(
          `Installed package '${resource.name}':'${said}' was not found in repositories and cannot be updated.`,
        );
        return false;
      }
      if (Force) return true;
      return wanted.kind === 'any'
        ? offered.nugetVersion.compareTo(resource.nugetVersion) > 0
        : !isWanted(wanted, resource.nugetVersion) || offered.nugetVersion.compareTo(resource.nugetVersion) > 0;
    }

    function update(outdated: readonly Resource[], wanted: WantedVersion): void {
      if (outdated.length === 0) return;
      const {
        Scope = 'CurrentUser',
        Repository,
        Prerelease,
        TrustRepository,
        AcceptLicense,
        SkipDependencyCheck,
      } = ps.parameters;
      const done = installPackages(
        ps,
        outdated.map(({ name }) => name),
        wanted,
        {
          className: CLASS,
          repositories: Repository ?? null,
          logon: logonOf(ps.parameters.Credential),
          prerelease: Prerelease === true,
          trusts: TrustRepository === true,
          withoutDependencies: SkipDependencyCheck === true,
          acceptsLicense: AcceptLicense === true,
          place: {
            kind: 'install',
            ...resourceFolders(ambient().environment, Scope),
            scope: Scope,
            asPackage: false,
            withInfo: true,
            again: true,
            keepsCommands: false,
          },
        },
      );
      if (ps.parameters.PassThru) for (const one of done) ps.write(one);
    }
  },
});
