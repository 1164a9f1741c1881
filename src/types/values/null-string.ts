/** System.Management.Automation.Language.NullString: `[NullString]::Value` hands a real null to a parameter of type string. */
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';

export class NullString extends NetObject {
  static readonly value = new NullString();

  netType(): NetType {
    return typeNamed('System.Management.Automation.Language.NullString');
  }
}

keepExtensionsByProcess(NullString.prototype);
