/** Get-: the entries of a noun, all or those that are asked for. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { hasWildcards } from '../../../src/types/wildcard.ts';
import { FilterError, lyncDialect, parseFilter } from '../../deployment/filter-expression.ts';
import { LdapFilterError, parseLdapFilter } from '../../deployment/ldap-filter.ts';
import { argumentValue } from '../argument-types.ts';
import { DirectoryError, notFound, onDirectory, unfit } from './directory-cmdlet.ts';
import { ownerUrn } from './endpoint-entry.ts';
import { entriesNamed, identityText } from './entry-identity.ts';
import { entryObject, entryReader, entryValue, propertyNames } from './entry-objects.ts';
import { type DirectoryNoun, objectOf } from './nouns.ts';

/** Parameters that select. */
interface Selection {
  readonly Identity?: unknown;
  readonly Filter?: string | null;
  readonly LdapFilter?: string | null;
  readonly LDAPFilter?: string | null;
  readonly OU?: unknown;
  readonly ResultSize?: unknown;
  readonly UnAssignedUser?: boolean;
  readonly OnLyncServer?: boolean;
  readonly OnModernServer?: boolean;
  readonly OnOfficeCommunicationServer?: boolean;
  readonly Region?: string | null;
  readonly EmptyRegion?: boolean;
  readonly ApplicationId?: unknown;
  readonly TrustedApplicationPoolFqdn?: unknown;
  readonly PersistentChatPoolFqdn?: unknown;
  readonly PoolFqdn?: unknown;
}

type Test = (entry: DirectoryEntry) => boolean;

export function getEntry(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  const object = objectOf(noun);
  return {
    process() {
      onDirectory(ps, (deployment) => {
        const { Identity: identity, ResultSize: size }: Selection = ps.parameters;
        const tests = testsOf(noun, ps, deployment);
        const most = resultSize(size);
        let given = 0;
        for (const entry of entriesAskedFor(noun, identity, deployment)) {
          if (given >= most) break;
          if (!tests.every((test) => test(entry))) continue;
          given++;
          ps.write(entryObject(object, entry, deployment.topology));
        }
      });
    },
  };
}

/** Those of the noun's kinds, or the ones that -Identity means. @throws DirectoryError */
function entriesAskedFor(noun: DirectoryNoun, argument: unknown, deployment: Deployment): readonly DirectoryEntry[] {
  const { kinds, enabled } = objectOf(noun);
  const all = deployment.directory
    .list()
    .filter(({ kind, values }) => kinds.includes(kind) && (!enabled || typeof values.SipAddress === 'string'));
  if (argument === undefined || argument === null) return all;
  const identity = identityText(argument);
  const found = entriesNamed(all, kinds, identity, deployment.topology);
  if (found.length === 0 && !hasWildcards(identity)) throw notFound(identity);
  return found;
}

function testsOf(noun: DirectoryNoun, ps: CmdletContext, deployment: Deployment): Test[] {
  const selection: Selection = ps.parameters;
  const { topology } = deployment;
  const { Filter: filter, LdapFilter: ldap = selection.LDAPFilter, OU: unit } = selection;
  const tests: Test[] = [];
  if (filter !== undefined && filter !== null) {
    const object = objectOf(noun);
    const isMeant = parsed('Filter', () => parseFilter(filter, lyncDialect(propertyNames(object), ps.session)));
    tests.push((entry) => isMeant(entryReader(object, entry, topology)));
  }
  if (ldap !== undefined && ldap !== null) {
    const isMeant = parsed('LdapFilter', () => parseLdapFilter(ldap));
    tests.push((entry) => isMeant((name) => entryValue(entry, name, topology)));
  }
  if (unit !== undefined) {
    const below = `,${unitMeant(toText(argumentValue(unit)), deployment).toLowerCase()}`;
    tests.push(({ dn }) => dn.toLowerCase().endsWith(below));
  }
  const { ApplicationId: application } = selection;
  if (application !== undefined) {
    const wanted = ownerUrn(toText(argumentValue(application))).toLowerCase();
    tests.push(({ values }) => String(values.OwnerUrn ?? '').toLowerCase() === wanted);
  }
  const pool = selection.TrustedApplicationPoolFqdn ?? selection.PersistentChatPoolFqdn ?? selection.PoolFqdn;
  if (pool !== undefined && pool !== null) {
    const wanted = toText(argumentValue(pool)).toLowerCase();
    tests.push(({ values }) => String(values.RegistrarPool ?? '').toLowerCase() === wanted);
  }
  const isAssigned: Test = ({ values }) => typeof values.RegistrarPool === 'string';
  if (selection.UnAssignedUser) tests.push((entry) => !isAssigned(entry));
  if (selection.OnLyncServer || selection.OnModernServer) tests.push(isAssigned);
  const { Region: region } = selection;
  if (region) tests.push((entry) => regionsOf(entry).includes(region.toLowerCase()));
  // `-Region $null` asks for those that are in none.
  if (selection.EmptyRegion || region === null || region === '') tests.push((entry) => regionsOf(entry).length === 0);
  // A lab has no servers of earlier versions that could be home to somebody.
  if (selection.OnOfficeCommunicationServer) tests.push(() => false);
  return tests;
}

function regionsOf({ values }: DirectoryEntry): string[] {
  return ((values.Regions ?? []) as readonly string[]).map((region) => region.toLowerCase());
}

/** Filters are refused as the real ones are: by an error of binding. */
function parsed<T>(parameter: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof FilterError || error instanceof LdapFilterError) throw unfit(parameter, error.message);
    throw error;
  }
}

/** A unit by its distinguished name, its canonical name (`contoso.com/Sales`) or its name alone. @throws DirectoryError */
function unitMeant(text: string, { directory, topology }: Deployment): string {
  const wanted = text
    .trim()
    .replace(/\s*([,=])\s*/g, '$1')
    .toLowerCase();
  const known = [directory.root, ...directory.units];
  const found = known.find(
    (unit) => unit.toLowerCase() === wanted || canonicalName(unit, topology.document.domain) === wanted,
  );
  if (found !== undefined) return found;
  const named = known.filter((unit) => unit.toLowerCase().startsWith(`ou=${wanted},`));
  if (named.length === 1) return String(named[0]);
  throw new DirectoryError(
    `Organizational unit "${text}" was not found. Please make sure you have typed it correctly.`,
    'OU',
    'InvalidData',
    'Microsoft.Rtc.Management.AD.ManagementException',
    text,
  );
}

/** `contoso.com/north america/finance` */
function canonicalName(unit: string, domain: string): string {
  const names = unit.split(',').filter((part) => !/^dc=/i.test(part));
  return [domain, ...names.map((part) => part.slice(part.indexOf('=') + 1)).reverse()].join('/').toLowerCase();
}

/** A number, or Unlimited. @throws DirectoryError */
function resultSize(argument: unknown): number {
  if (argument === undefined || argument === null) return Number.POSITIVE_INFINITY;
  const text = toText(argumentValue(argument));
  if (/^unlimited$/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw unfit('ResultSize', `"${text}" is neither a whole number nor Unlimited.`);
}
