/** Publish-PSResource: puts a module or a script into a repository, as a package. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { readBytes, writeBytes } from '../../src/types/files/host-files.ts';
import { combinePaths, fileName } from '../../src/types/files/path-text.ts';
import { isFolder } from '../packages/installed-resources.ts';
import { logonOf } from '../packages/logon.ts';
import { isWanted } from '../packages/nuget-version.ts';
import { packResource } from '../packages/packing.ts';
import { CMDLETS, Reporter, type Repository, type Resource } from '../packages/resources.ts';
import { offerOf } from './offers.ts';
import { sourceOf } from './repository-choice.ts';
import { repositoryNames } from './repository-names.ts';
import { checkStore, readRepositories } from './repository-store.ts';

const CLASS = 'PublishHelper';

export default cmdlet({
  verb: 'Publish',
  noun: 'PSResource',
  aliases: ['pbres'],
  className: `${CMDLETS}.PublishPSResource`,
  supportsShouldProcess: true,
  help: {
    synopsis: 'Puts a module or a script into a repository that is a folder, as a package.',
    description: 'What it needs must be in the repository before it. Packages are not sent to servers.',
    examples: [
      {
        title: 'A module into a folder of packages',
        transcript:
          'PS> $null = New-Item Tools -ItemType Directory; New-ModuleManifest Tools/Tools.psd1 -ModuleVersion 1.2 -Description Tools\nPS> Register-PSResourceRepository Share . -Force; Publish-PSResource Tools -Repository Share\nPS> (Find-PSResource Tools -Repository Share).Name\nTools',
      },
    ],
    links: ['Compress-PSResource', 'Register-PSResourceRepository'],
  },
  parameters: {
    Path: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['PathParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The folder of a module, its manifest, or a script.',
    },
    NupkgPath: {
      type: 'string',
      mandatory: true,
      in: ['NupkgPathParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A package that is made already.',
    },
    Repository: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'The repository; the first by priority if omitted.',
    },
    DestinationPath: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A folder in which the package is kept as well.',
    },
    Credential: { type: 'pscredential', validate: [{ kind: 'notNullOrEmpty' }], help: 'Who asks for what it needs.' },
    SkipDependenciesCheck: { type: 'switch', help: 'Does not look whether the repository has what it needs.' },
    SkipModuleManifestValidate: { type: 'switch', help: 'Does not ask Test-ModuleManifest.' },
    ApiKey: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      noEffect: 'packages are put into folders alone',
      help: 'The key that a server wants.',
    },
    Proxy: {
      type: 'uri',
      validate: [{ kind: 'notNullOrEmpty' }],
      noEffect: 'packages are put into folders alone',
      help: 'A server in between.',
    },
    ProxyCredential: {
      type: 'pscredential',
      validate: [{ kind: 'notNullOrEmpty' }],
      noEffect: 'packages are put into folders alone',
      help: 'Who asks it.',
    },
    ModulePrefix: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      noEffect: 'it is for registries of containers, to which nothing is sent',
      help: 'What stands before names in a registry of containers.',
    },
  },
  run(ps) {
    return {
      begin: checkStore,
      end() {
        const { Path, NupkgPath, SkipModuleManifestValidate, SkipDependenciesCheck, DestinationPath } = ps.parameters;
        const made = NupkgPath === undefined ? null : drivesOf(ps).findOne(NupkgPath).path;
        const packed =
          made === null
            ? packResource(ps, mandatory(Path), 'Publish', SkipModuleManifestValidate === true)
            : { resource: null, bytes: readBytes(made), fileName: fileName(made) };
        if (!packed) return;
        const folder = folderOfRepository(ps.parameters.Repository);
        if (folder === null) return;
        if (packed.resource && !SkipDependenciesCheck && !hasAllNeeded(folder.repository, packed.resource)) return;
        if (DestinationPath !== undefined) {
          writeBytes(combinePaths([drivesOf(ps).findOne(DestinationPath).path, packed.fileName]), packed.bytes);
        }
        writeBytes(combinePaths([folder.path, packed.fileName]), packed.bytes);
      },
    };

    function report(errorId: string, message: string): null {
      ps.error(errorId, 'ObjectNotFound', message, {
        exception: 'System.ArgumentException',
        target: new Reporter(CLASS),
      });
      return null;
    }

    function folderOfRepository(name: string | undefined): { repository: Repository; path: string } | null {
      const [repository] = readRepositories(name === undefined ? null : [name], () => undefined);
      if (!repository) {
        return report(
          'RepositoryNotFound',
          `The resource repository '${name ?? ''}' is not a registered. Please run 'Register-PSResourceRepository' in order to publish to this repository.`,
        );
      }
      const { uri, apiVersion } = repository.facts;
      if (apiVersion !== 'Local') {
        return ps.fail(
          'PublishToServerNotBuilt',
          'NotImplemented',
          `Publish-PSResource cannot send packages to a server (${uri}) here: make the package by Compress-PSResource and send it by another program.`,
          { exception: 'System.NotImplementedException', target: repository },
        );
      }
      if (isFolder(uri.localPath)) return { repository, path: uri.localPath };
      return report(
        'repositoryPathDoesNotExist',
        `The repository '${repository.name}' with uri: '${uri.absoluteUri}' is not a valid folder path which exists. If providing a file based repository, provide a repository with a path that exists.`,
      );
    }

    function hasAllNeeded(repository: Repository, { facts }: Resource): boolean {
      const source = sourceOf(ps, repository, logonOf(ps.parameters.Credential), CLASS);
      if (!source) return false;
      for (const { name, range } of facts.dependencies) {
        const wanted = { kind: 'range', range } as const;
        const offered = offerOf(ps, source, name, wanted, true);
        if (offered && isWanted(wanted, offered.nugetVersion)) continue;
        report(
          'DependencyNotFound',
          `Dependency '${name}' was not found in repository '${repository.name}'.  Make sure the dependency is published to the repository before publish this module.`,
        );
        return false;
      }
      return true;
    }
  },
});
