/** The providers of packages: both are part of the shell, so there is nothing to install. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { Version } from '../../src/types/values/version.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

export const PROVIDER_TYPE = 'Microsoft.PackageManagement.Implementation.PackageProvider';

export interface ProviderFacts {
  readonly name: string;
  readonly version: string;
  readonly extensions: readonly string[];
  readonly schemes: readonly string[];
  readonly options: readonly string[];
}

export class PackageProvider extends NetObject {
  readonly version: Version;

  constructor(readonly facts: ProviderFacts) {
    super();
    this.version = Version.parse(facts.version);
  }

  netType(): NetType {
    return typeNamed(PROVIDER_TYPE);
  }

  override toString(): string {
    return PROVIDER_TYPE;
  }
}

const PROVIDERS: readonly ProviderFacts[] = [
  {
    name: 'NuGet',
    version: '3.0.0.1',
    extensions: ['nupkg'],
    schemes: ['http', 'https', 'file'],
    options: [
      'Destination',
      'ExcludeVersion',
      'Scope',
      'SkipDependencies',
      'Headers',
      'FilterOnTag',
      'Contains',
      'AllowPrereleaseVersions',
      'ConfigFile',
      'SkipValidate',
    ],
  },
  {
    name: 'PowerShellGet',
    version: '2.2.5.0',
    extensions: [],
    schemes: [],
    options: [
      'PackageManagementProvider',
      'Type',
      'Scope',
      'AllowClobber',
      'SkipPublisherCheck',
      'InstallUpdate',
      'NoPathUpdate',
      'AllowPrereleaseVersions',
      'Filter',
      'Tag',
      'Includes',
      'DscResource',
      'RoleCapability',
      'Command',
      'AcceptLicense',
      'PublishLocation',
      'ScriptSourceLocation',
      'ScriptPublishLocation',
    ],
  },
];

export function providersNamed(name: string): PackageProvider[] {
  const pattern = WildcardPattern.of(name, true);
  return PROVIDERS.filter((one) => pattern.isMatch(one.name)).map((facts) => new PackageProvider(facts));
}

export interface ProviderLimits {
  readonly MinimumVersion?: string;
  readonly MaximumVersion?: string;
  readonly RequiredVersion?: string;
}

/** Those of some name and within limits; ends the cmdlet for a text that is no version. */
export function providersWithin(ps: CmdletActions, name: string, limits: ProviderLimits): PackageProvider[] {
  const [least, most, only] = [limits.MinimumVersion, limits.MaximumVersion, limits.RequiredVersion].map((text) =>
    versionOf(ps, text),
  );
  return providersNamed(name).filter(
    ({ version }) =>
      (!least || version.compareTo(least) >= 0) &&
      (!most || version.compareTo(most) <= 0) &&
      (!only || version.compareTo(only) === 0),
  );
}

function versionOf(ps: CmdletActions, text: string | undefined): Version | null {
  if (text === undefined) return null;
  const numbers = /^\d{1,9}(?:\.\d{1,9}){0,3}$/.test(text) ? text.split('.').map(Number) : [];
  if (numbers.length > 0) return Version.of(...([...numbers, 0, 0, 0].slice(0, 4) as [number, number, number, number]));
  return ps.fail('InvalidVersion', 'InvalidArgument', `The version '${text}' is invalid.`, {
    exception: 'System.ArgumentException',
    target: text,
  });
}
