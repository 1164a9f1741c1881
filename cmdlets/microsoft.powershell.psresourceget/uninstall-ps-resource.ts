/** Uninstall-PSResource: takes away what was installed. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { deleteDirectory, entriesOf } from '../../src/types/files/file-system-info.ts';
import { directoryName } from '../../src/types/files/path-text.ts';
import { installedOf, modulesIn, readInstalled, scriptsIn, searchedFolders } from '../packages/installed-resources.ts';
import { type WantedVersion, wantedVersion } from '../packages/nuget-version.ts';
import { removeFile } from '../packages/placing.ts';
import { CLASSES, CMDLETS, Reporter, Resource } from '../packages/resources.ts';
import { exactly } from './install-ps-resource.ts';
import { scopeParameter, wantedVersionParameter } from './installing-parameters.ts';
import { packageNames } from './package-names.ts';

const CLASS = 'UninstallPSResource';

type Installed = ReturnType<typeof installedOf>[number];

export default cmdlet({
  verb: 'Uninstall',
  noun: 'PSResource',
  aliases: ['usres'],
  className: `${CMDLETS}.${CLASS}`,
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Takes away modules and scripts that were installed from repositories.',
    description:
      'Without -Version all versions are taken. What others need stays, unless -SkipDependencyCheck is given.',
    examples: [
      {
        title: 'All versions of a module',
        transcript: "PS> Uninstall-PSResource Pester -Version '*'",
        runnable: false,
        remarks: 'It must have been installed before.',
      },
    ],
    links: ['Get-InstalledPSResource', 'Install-PSResource'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['NameParameterSet'],
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names, or patterns of them.',
    },
    Version: {
      ...wantedVersionParameter,
      in: ['NameParameterSet'],
      help: 'A version, a range of them, or `*` for all; all if omitted.',
    },
    Prerelease: { type: 'switch', help: 'Only what comes before a release.' },
    InputObject: {
      type: 'other[]',
      typeName: `${CLASSES}.PSResourceInfo`,
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['InputObjectParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'What Get-InstalledPSResource gives.',
    },
    SkipDependencyCheck: { type: 'switch', help: 'Also what others need.' },
    Scope: scopeParameter,
  },
  run(ps) {
    return {
      process() {
        const { InputObject, Name = [], Version } = ps.parameters;
        if (InputObject) {
          for (const one of InputObject)
            if (one instanceof Resource) uninstall([one.name], exactly(one), one.fullVersion);
          return;
        }
        const wanted = wantedVersion(Version);
        if (!wanted) {
          return ps.fail(
            'IncorrectVersionFormat',
            'InvalidArgument',
            'Argument for -Version parameter is not in the proper format.',
            { exception: 'System.ArgumentException', target: new Reporter(CLASS) },
          );
        }
        const { names } = packageNames(ps, Name, CLASS);
        if (names.length > 0) uninstall(names, wanted, Version ?? null);
      },
    };

    function uninstall(names: readonly string[], wanted: WantedVersion, version: string | null): void {
      const { Scope, Prerelease = false } = ps.parameters;
      const folders = searchedFolders(Scope);
      const places = [...modulesIn(folders.modules, names), ...scriptsIn(folders.scripts, names)];
      if (places.length === 0) {
        const what = version === null ? 'resource' : `version '${version}' of resource`;
        ps.error(
          'ResourceNotInstalled',
          'ObjectNotFound',
          `Cannot uninstall ${what} '${names.join(', ')}' because it does not exist`,
          { exception: `${CLASSES}.ResourceNotFoundException`, target: new Reporter(CLASS) },
        );
        return;
      }
      const all = installedOf(places, wanted).filter(({ resource }) => !Prerelease || resource.facts.prerelease !== '');
      for (const one of all) take(one);
      const missing = names.filter(
        (name) => !name.includes('*') && !all.some(({ place }) => place.name.toLowerCase() === name.toLowerCase()),
      );
      if (missing.length === 0) return;
      // The blank stands before the quotation mark there.
      const matching = version === null ? '' : `matching '${version} '`;
      ps.warning(
        `Cannot uninstall ${Prerelease ? 'prerelease ' : ''}version(s) ${matching}of resource '${missing.join(', ')}' because it does not exist.`,
      );
    }

    function take({ place, resource }: Installed): void {
      if (place.kind === 'script') {
        if (!ps.shouldProcess(`Uninstall resource '${place.name}' from path '${place.path}'`)) return;
        removeFile(place.path);
        removeFile(place.info);
        return;
      }
      if (!ps.parameters.SkipDependencyCheck && isNeeded(resource)) return;
      const version = resource.fullVersion;
      if (!ps.shouldProcess(`Uninstall resource '${place.name}', version '${version}', from path '${place.path}'`))
        return;
      deleteDirectory(place.path, true);
      const parent = directoryName(place.path);
      if (parent !== null && entriesOf(parent).length === 0) deleteDirectory(parent, false);
    }

    /** Whether another module names this very version, or names none and there is no other. */
    function isNeeded(resource: Resource): boolean {
      const { modules } = searchedFolders(ps.parameters.Scope);
      const version = resource.nugetVersion;
      const isOnly = modulesIn(modules, [resource.name]).length === 1;
      const parents = modulesIn(modules, ['*'])
        .flatMap((place) => readInstalled(place) ?? [])
        .filter(({ facts }) =>
          facts.dependencies.some(({ name, range }) => {
            if (name.toLowerCase() !== resource.name.toLowerCase()) return false;
            return range.minimum ? range.minimum.version.compareTo(version) === 0 : isOnly;
          }),
        )
        .map(({ name }) => name);
      if (parents.length === 0) return false;
      ps.error(
        'UninstallPSResourcePackageIsADependency',
        'InvalidOperation',
        `Cannot uninstall version '${resource.facts.version}' of '${resource.name}'. This package is a dependency for: '${[...new Set(parents)].join(', ')}'. If you would still like to uninstall, re-run the command with -SkipDependencyCheck.`,
        { exception: 'System.Management.Automation.PSInvalidOperationException', target: new Reporter(CLASS) },
      );
      return true;
    }
  },
});
