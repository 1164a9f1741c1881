/** PathInfo: what scripts see of a location. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { Provider, PSDriveInfo } from './provider.ts';

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
