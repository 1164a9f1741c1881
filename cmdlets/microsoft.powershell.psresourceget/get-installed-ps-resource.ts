/** Get-InstalledPSResource: what was installed from repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { installedOf, modulesIn, scriptsIn, searchedFolders } from '../packages/installed-resources.ts';
import { wantedVersion } from '../packages/nuget-version.ts';
import { CLASSES, CMDLETS, Reporter } from '../packages/resources.ts';
import { scopeParameter, wantedVersionParameter } from './installing-parameters.ts';
import { packageNames } from './package-names.ts';

const CLASS = 'GetInstalledPSResourceCommand';

export default cmdlet({
  verb: 'Get',
  noun: 'InstalledPSResource',
  aliases: ['Get-PSResource', 'gres'],
  className: `${CMDLETS}.${CLASS}`,
  outputTypes: [`${CLASSES}.PSResourceInfo`],
  help: {
    synopsis: 'Lists the modules and scripts that were installed from repositories.',
    examples: [
      {
        title: 'All versions of a module',
        transcript: 'PS> Get-InstalledPSResource Pester',
        runnable: false,
        remarks: 'It must have been installed before.',
      },
    ],
    links: ['Install-PSResource', 'Uninstall-PSResource'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, pipeline: 'value', wildcards: true, help: 'Names, or patterns of them.' },
    Version: { ...wantedVersionParameter, help: 'A version, or a range of them as NuGet writes it.' },
    Path: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A folder in which things were saved; the folders of the shell if omitted.',
    },
    Scope: scopeParameter,
  },
  run(ps) {
    return {
      process() {
        const { Name, Version, Path, Scope } = ps.parameters;
        const target = new Reporter(CLASS);
        const wanted = wantedVersion(Version);
        if (!wanted) {
          return ps.fail(
            'IncorrectVersionFormat',
            'InvalidArgument',
            'Argument for -Version parameter is not in the proper format.',
            { exception: 'System.ArgumentException', target },
          );
        }
        const { names } = packageNames(ps, Name ?? ['*'], CLASS);
        if (names.length === 0) return;
        const folder = Path === undefined ? null : drivesOf(ps).findOne(Path).path;
        const folders = folder === null ? searchedFolders(Scope) : { modules: [folder], scripts: [folder] };
        const places = [...modulesIn(folders.modules, names), ...scriptsIn(folders.scripts, names)];
        const found = installedOf(places, wanted);
        for (const { resource } of found) ps.write(resource);
        const missing = names.filter(
          (name) => !found.some(({ place }) => WildcardPattern.of(name, true).isMatch(place.name)),
        );
        if (missing.length === 0) return;
        ps.error(
          'InstalledPackageNotFound',
          'ObjectNotFound',
          `No match was found for package '${missing.join(', ')}'.`,
          {
            exception: `${CLASSES}.ResourceNotFoundException`,
            target,
          },
        );
      },
    };
  },
});
