/** SIP domains as objects. */
import { DataObject } from '../../src/types/values/data-object.ts';

export function sipDomainObject(name: string, isDefault: boolean): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Xds.SipDomain', { Identity: name, Name: name, IsDefault: isDefault });
}
