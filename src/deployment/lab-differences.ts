/** What differs between two states of a lab: section by section, machine by machine, and the records of event logs one by one. */
import { anything } from '../storage/shape.ts';
import { namesToCompare } from '../storage/state-differences.ts';
import { type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { clockSection } from './clock.ts';
import { dueSection } from './due-moments.ts';
import { allRecords, type EventRecord, eventsSection } from './event-log.ts';
import { type JsonDifference, jsonDifferences } from './json-differences.ts';
import { sectionInWords } from './lab-contents.ts';
import { leaseSection } from './lease.ts';
import { sectionContents } from './section-contents.ts';
import { snapshotSection } from './snapshot-state.ts';

/** What one machine's logs, or one section, have more than before. */
export interface LabDifference {
  /** The machine by its FQDN; absent for what the lab has once. */
  readonly machine?: string;
  /** In words: `fe01: scheduled tasks`. */
  readonly text: string;
  /** The record, where it is one of an event log. */
  readonly event?: EventRecord;
  /** What differs within the section. */
  details(): readonly JsonDifference[];
}

/** Sections that say how the lab is worked, and nothing of what is in it. */
const UNSPOKEN: ReadonlySet<string> = new Set(
  [clockSection, leaseSection, snapshotSection, dueSection].map(({ name }) => name),
);

/** What has changed from one state to a later one. */
export function labDifferences(before: StoreSnapshot, after: StoreSnapshot): LabDifference[] {
  return namesToCompare(before, after).flatMap((name) => {
    if (UNSPOKEN.has(name)) return [];
    const key = sectionKey(name, anything);
    const [left, right] = [before.read(key), after.read(key)];
    if (left === right || JSON.stringify(left) === JSON.stringify(right)) return [];
    const machine = /^machines\/([^/]+)\//.exec(name)?.[1];
    if (machine !== undefined && name === eventsSection(machine).name) return newRecords(before, after, machine);
    const details = () => jsonDifferences(sectionContents(name, left, before), sectionContents(name, right, after));
    return [{ ...(machine !== undefined && { machine }), text: sectionInWords(name), details }];
  });
}

function newRecords(before: StoreSnapshot, after: StoreSnapshot, machine: string): LabDifference[] {
  const last = allRecords(before, machine)[0]?.index ?? 0;
  const records = allRecords(after, machine).filter(({ index }) => index > last);
  return records.reverse().map((event) => ({
    machine,
    text: `${event.source} ${event.id}: ${event.message.split('\n', 1)[0]}`,
    event,
    details: () => [],
  }));
}
