/** What the cmdlets that look for objects of Active Directory share: their parameters, the choice, the errors. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { FilterError, parseFilter } from '../deployment/filter-expression.ts';
import { LdapFilterError, parseLdapFilter } from '../deployment/ldap-filter.ts';
import type { Attributes } from './ad-attributes.ts';
import { AdObject } from './ad-object.ts';

const ONE_DIRECTORY = { noEffect: 'a lab has one directory, and everyone in it may ask it' } as const;
const SEARCHES = ['Filter', 'LdapFilter'] as const;

/** The parameters of Get-ADUser and Get-ADComputer. */
export const queryParameters = {
  AuthType: { type: 'enum', values: ['Negotiate', 'Basic'], help: 'How to log on.', ...ONE_DIRECTORY },
  Credential: { type: 'pscredential', help: 'Who asks.', ...ONE_DIRECTORY },
  Server: { type: 'string', help: 'The domain controller to ask.', ...ONE_DIRECTORY },
  Partition: { type: 'string', in: ['Identity'], help: 'The part of the directory.', ...ONE_DIRECTORY },
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
  Properties: { type: 'string[]', aliases: ['Property'], help: 'Properties that are to be given besides; * for all.' },
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
  readonly Filter?: string;
  readonly LDAPFilter?: string;
  readonly Identity?: unknown;
  readonly Properties?: readonly string[];
  readonly ResultSetSize?: number | null;
  readonly SearchBase?: string;
  readonly SearchScope?: string;
}

/** A kind of objects: its .NET type, what is shown of each, and all of them. */
export interface QueryKind {
  readonly typeName: string;
  readonly shown: readonly string[];
  readonly list: (deployment: Deployment) => readonly Attributes[];
}

/** Writes the objects that are asked for. */
export function writeFound(ps: CmdletActions, given: Given, kind: QueryKind): void {
  withDeployment(ps, (deployment) => {
    const all = kind.list(deployment);
    const { Identity: identity, ResultSetSize: size } = given;
    if (identity !== undefined) {
      const wanted = toText(getMember(identity, 'DistinguishedName') ?? identity).toLowerCase();
      const found = all.find((one) => isNamed(one, wanted));
      if (!found) return notFound(ps, toText(identity), kind.typeName, deployment.directory.root);
      ps.write(objectOf(found, kind, given.Properties));
      return undefined;
    }
    const isMeant = testOf(ps, given, all);
    const found = all.filter((one) => isBelow(one, given) && isMeant(one));
    for (const one of found.slice(0, size ?? undefined)) ps.write(objectOf(one, kind, given.Properties));
    return undefined;
  });
}

const IDENTITIES = ['DistinguishedName', 'ObjectGUID', 'SID', 'SamAccountName'];

function isNamed(attributes: Attributes, wanted: string): boolean {
  const own = IDENTITIES.map((name) => toText(attributes.get(name) ?? '').toLowerCase());
  // The account of a computer ends in a dollar sign, which may be left out.
  return own.includes(wanted) || own.includes(`${wanted}$`);
}

function testOf(ps: CmdletActions, given: Given, all: readonly Attributes[]): (attributes: Attributes) => boolean {
  const { Filter: filter, LDAPFilter: ldap } = given;
  try {
    if (filter !== undefined && filter.trim() !== '*') {
      const names = [...(all[0]?.keys() ?? [])];
      const isMeant = parseFilter(filter, names);
      return (attributes) => isMeant((name) => attributes.get(name));
    }
    if (ldap !== undefined) {
      const isMeant = parseLdapFilter(ldap, (name) => name);
      return (attributes) => isMeant((name) => attributeOf(attributes, name));
    }
    return () => true;
  } catch (error) {
    if (error instanceof FilterError) {
      return failParsing(
        ps,
        `Error parsing query: '${filter}' Error Message: 'syntax error' at position: '${error.position}'.`,
      );
    }
    if (error instanceof LdapFilterError) return failParsing(ps, 'The search filter cannot be recognized');
    throw error;
  }
}

function attributeOf(attributes: Attributes, name: string): unknown {
  const known = [...attributes.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
  return known === undefined ? undefined : attributes.get(known);
}

function isBelow(attributes: Attributes, { SearchBase: base, SearchScope: scope = 'Subtree' }: Given): boolean {
  if (base === undefined) return true;
  const dn = toText(attributes.get('DistinguishedName')).toLowerCase();
  const wanted = base.toLowerCase();
  if (scope === 'Base') return dn === wanted;
  if (scope === 'OneLevel') return dn.slice(dn.indexOf(',') + 1) === wanted;
  return dn === wanted || dn.endsWith(`,${wanted}`);
}

/** Properties are shown in the order of the alphabet. */
function objectOf(attributes: Attributes, { typeName, shown }: QueryKind, wanted: readonly string[] = []): AdObject {
  const asked = wanted.includes('*') ? [...attributes.keys()] : wanted.map((name) => knownName(attributes, name));
  const names = [...new Set([...shown, ...asked])].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return new AdObject(
    typeName,
    names.map((name) => [name, attributes.get(name) ?? null] as const),
  );
}

function knownName(attributes: Attributes, name: string): string {
  return [...attributes.keys()].find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
}

const MANAGEMENT = 'Microsoft.ActiveDirectory.Management';

function notFound(ps: CmdletActions, identity: string, typeName: string, root: string): undefined {
  const target = new AdObject(typeName, [['DistinguishedName', identity]]);
  const exception = `${MANAGEMENT}.ADIdentityNotFoundException`;
  const message = `Cannot find an object with identity: '${identity}' under: '${root}'.`;
  ps.error(`ActiveDirectoryCmdlet:${exception}`, 'ObjectNotFound', message, {
    target,
    exception,
  });
  return undefined;
}

function failParsing(ps: CmdletActions, message: string): never {
  const exception = `${MANAGEMENT}.ADFilterParsingException`;
  return ps.fail(`ActiveDirectoryCmdlet:${exception}`, 'ParserError', message, { exception });
}
