/** Values that parameters give to an entry: which parameters do, what they may be, and what only one entry may have. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry, DirectoryValues } from '../../../src/deployment/directory-entry.ts';
import type { CmdletActions } from '../../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { KeyedTable } from '../../../src/types/values/hashtable.ts';
import { argumentValue } from '../argument-types.ts';
import { notUnique, unfit } from './directory-cmdlet.ts';

/** Parameters that become values under the same names, or others. */
const VALUES: ReadonlyMap<string, string> = new Map(
  [
    'LineServerURI',
    'AudioVideoDisabled',
    'RemoteCallControlTelephonyEnabled',
    'PrivateLine',
    'HostedVoiceMail',
    'EnterpriseVoiceEnabled',
    'ExchangeArchivingPolicy',
    'LineURI',
    'SipAddress',
    'Enabled',
    'DisplayName',
    'DisplayNumber',
    'Description',
    'AnalogFax',
    'Gateway',
    'RegistrarPool',
    'AutoAttendant',
    'PrimaryLanguage',
    'SecondaryLanguages',
    'Regions',
    'EnabledForFederation',
    'Type',
  ]
    .map((name): [string, string] => [name, name])
    .concat([
      ['LineUri', 'LineURI'],
      ['PrimaryUri', 'SipAddress'],
      ['Pool', 'RegistrarPool'],
    ]),
);

/**
 * The values of the parameters that were given.
 * @param before what `@{Add=…}` adds to
 * @throws DirectoryError
 */
export function boundValues(
  ps: CmdletActions,
  parameters: Readonly<Record<string, unknown>>,
  deployment: Deployment,
  before: DirectoryValues = {},
): DirectoryValues {
  const values: Record<string, StoredValue> = {};
  for (const [parameter, name] of VALUES) {
    // Cmdlets write the same name in different letter case.
    if (!ps.isBound(parameter) || !(parameter in parameters)) continue;
    const argument = argumentValue(parameters[parameter]);
    values[name] = LISTS.has(name) ? listOf(argument, before[name]) : storedValue(parameter, argument, deployment);
  }
  return values;
}

/** Values that are lists of texts. */
const LISTS = new Set(['SecondaryLanguages', 'Regions']);

/** A list, or what is to be added to one, taken out of it, or put in its place. */
function listOf(argument: unknown, before: StoredValue | undefined): StoredValue {
  if (!(argument instanceof KeyedTable)) return textsOf(argument);
  let items = [...((before ?? []) as readonly string[])];
  for (const { key, value } of argument.slots()) {
    const texts = textsOf(value);
    const action = toText(key).toLowerCase();
    if (action === 'replace') items = texts;
    else if (action === 'add') items.push(...texts.filter((text) => !items.includes(text)));
    else if (action === 'remove') items = items.filter((item) => !texts.includes(item));
    else throw unfit(toText(key), 'A list takes Add, Remove and Replace.');
  }
  return items;
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'string' ? [value] : [...(enumerate(value) ?? [value])].map((item) => toText(item));
}

function storedValue(parameter: string, argument: unknown, deployment: Deployment): StoredValue {
  if (argument === null || argument === undefined || argument === '') return null;
  if (typeof argument === 'boolean') return argument;
  const text = toText(argument);
  if (parameter === 'SipAddress' || parameter === 'PrimaryUri') return sipAddress(text, deployment);
  if (/^LineUri$|^PrivateLine$/i.test(parameter) && !/^tel:\+?\d[\d-]*(?:;ext=\d+)?$/i.test(text)) {
    throw unfit(
      parameter,
      `"${text}" is no telephone number: it is written as tel:+14255551298 or tel:+14255551298;ext=1298.`,
    );
  }
  return text;
}

/** A SIP address in one of the deployment's domains. @throws DirectoryError */
export function sipAddress(text: string, { topology }: Deployment): string {
  const [, domain] = /^sip:[^@\s]+@([^@\s]+)$/i.exec(text) ?? [];
  if (domain === undefined)
    throw unfit('SipAddress', `"${text}" is no SIP address: it is written as sip:kenmyer@contoso.com.`);
  requireSipDomain(domain, topology.document.sipDomains, 'SipAddress');
  return text.replace(/^sip:/i, 'sip:');
}

/** @throws DirectoryError for a domain that the topology does not have */
export function requireSipDomain(domain: string, known: readonly string[], parameter: string): void {
  if (known.some((one) => one.toLowerCase() === domain.toLowerCase())) return;
  throw unfit(parameter, `"${domain}" is none of the SIP domains of the topology: ${known.join(', ')}.`);
}

/** Addresses and numbers belong to one entry. @throws DirectoryError */
export function requireUnique(entry: DirectoryEntry, entries: readonly DirectoryEntry[], target: unknown): void {
  const own = UNIQUE.map((name) => [name, lowered(entry.values[name])] as const).filter(
    ([, value]) => value !== undefined,
  );
  const others = entries.filter(({ guid }) => guid !== entry.guid);
  const taken = own.some(([name, value]) => others.some(({ values }) => isTaken(values, name, value)));
  if (!taken) return;
  throw notUnique(own.map(([name]) => `[${name} : ${String(entry.values[name])}]`).join(' '), target);
}

const UNIQUE = ['SipAddress', 'LineURI', 'PrivateLine'] as const;

/** A private line may be nobody's line either. */
function isTaken(values: DirectoryValues, name: string, value: string | undefined): boolean {
  const names = name === 'SipAddress' ? [name] : ['LineURI', 'PrivateLine'];
  return names.some((one) => lowered(values[one]) === value);
}

function lowered(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

/** The entry with these values in place of those that it had; null takes one away. */
export function withValues(entry: DirectoryEntry, values: DirectoryValues): DirectoryEntry {
  const merged = Object.entries({ ...entry.values, ...values }).filter(([, value]) => value !== null);
  return { ...entry, values: Object.fromEntries(merged) };
}
