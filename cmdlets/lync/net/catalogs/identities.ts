/** Types of arguments that name something: scopes, objects of the topology, computers. They are made from text. */
import { dataType } from '../../../../src/types/values/data-object.ts';

const identity = {
  toText: (self: { get(name: string): unknown }) => String(self.get('Name')),
  fromText: (text: string) => ({ Name: text }),
};

export default [
  dataType('Microsoft.Rtc.Management.Xds.XdsIdentity', ['string Name {get;}'], identity),
  dataType('Microsoft.Rtc.Management.Xds.XdsGlobalRelativeIdentity', ['string Name {get;}'], identity),
  dataType('Microsoft.Rtc.Management.Deploy.Fqdn', ['string Name {get;}'], identity),
];
