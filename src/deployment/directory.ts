/**
 * What Active Directory holds of people and devices: accounts, those that are enabled for Lync Server with their
 * settings, meeting rooms, contacts, common area phones, analog devices. A lab has a directory from its start
 * (`made-directory.ts`), which is never stored; the section holds the entries that differ from it.
 */
import { anything, list, oneOf, record, type Shape, text } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { type DirectoryEntry, type DirectoryValues, directoryKinds } from './directory-entry.ts';
import { madeDirectory } from './made-directory.ts';
import type { Topology } from './topology.ts';

/** An entry as it is now; null where one of the lab's first entries was deleted. */
interface ChangedEntry {
  readonly guid: string;
  readonly entry: Omit<DirectoryEntry, 'guid'> | null;
}

const valuesShape: Shape<DirectoryValues> = {
  check: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? anything.check(value)
      : { path: '', reason: 'an object is needed here' },
};

const entryShape = record<Omit<DirectoryEntry, 'guid'>>({
  kind: oneOf(...directoryKinds),
  dn: text(/=.*,/s, 'a distinguished name'),
  values: valuesShape,
});

export const directorySection = sectionKey(
  'active-directory',
  list(
    record<ChangedEntry>({
      guid: text(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a GUID in lower case'),
      entry: { check: (value) => (value === null ? undefined : entryShape.check(value)) },
    }),
  ),
);

/** All entries: those from the start in their order, then those that were added. */
export function readDirectory(lab: StoreSnapshot, topology: Topology): readonly DirectoryEntry[] {
  const made = madeDirectory(topology);
  const changes = lab.read(directorySection) ?? [];
  if (changes.length === 0) return made;
  const entries = new Map(made.map((entry) => [entry.guid, entry]));
  for (const { guid, entry } of changes) {
    if (entry) entries.set(guid, { guid, ...entry });
    else entries.delete(guid);
  }
  return [...entries.values()];
}

/** Puts each entry in the place of the one with its GUID, or beside the others. */
export function writeEntries(change: StoreChange, entries: readonly DirectoryEntry[]): void {
  writeChanges(
    change,
    entries.map(({ guid, ...entry }) => ({ guid, entry })),
  );
}

/** Deletes the entry. */
export function deleteEntry(change: StoreChange, guid: string): void {
  writeChanges(change, [{ guid, entry: null }]);
}

function writeChanges(change: StoreChange, changed: readonly ChangedEntry[]): void {
  const all = new Map((change.read(directorySection) ?? []).map((one) => [one.guid, one]));
  for (const one of changed) all.set(one.guid, one);
  change.write(directorySection, [...all.values()]);
}
