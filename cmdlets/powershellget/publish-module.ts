/** Publish-Module: puts a module into a repository, as a package. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { moduleDirectories } from '../../src/engine/modules/module-files.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { fileName } from '../../src/types/files/path-text.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { isFolder, modulesIn } from '../packages/installed-resources.ts';
import { MODULES } from './item-kinds.ts';
import { credentialParameter } from './item-parameters.ts';
import { repositoryNames } from './module-repositories.ts';
import { publish } from './publishing.ts';
import { refuse } from './version-limits.ts';

const BY_NAME = ['ModuleNameParameterSet'] as const;
const FROM_MANIFEST = 'a package says what the manifest of its module says';
const INTO_FOLDERS = 'packages are put into folders alone';

export default cmdlet({
  verb: 'Publish',
  noun: 'Module',
  aliases: ['pumo'],
  className: 'Publish-Module',
  defaultParameterSet: 'ModuleNameParameterSet',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  help: {
    synopsis: 'Puts a module into a repository that is a folder, as a package.',
    description: 'Packages are not sent to servers.',
    examples: [
      {
        title: 'A module into a folder of packages',
        transcript:
          'PS> $null = New-Item Tools -ItemType Directory; New-ModuleManifest Tools/Tools.psd1 -ModuleVersion 1.2 -Description Tools -Author Me\nPS> Register-PSRepository Share .; Publish-Module -Path Tools -Repository Share\nPS> (Find-Module Tools -Repository Share).Version\n1.2.0',
      },
    ],
    links: ['Find-Module', 'Register-PSRepository'],
  },
  parameters: {
    Name: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: BY_NAME,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A module that is installed.',
    },
    Path: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['ModulePathParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The folder of a module.',
    },
    RequiredVersion: {
      type: 'string',
      in: BY_NAME,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The version of the module that is installed.',
    },
    NuGetApiKey: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      noEffect: INTO_FOLDERS,
      help: 'The key that a server wants.',
    },
    Repository: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'The repository; PSGallery if omitted.',
    },
    Credential: { ...credentialParameter, noEffect: INTO_FOLDERS },
    FormatVersion: {
      type: 'version',
      validate: [{ kind: 'set', values: ['2.0'] }],
      noEffect: 'there is one form of packages',
      help: 'The form of the package.',
    },
    ReleaseNotes: { type: 'string[]', noEffect: FROM_MANIFEST, help: 'What is new.' },
    Tags: { type: 'string[]', validate: [{ kind: 'notNullOrEmpty' }], noEffect: FROM_MANIFEST, help: 'Tags.' },
    LicenseUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], noEffect: FROM_MANIFEST, help: 'Its license.' },
    IconUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], noEffect: FROM_MANIFEST, help: 'Its picture.' },
    ProjectUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], noEffect: FROM_MANIFEST, help: 'Its page.' },
    Exclude: {
      type: 'string[]',
      in: BY_NAME,
      validate: [{ kind: 'notNullOrEmpty' }],
      refused: 'all files of the folder are packed',
      help: 'Files that are left out.',
    },
    Force: { type: 'switch', help: 'Also a version that is older than what is there.' },
    AllowPrerelease: {
      type: 'switch',
      in: BY_NAME,
      noEffect: 'what comes before a release is published like any other',
      help: 'Also what comes before a release.',
    },
    SkipAutomaticTags: {
      type: 'switch',
      noEffect: 'no tags are made of what a module exports',
      help: 'Makes no tags of what the module exports.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name, Path, Repository, Force = false, RequiredVersion } = ps.parameters;
        const path = Path === undefined ? folderNamed(Name ?? '', RequiredVersion) : folderAt(Path);
        publish(ps, { kind: MODULES, path, repository: Repository, force: Force });
      },
    };

    function folderAt(given: string): string {
      const invalid = (): never =>
        refuse(
          ps,
          'InvalidModulePathToPublish',
          `The specified module with path '${given}' was not published because no valid module was found with that path.`,
          given,
        );
      try {
        const { path } = drivesOf(ps).findOne(given);
        return isFolder(path) ? path : invalid();
      } catch (error) {
        if (error instanceof NetException) return invalid();
        throw error;
      }
    }

    function folderNamed(name: string, version: string | undefined): string {
      const places = modulesIn(moduleDirectories(), [name]).filter(
        ({ path }) => version === undefined || fileName(path) === version,
      );
      const [place, ...others] = places;
      if (!place) {
        return version === undefined
          ? refuse(
              ps,
              'ModuleNotAvailableLocallyToPublish',
              `The specified module '${name}' was not published because no module with that name was found in any module directory.`,
              name,
            )
          : refuse(
              ps,
              'ModuleWithRequiredVersionNotAvailableLocally',
              ` The specified module '${name}' with version '${version}' was not published because no module with that name and version was found in any module directory.`,
              name,
            );
      }
      if (others.length === 0) return place.path;
      return refuse(
        ps,
        'AmbiguousModuleName',
        `Modules with the name '${name}' are available under multiple paths. Add the -RequiredVersion parameter or the -Path parameter to specify the module to publish.`,
        name,
      );
    }
  },
});
