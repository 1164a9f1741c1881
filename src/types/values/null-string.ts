/** System.Management.Automation.Language.NullString: `[NullString]::Value` hands a real null to a parameter of type string. */
import { keepExtensionsByProcess } from '../members/instance-extension.ts';
import { NetObject } from '../net-object.ts';
import { type NetType, typeNamed } from '../net-type.ts';

export class NullString extends NetObject {
  static readonly value = new NullString();

  netType(): NetType {
    return typeNamed('System.Management.Automation.Language.NullString');
  }
}

keepExtensionsByProcess(NullString.prototype);
