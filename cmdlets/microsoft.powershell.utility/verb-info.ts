/** VerbInfo: what Get-Verb gives. */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export class VerbInfo extends NetObject {
  constructor(
    readonly verb: string,
    readonly aliasPrefix: string,
    readonly group: string,
    readonly description: string,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.VerbInfo');
  }
}
