/**
 * The certificate stores of a machine (Cert:\LocalMachine\My, Root, CA…) and of those who are logged on to it
 * (Cert:\CurrentUser\My): lists of certificates, some with their private keys. These functions work on a change-set, so
 * that a store changes together with whatever changes it.
 */

import { base64Bytes, latin1Text } from '../platform/bytes.ts';
import { list, optional, record, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { encodedNamesIn } from './der-outline.ts';
import { type MachineSection, machineSection } from './lab-sections.ts';
import { dropLoneKey, keepLoneKey } from './private-keys.ts';
import { belongsTo, machineOf, type StoreOwner } from './store-owner.ts';
import {
  type NewStoreEntry,
  type StoredCertificate,
  type StoreEntry,
  storedCertificates,
  thumbprintOf,
  toEntry,
  toStored,
} from './stored-certificate.ts';
import { normalizeThumbprint, readCertificate } from './x509-reading.ts';

/** The stores that every machine has, in the order in which Windows names them. Others can be made (`makeStore`). */
export const storeLocations = [
  'TrustedPublisher',
  'Root',
  'CA',
  'REQUEST',
  'TrustedPeople',
  'My',
  'WebHosting',
  'Disallowed',
] as const;
export type StoreLocation = (typeof storeLocations)[number];

/** The stores that a user has: no web server runs as one. */
export const userStoreLocations = storeLocations.filter((store) => store !== 'WebHosting');

/** A store by its name: one of those that every machine has, or one that was made. */
export type StoreName = StoreLocation | (string & {});

/** A store: whose, and which. */
export interface StorePlace {
  readonly owner: StoreOwner;
  readonly store: StoreName;
}

/** The sections of the stores that every machine has. */
export const certificatesSections = Object.fromEntries(
  storeLocations.map((store) => [store, machineSection(`certificates-${store}`, storedCertificates)]),
) as { readonly [store in StoreLocation]: MachineSection<readonly StoredCertificate[]> };

/** A store that somebody made, or one of a user's. */
interface FurtherStore {
  /** Whose it is; the machine's own where nobody is named. */
  readonly user?: string;
  readonly name: string;
  readonly certificates: readonly StoredCertificate[];
}

export const furtherStoresSection = machineSection(
  'certificate-stores',
  list(record<FurtherStore>({ user: optional(text()), name: text(), certificates: storedCertificates })),
);

/** The names of the stores of a machine or a user. */
export function storeNames(lab: StoreSnapshot, owner: StoreOwner): string[] {
  if (typeof owner !== 'string') return [...userStoreLocations];
  const made = furtherStores(lab, owner).filter((store) => store.user === undefined);
  return [...storeLocations, ...made.map(({ name }) => name)];
}

/** Makes a store of a machine; false where there is one of that name. */
export function makeStore(change: StoreChange, fqdn: string, name: string): boolean {
  if (storeNames(change, fqdn).some((known) => isSameName(known, name))) return false;
  change.write(furtherStoresSection(fqdn), [...furtherStores(change, fqdn), { name, certificates: [] }]);
  return true;
}

/** Removes a store that was made, with what is in it; false where there is none of that name. */
export function removeStore(change: StoreChange, fqdn: string, name: string): boolean {
  const stores = furtherStores(change, fqdn);
  const kept = stores.filter((store) => store.user !== undefined || !isSameName(store.name, name));
  if (kept.length === stores.length) return false;
  change.write(furtherStoresSection(fqdn), kept);
  return true;
}

/** All certificates of a store, in the order in which they came. */
export function listStore(lab: StoreSnapshot, owner: StoreOwner, store: StoreName): StoreEntry[] {
  return stored(lab, owner, store).map(toEntry);
}

/** Finds a certificate by its thumbprint, in whatever form a person pasted it. */
export function findInStore(
  lab: StoreSnapshot,
  owner: StoreOwner,
  store: StoreName,
  thumbprint: string,
): StoreEntry | undefined {
  const found = storedByThumbprint(lab, owner, store, thumbprint);
  return found && toEntry(found);
}

/** The thumbprints of a store's certificates, without reading them. */
export function thumbprintsIn(lab: StoreSnapshot, owner: StoreOwner, store: StoreName): string[] {
  return stored(lab, owner, store).map(thumbprintOf);
}

/** The certificates of a store whose subject is the issuer of another one, byte by byte, as Windows looks for them. */
export function issuersInStore(
  lab: StoreSnapshot,
  owner: StoreOwner,
  store: StoreName,
  { der }: Pick<StoreEntry, 'der'>,
): StoreEntry[] {
  const issuer = encodedNamesIn(der)?.issuer;
  return issuer ? (bySubject(stored(lab, owner, store)).get(latin1Text(issuer)) ?? []).map(toEntry) : [];
}

/** The private key (PKCS #8, DER) of a certificate in a store. */
export function privateKeyOf(
  lab: StoreSnapshot,
  owner: StoreOwner,
  store: StoreName,
  thumbprint: string,
): Uint8Array | undefined {
  const key = storedByThumbprint(lab, owner, store, thumbprint)?.privateKey;
  return key === undefined ? undefined : base64Bytes(key);
}

/** Puts a certificate into a store; where it is there already, it gains the private key and the friendly name. */
export function addToStore(change: StoreChange, owner: StoreOwner, store: StoreName, entry: NewStoreEntry): void {
  addAllToStore(change, owner, store, [entry]);
}

/** Puts certificates into a store. */
export function addAllToStore(
  change: StoreChange,
  owner: StoreOwner,
  store: StoreName,
  entries: readonly NewStoreEntry[],
): void {
  const known = new Map(ownStored(change, owner, store).map((present) => [present.der, present]));
  for (const added of entries.map(toStored)) known.set(added.der, { ...known.get(added.der), ...added });
  writeStored(change, owner, store, [...known.values()]);
}

/**
 * Takes a certificate out of a store; false where it is not in there. Its private key stays on the machine unless
 * `keepsKey` is false.
 */
export function removeFromStore(
  change: StoreChange,
  owner: StoreOwner,
  store: StoreName,
  thumbprint: string,
  keepsKey = true,
): boolean {
  return removeAllFromStore(change, owner, store, [thumbprint], keepsKey) > 0;
}

/** Takes those of some certificates out of a store that are in there, and says how many they were. */
export function removeAllFromStore(
  change: StoreChange,
  owner: StoreOwner,
  store: StoreName,
  thumbprints: readonly string[],
  keepsKey = true,
): number {
  const index = byThumbprint(ownStored(change, owner, store));
  const removed = new Set(thumbprints.flatMap((one) => index.get(normalizeThumbprint(one)) ?? []));
  if (removed.size === 0) return 0;
  for (const { der, privateKey, exportable = false } of removed) {
    if (!keepsKey) dropLoneKey(change, owner, readCertificate(der));
    else if (privateKey !== undefined) {
      keepLoneKey(change, owner, readCertificate(der), privateKey, exportable);
    }
  }
  const kept = ownStored(change, owner, store).filter((entry) => !removed.has(entry));
  writeStored(change, owner, store, kept);
  return removed.size;
}

/** What a store shows. Those of a user show the machine's too, but for the personal certificates and the requests. */
function stored(lab: StoreSnapshot, owner: StoreOwner, store: StoreName): readonly StoredCertificate[] {
  const own = ownStored(lab, owner, store);
  if (typeof owner === 'string' || store === 'My' || store === 'REQUEST') return own;
  const shared = ownStored(lab, owner.fqdn, store);
  return [...own, ...shared.filter(({ der }) => !own.some((entry) => entry.der === der))];
}

function ownStored(lab: StoreSnapshot, owner: StoreOwner, store: StoreName): readonly StoredCertificate[] {
  const section = typeof owner === 'string' ? sectionOf(store) : undefined;
  if (section) return lab.read(section(machineOf(owner))) ?? [];
  return furtherStores(lab, machineOf(owner)).find((one) => isStore(one, owner, store))?.certificates ?? [];
}

function writeStored(
  change: StoreChange,
  owner: StoreOwner,
  store: StoreName,
  certificates: readonly StoredCertificate[],
): void {
  const fqdn = machineOf(owner);
  const section = typeof owner === 'string' ? sectionOf(store) : undefined;
  if (section) {
    change.write(section(fqdn), certificates);
    return;
  }
  const stores = furtherStores(change, fqdn);
  const known = stores.find((one) => isStore(one, owner, store));
  const user = typeof owner === 'string' ? {} : { user: owner.user };
  const changed: FurtherStore = known ? { ...known, certificates } : { ...user, name: store, certificates };
  const others = stores.filter((one) => one !== known);
  change.write(furtherStoresSection(fqdn), [...others, changed]);
}

function sectionOf(store: StoreName): MachineSection<readonly StoredCertificate[]> | undefined {
  const known = storeLocations.find((name) => isSameName(name, store));
  return known && certificatesSections[known];
}

function isStore(further: FurtherStore, owner: StoreOwner, store: StoreName): boolean {
  return belongsTo(further, owner) && isSameName(further.name, store);
}

function furtherStores(lab: StoreSnapshot, fqdn: string): readonly FurtherStore[] {
  return lab.read(furtherStoresSection(fqdn)) ?? [];
}

function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function storedByThumbprint(
  lab: StoreSnapshot,
  owner: StoreOwner,
  store: StoreName,
  thumbprint: string,
): StoredCertificate | undefined {
  return byThumbprint(stored(lab, owner, store)).get(normalizeThumbprint(thumbprint));
}

/** By the list that the lab keeps: it never changes either. */
const indexes = new WeakMap<readonly StoredCertificate[], ReadonlyMap<string, StoredCertificate>>();

/** Who puts thousands into a store looks each of them up. */
function byThumbprint(list: readonly StoredCertificate[]): ReadonlyMap<string, StoredCertificate> {
  let index = indexes.get(list);
  if (!index) {
    // The first of those that are there twice is the one to be found.
    index = new Map(list.map((entry) => [thumbprintOf(entry), entry] as const).reverse());
    indexes.set(list, index);
  }
  return index;
}

const subjects = new WeakMap<readonly StoredCertificate[], ReadonlyMap<string, readonly StoredCertificate[]>>();

/** Whole certificates are not read for it: in a store of thousands hardly one is an issuer. */
function bySubject(list: readonly StoredCertificate[]): ReadonlyMap<string, readonly StoredCertificate[]> {
  const known = subjects.get(list);
  if (known) return known;
  const index = new Map<string, StoredCertificate[]>();
  for (const entry of list) {
    const subject = latin1Text(encodedNamesIn(base64Bytes(entry.der))?.subject ?? new Uint8Array());
    const namesakes = index.get(subject);
    if (namesakes) namesakes.push(entry);
    else index.set(subject, [entry]);
  }
  subjects.set(list, index);
  return index;
}
