/** What the cmdlets share that look for objects of Active Directory: their parameters and the choice. */
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { connectionParameters, type Directory, findNamed, notFound, ofKind, withDirectory } from './ad-connection.ts';
import { filterTest, ldapFilterTest } from './ad-filter.ts';
import { AdObject, inAlphabet } from './ad-object.ts';
import { type AdKind, propertyNamed, propertyValue } from './ad-properties.ts';
import { domainFacts } from './domain-facts.ts';
import { ldapObjects } from './ldap-objects.ts';
import { containerOf, type LdapObject, plainName } from './ldap-schema.ts';

const SEARCHES = ['Filter', 'LdapFilter'] as const;
const N = 'Microsoft.ActiveDirectory.Management.';

/** The parameters of the cmdlets that look for one kind of objects. */
export const queryParameters = {
  ...connectionParameters,
  Partition: {
    type: 'string',
    in: ['Identity'],
    help: 'The part of the directory.',
    noEffect: 'a name is looked for in all partitions',
  },
  Filter: { type: 'string', in: { Filter: { mandatory: true } }, help: 'Only those that fit; * for all.' },
  LDAPFilter: {
    type: 'string',
    in: { LdapFilter: { mandatory: true } },
    help: 'Only those that fit, as LDAP writes it.',
  },
  Identity: {
    type: 'object',
    in: { Identity: { mandatory: true, position: 0, pipeline: 'value' } },
    help: 'Which one: distinguished name, GUID, SID or logon name.',
  },
  Properties: {
    type: 'string[]',
    aliases: ['Property'],
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'Properties that are to be given besides; * for all.',
  },
  ResultPageSize: { type: 'int', in: SEARCHES, help: 'How many come at once.', noEffect: 'all come at once' },
  ResultSetSize: { type: 'System.Nullable[int]', in: SEARCHES, allowNull: true, help: 'At most that many.' },
  SearchBase: { type: 'string', in: SEARCHES, help: 'Only what lies below this distinguished name.' },
  SearchScope: {
    type: 'enum',
    values: ['Base', 'OneLevel', 'Subtree'],
    in: SEARCHES,
    help: 'How deep below: the object itself, what lies directly in it, all.',
  },
} as const satisfies ParameterDeclarations;

interface Given {
  readonly Server?: string;
  readonly Filter?: string;
  readonly LDAPFilter?: string;
  readonly Identity?: unknown;
  readonly Properties?: readonly string[];
  readonly ResultSetSize?: number | null;
  readonly SearchBase?: string | null;
  readonly SearchScope?: string;
}

/** Writes the objects that are asked for. */
export function writeFound(ps: CmdletActions, given: Given, kind: AdKind): void {
  withDirectory(ps, given, (directory) => {
    const { Identity: identity, ResultSetSize: size, Properties: properties } = given;
    if (identity !== undefined) {
      const found = findNamed(identity, kind, directory);
      if (found) ps.write(adObject(found, kind, directory, properties));
      else notFound(ps, identity, kind, directory);
      return;
    }
    const isMeant = testOf(ps, given, kind, directory);
    const isBelow = placeTest(ps, given, kind, directory);
    const found = ofKind(directory.objects, kind).filter((one) => isBelow(one) && isMeant(one));
    for (const one of found.slice(0, size ?? undefined)) ps.write(adObject(one, kind, directory, properties));
  });
}

function testOf(ps: CmdletActions, given: Given, kind: AdKind, { deployment, objects }: Directory) {
  const { Filter: filter, LDAPFilter: ldap } = given;
  if (filter !== undefined) return filterTest(ps, filter, kind, deployment, objects);
  return ldap === undefined ? () => true : ldapFilterTest(ps, ldap);
}

/** Whether an object lies where the search looks: without a base in the partition of its kind, mostly the domain's own. */
function placeTest(
  ps: CmdletActions,
  given: Given,
  { isOfConfiguration = false }: AdKind,
  { deployment, objects }: Directory,
): (one: LdapObject) => boolean {
  const { root, configuration, schema } = domainFacts(deployment);
  const { SearchBase: base = isOfConfiguration ? configuration : root, SearchScope: scope = 'Subtree' } = given;
  if (base === null || base === '') {
    const message = 'An empty SearchBase is only supported while connected to a GlobalCatalog.';
    return ps.fail('ActiveDirectoryCmdlet:System.ArgumentException', 'InvalidArgument', message, {
      exception: 'System.ArgumentException',
    });
  }
  const wanted = plainName(base);
  if (wanted !== plainName(root) && !wanted.endsWith(`,${plainName(root)}`)) {
    const partitions = [root, configuration, schema].join(' , ');
    const message = `Supplied distinguishedName must belong to one of the following partition(s): '${partitions}'.`;
    return ps.fail('ActiveDirectoryCmdlet:System.ArgumentException', 'InvalidArgument', message, {
      exception: 'System.ArgumentException',
    });
  }
  if (!objects.some(({ dn }) => plainName(dn) === wanted)) {
    return ps.fail('ActiveDirectoryServer:8333', 'ObjectNotFound', 'Directory object not found', {
      exception: `${N}ADIdentityNotFoundException`,
    });
  }
  const partition = partitionOf(wanted, configuration);
  return ({ dn }) => {
    const own = plainName(dn);
    if (partitionOf(own, configuration) !== partition) return false;
    if (scope === 'Base') return own === wanted;
    if (scope === 'OneLevel') return plainName(containerOf(dn)) === wanted;
    return own === wanted || own.endsWith(`,${wanted}`);
  };
}

/** Searches do not go from one partition into another. */
function partitionOf(name: string, configuration: string): 'domain' | 'configuration' {
  const border = plainName(configuration);
  return name === border || name.endsWith(`,${border}`) ? 'configuration' : 'domain';
}

/** Writes an object of the directory as it is now, for -PassThru. */
export function writeObject(ps: CmdletActions, dn: string, kind: AdKind, { deployment }: Directory): void {
  const objects = ldapObjects(deployment);
  const found = objects.find((one) => plainName(one.dn) === plainName(dn));
  if (found) ps.write(adObject(found, kind, { deployment, objects }));
}

/** An object with what is shown of its kind, and what is wanted besides. */
export function adObject(
  object: LdapObject,
  kind: AdKind,
  { deployment }: Directory,
  wanted: readonly string[] = [],
): AdObject {
  const all = () => [...Object.keys(kind.properties), ...object.attributes.keys()];
  const asked = wanted.flatMap((name) => (name === '*' ? all() : [propertyNamed(name, kind, object) ?? name]));
  // A property and the attribute that it is may have the same name.
  const names = new Map([...kind.shown, ...asked].reverse().map((name) => [name.toLowerCase(), name]));
  return new AdObject(
    kind.typeName,
    inAlphabet(names.values()).map((name) => [name, propertyValue(object, name, kind, deployment)] as const),
  );
}
