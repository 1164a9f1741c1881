/** What repositories hold, and the repositories themselves, as scripts see them. */
import { CmdletTarget } from '../../src/engine/cmdlet-target.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import type { NetUri } from '../../src/types/text/uri.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import type { Version } from '../../src/types/values/version.ts';
import { NuGetVersion, type VersionRange } from './nuget-version.ts';

export const CLASSES = 'Microsoft.PowerShell.PSResourceGet.UtilClasses';
export const CMDLETS = 'Microsoft.PowerShell.PSResourceGet.Cmdlets';

export const API_VERSIONS = ['Unknown', 'V2', 'V3', 'Local', 'NugetServer', 'ContainerRegistry'] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

export const RESOURCE_TYPES = ['None', 'Module', 'Script', 'Nupkg'] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

export const SCOPES = ['CurrentUser', 'AllUsers'] as const;
export type Scope = (typeof SCOPES)[number];

/** The name of a secret that another module keeps. */
export class CredentialInfo extends NetObject {
  constructor(
    readonly vaultName: string,
    readonly secretName: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${CLASSES}.PSCredentialInfo`);
  }
}

export interface RepositoryFacts {
  readonly name: string;
  readonly uri: NetUri;
  readonly priority: number;
  readonly isTrusted: boolean;
  readonly apiVersion: ApiVersion;
  readonly credentialInfo: CredentialInfo | null;
}

/** PSRepositoryInfo. */
export class Repository extends NetObject {
  constructor(readonly facts: RepositoryFacts) {
    super();
  }

  get name(): string {
    return this.facts.name;
  }

  netType(): NetType {
    return typeNamed(`${CLASSES}.PSRepositoryInfo`);
  }
}

/** Another package that one needs. */
export class Dependency extends NetObject {
  constructor(
    readonly name: string,
    readonly range: VersionRange,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${CLASSES}.Dependency`);
  }
}

/** What tags say that is in a package. `null` for kinds that its source knows nothing of. */
export class ResourceIncludes extends NetObject {
  constructor(
    readonly cmdlets: readonly string[] | null,
    readonly commands: readonly string[] | null,
    readonly dscResources: readonly string[] | null,
  ) {
    super();
  }

  static ofTags(tags: readonly string[]): ResourceIncludes {
    const named = (prefix: string) =>
      tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
    return new ResourceIncludes(named('PSCmdlet_'), named('PSCommand_'), named('PSDscResource_'));
  }

  netType(): NetType {
    return typeNamed(`${CLASSES}.ResourceIncludes`);
  }
}

/** What scripts may set is not readonly. */
export interface ResourceFacts {
  name: string;
  /** As its manifest has it. */
  readonly version: Version;
  readonly prerelease: string;
  readonly type: ResourceType;
  author: string;
  companyName: string;
  copyright: string;
  description: string;
  dependencies: readonly Dependency[];
  readonly includes: ResourceIncludes;
  iconUri: NetUri | null;
  licenseUri: NetUri | null;
  projectUri: NetUri | null;
  releaseNotes: string;
  tags: readonly string[];
  publishedDate: DateTime | null;
  repository: string;
  repositorySourceLocation: string;
  readonly additionalMetadata: ReadonlyMap<string, string>;
  readonly requiresLicenseAcceptance: boolean;
  installedDate: DateTime | null;
  installedLocation: string;
  readonly updatedDate: DateTime | null;
}

/** PSResourceInfo: one version of a package. */
export class Resource extends NetObject {
  constructor(readonly facts: ResourceFacts) {
    super();
  }

  get name(): string {
    return this.facts.name;
  }

  /** Its version with what comes before a release, as messages name it. */
  get fullVersion(): string {
    const { version, prerelease } = this.facts;
    return prerelease === '' ? version.toString() : `${version}-${prerelease}`;
  }

  get nugetVersion(): NuGetVersion {
    return NuGetVersion.parse(this.fullVersion) ?? zero();
  }

  netType(): NetType {
    return typeNamed(`${CLASSES}.PSResourceInfo`);
  }
}

function zero(): NuGetVersion {
  const version = NuGetVersion.parse('0.0.0');
  if (!version) throw new Error('0.0.0 is a version');
  return version;
}

/** PSCommandResourceInfo: commands, and the package that has them. */
export class CommandResource extends NetObject {
  constructor(
    readonly names: readonly string[],
    readonly parent: Resource,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${CLASSES}.PSCommandResourceInfo`);
  }
}

/** What errors name as their target: the object of the module that reports them. */
export class Reporter extends CmdletTarget {
  constructor(className: string) {
    super(`${CMDLETS}.${className}`);
  }
}
