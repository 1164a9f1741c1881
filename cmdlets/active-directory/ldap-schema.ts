/** What an object of the directory is made of: its classes, the category that it is found by, attributes with all values. */

/** An object of the directory: an attribute has one value or several. */
export interface LdapObject {
  readonly dn: string;
  readonly attributes: ReadonlyMap<string, readonly unknown[]>;
}

/** The classes of an object, the most derived last, and the category that it is found by. */
export interface Schema {
  readonly classes: readonly string[];
  readonly category: string;
}

const person = ['top', 'person', 'organizationalPerson'];

/** The classes of the schema ([MS-ADSC]) of which a lab's directory has objects. */
export const SCHEMA = {
  user: { classes: [...person, 'user'], category: 'Person' },
  contact: { classes: [...person, 'contact'], category: 'Person' },
  computer: { classes: [...person, 'user', 'computer'], category: 'Computer' },
  group: { classes: ['top', 'group'], category: 'Group' },
  domain: { classes: ['top', 'domain', 'domainDNS'], category: 'Domain-DNS' },
  unit: { classes: ['top', 'organizationalUnit'], category: 'Organizational-Unit' },
  container: { classes: ['top', 'container'], category: 'Container' },
  configuration: { classes: ['top', 'configuration'], category: 'Configuration' },
  sites: { classes: ['top', 'sitesContainer'], category: 'Sites-Container' },
  site: { classes: ['top', 'site'], category: 'Site' },
  subnets: { classes: ['top', 'subnetContainer'], category: 'Subnet-Container' },
  servers: { classes: ['top', 'serversContainer'], category: 'Servers-Container' },
  server: { classes: ['top', 'server'], category: 'Server' },
  directoryService: { classes: ['top', 'applicationSettings', 'nTDSDSA'], category: 'NTDS-DSA' },
  partitions: { classes: ['top', 'crossRefContainer'], category: 'Cross-Ref-Container' },
  partition: { classes: ['top', 'crossRef'], category: 'Cross-Ref' },
  authority: { classes: ['top', 'certificationAuthority'], category: 'Certification-Authority' },
  enrollment: { classes: ['top', 'pKIEnrollmentService'], category: 'PKI-Enrollment-Service' },
  lyncService: { classes: ['top', 'container', 'msRTCSIP-Service'], category: 'ms-RTC-SIP-Service' },
  lyncTopology: { classes: ['top', 'msRTCSIP-GlobalTopologySetting'], category: 'ms-RTC-SIP-GlobalTopologySetting' },
} as const satisfies Readonly<Record<string, Schema>>;

/** An object with what all have; attributes without a value are none. */
export function ldapObject(
  dn: string,
  { classes, category }: Schema,
  root: string,
  attributes: Readonly<Record<string, unknown>> = {},
): LdapObject {
  const name = firstName(dn);
  const all = {
    objectClass: classes,
    ...(/^CN=/i.test(dn) && { cn: name }),
    ...(/^OU=/i.test(dn) && { ou: name }),
    name,
    distinguishedName: dn,
    ...attributes,
    objectCategory: `CN=${category},CN=Schema,CN=Configuration,${root}`,
  };
  const values = Object.entries(all).map(([key, value]) => [key, Array.isArray(value) ? value : [value]] as const);
  return { dn, attributes: new Map(values.filter(([, list]) => list.length > 0 && list[0] != null)) };
}

/** The values of an attribute, in whatever letter case it is named; none where the object has no such attribute. */
export function valuesOf({ attributes }: LdapObject, name: string): readonly unknown[] {
  const exact = attributes.get(name);
  if (exact) return exact;
  const wanted = name.toLowerCase();
  for (const [known, values] of attributes) if (known.toLowerCase() === wanted) return values;
  return [];
}

/** `Ken Myer` of `CN=Ken Myer,OU=…`; commas of the name itself are escaped. */
export function firstName(dn: string): string {
  return (/^\w+=((?:\\.|[^,])*)/.exec(dn)?.[1] ?? dn).replace(/\\(.)/g, '$1');
}

/** `OU=…` of `CN=Ken Myer,OU=…`; '' for the root of all. */
export function containerOf(dn: string): string {
  return /^\w+=(?:\\.|[^,])*,(.*)$/s.exec(dn)?.[1] ?? '';
}

/** Blanks behind the commas of a name mean nothing, nor does letter case. */
export function plainName(dn: string): string {
  return dn.replace(/\s*,\s*(?=\w+=)/g, ',').toLowerCase();
}
