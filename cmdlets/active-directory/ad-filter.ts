/**
 * -Filter and -LDAPFilter of the cmdlets of Active Directory. What a filter names are attributes, which need not be set;
 * variables are those of the session, with their properties; an attribute with several values fits by any of them
 * (about_ActiveDirectory_Filter).
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import {
  COMPARISONS,
  type Comparison,
  FilterError,
  parseFilter,
  variableNamed,
} from '../deployment/filter-expression.ts';
import { LdapFilterError, parseLdapFilter } from '../deployment/ldap-filter.ts';
import { type AdKind, filterValues } from './ad-properties.ts';
import { type LdapObject, valuesOf } from './ldap-schema.ts';

type Test = (object: LdapObject) => boolean;

/** What a filter wants of the objects of the directory. */
export function filterTest(
  ps: CmdletActions,
  text: string,
  kind: AdKind,
  deployment: Deployment,
  all: readonly LdapObject[],
): Test {
  const isMeant = objectFilterTest(ps, text, all);
  return (object) =>
    isMeant((name) =>
      isCategory(name) ? (ldapValues(object, name) ?? []) : filterValues(object, name, kind, deployment),
    );
}

/** The same of whatever has properties: `read` gives all values of one. */
export function objectFilterTest(
  ps: CmdletActions,
  text: string,
  all: readonly LdapObject[] = [],
): (read: (name: string) => readonly unknown[]) => boolean {
  if (text.trim() === '*') return () => true;
  try {
    return parseFilter(text, {
      property: (name) => name,
      variable: (name) => variableValue(ps, name),
      comparison: (operator) => (operator === '-recursivematch' ? recursively(all) : OPERATORS.get(operator)),
    });
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const reason = `Error parsing query: '${text}' Error Message: 'syntax error' at position: '${error.position}'.`;
    return failParsing(ps, reason);
  }
}

/** What a filter of LDAP wants. */
export function ldapFilterTest(ps: CmdletActions, text: string): Test {
  try {
    const isMeant = parseLdapFilter(text, (name) => name);
    return (object) => isMeant((name) => ldapValues(object, name));
  } catch (error) {
    if (!(error instanceof LdapFilterError)) throw error;
    return failParsing(ps, 'The search filter cannot be recognized');
  }
}

/** The values of an attribute as filters write them: a date as generalized time, a category by its name too. */
export function ldapValues(object: LdapObject, name: string): readonly unknown[] | undefined {
  const values = valuesOf(object, name);
  if (values.length === 0) return undefined;
  if (isCategory(name)) return values.flatMap((one) => [one, ...categoryNames(String(one))]);
  return values.map((one) => (one instanceof DateTime ? generalizedTime(one) : one));
}

/** The attribute that filters compare with names of classes, though its value is a distinguished name. */
function isCategory(attribute: string): boolean {
  return attribute.toLowerCase() === 'objectcategory';
}

/** `Person`, `ms-RTC-SIP-Pool` and `msRTCSIP-Pool` for `CN=ms-RTC-SIP-Pool,CN=Schema,…`. */
function categoryNames(dn: string): string[] {
  const [, name = ''] = /^CN=([^,]*)/i.exec(dn) ?? [];
  if (name === 'Person') return [name, 'user', 'contact'];
  const [, lync = '', rest = name] = /^(ms-RTC-SIP-)?(.*)$/.exec(name) ?? [];
  return [name, `${lync === '' ? '' : 'msRTCSIP-'}${rest.replaceAll('-', '')}`];
}

/** `20130214080000.0Z`. */
function generalizedTime(date: DateTime): string {
  return `${new Date(date.toUniversalTime().unixMs).toISOString().replace(/\.\d+Z$|\D/g, '')}.0Z`;
}

const any =
  (compare: Comparison): Comparison =>
  (values, wanted) =>
    (values as readonly unknown[]).some((value) => compare(value, wanted));
const none =
  (compare: Comparison): Comparison =>
  (values, wanted) =>
    !any(compare)(values, wanted);

const bits = (value: unknown, wanted: unknown): readonly [number, number] => [
  Number(toText(value)),
  Number(toText(wanted)),
];

const isEqual: Comparison = (value, wanted) => toText(value).toLowerCase() === toText(wanted).toLowerCase();
const scalar = (operator: string): Comparison => COMPARISONS.get(operator) ?? isEqual;

/** Comparisons of all values of an attribute; `-notlike '*'` is true of what has none. */
const OPERATORS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['-eq', any(isEqual)],
  ['-approx', any(isEqual)],
  ['-ne', none(isEqual)],
  ['-like', any(scalar('-like'))],
  ['-notlike', none(scalar('-like'))],
  ['-gt', any(scalar('-gt'))],
  ['-ge', any(scalar('-ge'))],
  ['-lt', any(scalar('-lt'))],
  ['-le', any(scalar('-le'))],
  [
    '-band',
    any((value, wanted) => {
      const [own, mask] = bits(value, wanted);
      return (own & mask) === mask;
    }),
  ],
  [
    '-bor',
    any((value, wanted) => {
      const [own, mask] = bits(value, wanted);
      return (own & mask) !== 0;
    }),
  ],
]);

/** Whether a group is among those of an object, or among the groups of those. */
function recursively(all: readonly LdapObject[]): Comparison {
  const memberOf = new Map(all.map((one) => [one.dn.toLowerCase(), valuesOf(one, 'memberOf').map(String)]));
  return (values, wanted) => {
    const goal = toText(wanted).toLowerCase();
    const seen = new Set<string>();
    const reaches = (dn: string): boolean => {
      const name = dn.toLowerCase();
      if (name === goal) return true;
      if (seen.has(name)) return false;
      seen.add(name);
      return (memberOf.get(name) ?? []).some(reaches);
    };
    return (values as readonly unknown[]).some((dn) => reaches(toText(dn)));
  };
}

/** `name` or `user.SamAccountName`: a variable of the session, and properties of its value. */
function variableValue(ps: CmdletActions, path: string): unknown {
  const [name = '', ...properties] = path.split('.');
  let value = variableNamed(ps.session, name);
  if (value === undefined || value === null) {
    const message = `Variable: '${name}' found in expression: $${path} is not defined.`;
    return ps.fail('ActiveDirectoryCmdlet:System.ArgumentException', 'InvalidArgument', message, {
      exception: 'System.ArgumentException',
    });
  }
  for (const property of properties) {
    const member = getMember(value, property);
    if (member === undefined || member === null) {
      const message = `Property: '${property}' not found in object of type: '${typeOf(value)?.fullName}'.`;
      return ps.fail('ActiveDirectoryCmdlet:System.ArgumentException', 'InvalidArgument', message, {
        exception: 'System.ArgumentException',
      });
    }
    value = member;
  }
  return value;
}

function failParsing(ps: CmdletActions, message: string): never {
  const exception = 'Microsoft.ActiveDirectory.Management.ADFilterParsingException';
  return ps.fail(`ActiveDirectoryCmdlet:${exception}`, 'ParserError', message, { exception });
}
