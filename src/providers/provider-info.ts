/** ProviderInfo, PSDriveInfo and PathInfo: what scripts see of providers, drives and locations. */
import { NetObject } from '../types/net-object.ts';
import { type NetType, typeNamed } from '../types/net-type.ts';
import type { Provider } from './provider.ts';

export class ProviderInfo extends NetObject {
  /** @param snapIn the module that the provider belongs to: `Microsoft.PowerShell.Core`. */
  constructor(
    readonly name: string,
    readonly snapIn: string,
    readonly implementingType: string,
    /** Names of ProviderCapabilities. */
    readonly capabilities: readonly string[],
    readonly provider: Provider,
  ) {
    super();
  }

  drives: readonly PSDriveInfo[] = [];
  home = '';

  /** `Microsoft.PowerShell.Core\FileSystem`, as paths qualify it. */
  get fullName(): string {
    return `${this.snapIn}\\${this.name}`;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ProviderInfo');
  }

  override toString(): string {
    return this.fullName;
  }
}

export class PSDriveInfo extends NetObject {
  /** Where the session is on this drive, below its root, without separators at the ends. */
  currentLocation = '';
  /** The scope that a drive made by a script ends with; null for those of the session. */
  description: string;

  constructor(
    readonly name: string,
    readonly provider: Provider,
    /** Path of the provider: `/`, `C:\`, '' for flat providers. */
    readonly root: string,
    description = '',
    readonly credential: unknown = null,
  ) {
    super();
    this.description = description;
  }

  /** Whether paths on it begin with `NAME:`; only the root drive of Unix does without. */
  get separatedByColon(): boolean {
    return this.name !== '/';
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSDriveInfo');
  }

  override toString(): string {
    return this.name;
  }
}

export class PathInfo extends NetObject {
  constructor(
    readonly drive: PSDriveInfo | null,
    readonly provider: Provider,
    readonly providerPath: string,
    /** As the session writes it: `/conf/x`, `Env:/PATH`, or provider-qualified without a drive. */
    readonly path: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PathInfo');
  }

  override toString(): string {
    return this.path;
  }
}
