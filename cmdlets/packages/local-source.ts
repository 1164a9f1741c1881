/** A folder of packages as a repository: file names say name and version, the packages all else. */
import type { Runspace } from '../../src/engine/runspace.ts';
import { entriesOf } from '../../src/types/files/file-system-info.ts';
import { readBytes } from '../../src/types/files/host-files.ts';
import { combinePaths } from '../../src/types/files/path-text.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { isWanted, NuGetVersion, type VersionRange } from './nuget-version.ts';
import { resourceOfPackage } from './package-contents.ts';
import { hasAll, notFound, type PackageSource } from './package-source.ts';
import type { Repository, Resource } from './resources.ts';

const CLASS = 'LocalServerAPICalls';
const PACKAGE = /^(.+?)\.(\d+(?:\.\d+){1,3}(?:-[\da-z.-]+)?)\.nupkg$/i;

interface PackageFile {
  readonly name: string;
  readonly version: NuGetVersion;
  readonly path: string;
}

export class LocalSource implements PackageSource {
  constructor(
    readonly repository: Repository,
    private readonly runspace: Runspace,
  ) {}

  latest(name: string, prerelease: boolean, tags: readonly string[]): Resource {
    const [newest] = this.filesNamed(name, prerelease);
    if (!newest) {
      throw this.missing(`Package with name ${name} could not be found in repository '${this.repository.name}'.`);
    }
    return this.tagged(
      newest,
      tags,
      `Package with name '${name}' and tags '${tags.join(', ')}' could not be found in repository '${this.repository.name}'.`,
    );
  }

  exactly(name: string, version: NuGetVersion, tags: readonly string[]): Resource {
    const file = this.filesNamed(name, true).find((one) => one.version.compareTo(version) === 0);
    const place = `could not be found in repository '${this.repository.name}'.`;
    if (!file) {
      throw this.missing(
        `Package with name '${name}', version '${version.normalized}' and tags '${tags.join(', ')}' ${place}`,
      );
    }
    return this.tagged(file, tags, `Package with name '${name}', and tags '${tags.join(', ')}' ${place}`);
  }

  inRange(name: string, range: VersionRange, prerelease: boolean): Resource[] {
    return this.filesNamed(name, prerelease)
      .filter((file) => isWanted({ kind: 'range', range }, file.version))
      .flatMap((file) => this.readable(file));
  }

  matching(pattern: string, prerelease: boolean, tags: readonly string[]): Resource[] {
    return this.newestOfEach(WildcardPattern.of(pattern, true), prerelease)
      .flatMap((file) => this.readable(file))
      .filter(({ facts }) => hasAll(facts.tags, tags));
  }

  withTags(tags: readonly string[], prerelease: boolean): Resource[] {
    const found = this.matching('*', prerelease, tags);
    if (found.length > 0) return found;
    throw notFound(
      `Package(s) with Tags '${tags.join(', ')}' could not be found in repository '${this.repository.name}'.`,
      'FindTagsPackageNotFound',
      'ObjectNotFound',
      CLASS,
    );
  }

  withCommands(names: readonly string[], kind: 'CommandName' | 'DscResourceName', prerelease: boolean): Resource[] {
    const prefix = kind === 'CommandName' ? 'PSCommand_' : 'PSDscResource_';
    const found = this.matching(
      '*',
      prerelease,
      names.map((name) => prefix + name),
    );
    if (found.length > 0) return found;
    const said = kind === 'CommandName' ? 'Command Name(s)' : 'DSCResource Name(s)';
    throw notFound(
      `Package(s) with ${said} '${names.join(', ')}' could not be found in repository '${this.repository.name}'.`,
      'FindCmdOrDSCNamesPackageNotFound',
      'ObjectNotFound',
      CLASS,
    );
  }

  download(resource: Resource): Uint8Array {
    const file = this.filesNamed(resource.name, true).find(
      ({ version }) => version.compareTo(resource.nugetVersion) === 0,
    );
    if (file) return readBytes(file.path);
    throw notFound(
      `'${resource.name}' is not present in repository`,
      'InstallNameFailure',
      'ResourceUnavailable',
      CLASS,
    );
  }

  private missing(message: string): NetException {
    return notFound(message, 'PackageNotFound', 'ResourceUnavailable', CLASS);
  }

  /** The packages of a name, newest first. */
  private filesNamed(name: string, prerelease: boolean): PackageFile[] {
    return this.files(prerelease)
      .filter((file) => file.name.toLowerCase() === name.toLowerCase())
      .sort((a, b) => b.version.compareTo(a.version));
  }

  private newestOfEach(pattern: WildcardPattern, prerelease: boolean): PackageFile[] {
    const newest = new Map<string, PackageFile>();
    for (const file of this.files(prerelease)) {
      const key = file.name.toLowerCase();
      const before = newest.get(key);
      if (!pattern.isMatch(file.name) || (before && before.version.compareTo(file.version) >= 0)) continue;
      newest.set(key, file);
    }
    return [...newest.values()];
  }

  private files(prerelease: boolean): PackageFile[] {
    const folder = this.repository.facts.uri.localPath;
    return entriesOf(folder)
      .filter(({ isDirectory }) => !isDirectory)
      .map(({ name }) => name)
      .sort()
      .flatMap((entry) => {
        const [, name = '', text = ''] = PACKAGE.exec(entry) ?? [];
        const version = NuGetVersion.parse(text);
        if (!version || (version.isPrerelease && !prerelease)) return [];
        return [{ name, version, path: combinePaths([folder, entry]) }];
      });
  }

  private read({ name, path }: PackageFile): Resource {
    return resourceOfPackage(this.runspace, readBytes(path), name, this.repository);
  }

  /** Among many packages one that cannot be read is passed over. */
  private readable(file: PackageFile): Resource[] {
    try {
      return [this.read(file)];
    } catch (error) {
      if (error instanceof NetException) return [];
      throw error;
    }
  }

  private tagged(file: PackageFile, tags: readonly string[], message: string): Resource {
    const resource = this.read(file);
    if (hasAll(resource.facts.tags, tags)) return resource;
    throw this.missing(message);
  }
}
