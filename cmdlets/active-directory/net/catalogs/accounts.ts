/** Types of the objects that the cmdlets of Active Directory give. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { AdObject } from '../../ad-object.ts';

const account = {
  listed: true,
  adapter: {
    get: (self: AdObject, name: string) => self.get(name),
    set: () => false,
    names: (self: AdObject) => self.names(),
  },
  toText: (self: AdObject) => String(self.get('DistinguishedName')),
};

export default [
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException',
    base: 'System.Exception',
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADFilterParsingException',
    base: 'System.Exception',
  }),
  defineType<AdObject>({
    name: 'Microsoft.ActiveDirectory.Management.ADUser',
    ...account,
  }),
  defineType<AdObject>({
    name: 'Microsoft.ActiveDirectory.Management.ADComputer',
    ...account,
  }),
];
