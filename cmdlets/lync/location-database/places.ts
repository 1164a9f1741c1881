/**
 * What the location database holds: addresses with a location, the parts of the network that lie there, and the provider
 * that says whether an address is one. All of it is kept as texts.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingKind } from '../../../src/deployment/lab-settings.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import { PSCustomObject } from '../../../src/types/values/custom-object.ts';

/** What tells one address from another. */
const CIVIC = [
  'HouseNumber',
  'HouseNumberSuffix',
  'PreDirectional',
  'StreetName',
  'StreetSuffix',
  'PostDirectional',
  'City',
  'State',
  'PostalCode',
  'Country',
] as const;

/** What tells one location from another. */
export const ADDRESS: readonly string[] = ['Location', 'CompanyName', ...CIVIC];

export type Texts = Readonly<Record<string, string>>;

/** The records of a kind in the order in which they were made. */
export function recordsOf({ settings }: Deployment, noun: string): Texts[] {
  return settings.list(kindOf(noun)).map(({ values }) => values as Texts);
}

/** Puts a record in the place of the one with the same key; null takes it away. */
export function changeRecord(
  { settings }: Deployment,
  noun: string,
  key: string,
  edit: (values: Texts | undefined) => Texts | null,
): void {
  settings.change(kindOf(noun), key, (values) => edit(values as Texts | undefined) as SettingValues | null);
}

function kindOf(noun: string): SettingKind {
  return { name: noun, fresh: [] };
}

export function keyOf(record: Texts, keys: readonly string[]): string {
  return (
    keys
      .map((name) => record[name] ?? '')
      .join('|')
      .toLowerCase() || '-'
  );
}

/** A record as an object: its key, what is said of it, its address. */
export function recordObject(record: Texts, names: readonly string[]): PSCustomObject {
  return PSCustomObject.from(names.map((name) => [name, record[name] ?? '']));
}

/** The addresses of all locations, each once, with whether it was found valid. */
export function civicAddresses(deployment: Deployment): PSCustomObject[] {
  const valid = validKeys(deployment);
  const found = new Map(
    recordsOf(deployment, 'CsLisLocation').map((location) => [keyOf(location, CIVIC), location] as const),
  );
  return [...found].map(([key, address]) =>
    PSCustomObject.from([...CIVIC.map((name) => [name, address[name] ?? ''] as const), ['MSAGValid', valid.has(key)]]),
  );
}

function validKeys(deployment: Deployment): ReadonlySet<string> {
  return new Set(recordsOf(deployment, 'CsLisCivicAddress').map((address) => keyOf(address, CIVIC)));
}

/** Remembers that an address was found valid. */
export function markValid(deployment: Deployment, address: Texts): void {
  changeRecord(deployment, 'CsLisCivicAddress', keyOf(address, CIVIC), () => pick(address, CIVIC));
}

export function pick(record: Texts, names: readonly string[]): Texts {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? '']));
}

/** The location is in the database from now on. */
export function keepLocation(deployment: Deployment, address: Texts): void {
  changeRecord(deployment, 'CsLisLocation', keyOf(address, ADDRESS), () => pick(address, ADDRESS));
}
