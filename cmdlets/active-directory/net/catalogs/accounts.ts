/** Types of the objects that the cmdlets of Active Directory give. */
import { defineType, type TypeDeclaration } from '../../../../src/types/type-declaration.ts';
import { netEquals } from '../../../../src/types/values/net-equality.ts';
import type { AdObject, AdValues } from '../../ad-object.ts';

/** One of the cmdlets' objects, and what it is a kind of. */
function adType(name: string, base?: string): TypeDeclaration<AdObject> {
  return defineType<AdObject>({
    name,
    ...(base !== undefined && { base: `Microsoft.ActiveDirectory.Management.${base}` }),
    listed: true,
    adapter: {
      get: (self: AdObject, property: string) => self.get(property),
      set: () => false,
      names: (self: AdObject) => self.names(),
    },
    // Forests and controllers have no distinguished name of their own among what they show.
    toText: (self: AdObject) => String(self.get('DistinguishedName') ?? self.get('Name') ?? ''),
  });
}

export default [
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException',
    base: 'System.Exception',
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADFilterParsingException',
    base: 'System.Exception',
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADServerDownException',
    base: 'System.Exception',
  }),
  adType('Microsoft.ActiveDirectory.Management.ADEntity'),
  adType('Microsoft.ActiveDirectory.Management.ADObject', 'ADEntity'),
  adType('Microsoft.ActiveDirectory.Management.ADPrincipal', 'ADObject'),
  adType('Microsoft.ActiveDirectory.Management.ADAccount', 'ADPrincipal'),
  adType('Microsoft.ActiveDirectory.Management.ADUser', 'ADAccount'),
  adType('Microsoft.ActiveDirectory.Management.ADComputer', 'ADAccount'),
  adType('Microsoft.ActiveDirectory.Management.ADGroup', 'ADPrincipal'),
  adType('Microsoft.ActiveDirectory.Management.ADOrganizationalUnit', 'ADObject'),
  adType('Microsoft.ActiveDirectory.Management.ADReplicationSite', 'ADObject'),
  adType('Microsoft.ActiveDirectory.Management.ADReplicationSubnet', 'ADObject'),
  adType('Microsoft.ActiveDirectory.Management.ADDomain', 'ADObject'),
  adType('Microsoft.ActiveDirectory.Management.ADForest', 'ADEntity'),
  adType('Microsoft.ActiveDirectory.Management.ADDomainController', 'ADEntity'),
  adType('Microsoft.ActiveDirectory.Management.ADRootDSE', 'ADEntity'),
  defineType<AdValues>({
    name: 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [
      ['int Count {get;}', (self: AdValues) => self.items.length],
      ['System.Object Value {get;}', ({ items }: AdValues) => (items.length > 1 ? [...items] : (items[0] ?? null))],
    ],
    methods: [
      [
        'bool Contains(System.Object value)',
        (self: AdValues, value) => self.items.some((one) => netEquals(one, value)),
      ],
    ],
    enumerate: (self) => self.items,
    count: (self) => self.items.length,
    index: {
      get: (self: AdValues, index: number) => self.items.at(index),
      signature: 'System.Object Item(int index) {get;}',
    },
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADGroupScope',
    kind: 'enum',
    members: { DomainLocal: 0, Global: 1, Universal: 2 },
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADGroupCategory',
    kind: 'enum',
    members: { Distribution: 0, Security: 1 },
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADDomainMode',
    kind: 'enum',
    members: {
      UnknownDomain: -1,
      Windows2000Domain: 0,
      Windows2003InterimDomain: 1,
      Windows2003Domain: 2,
      Windows2008Domain: 3,
      Windows2008R2Domain: 4,
      Windows2012Domain: 5,
    },
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADForestMode',
    kind: 'enum',
    members: {
      UnknownForest: -1,
      Windows2000Forest: 0,
      Windows2003InterimForest: 1,
      Windows2003Forest: 2,
      Windows2008Forest: 3,
      Windows2008R2Forest: 4,
      Windows2012Forest: 5,
    },
  }),
  defineType({
    name: 'Microsoft.ActiveDirectory.Management.ADOperationMasterRole',
    kind: 'enum',
    members: { PDCEmulator: 0, RIDMaster: 1, InfrastructureMaster: 2, SchemaMaster: 3, DomainNamingMaster: 4 },
  }),
];
