/** `lab.changes`: what differs between two moments of a lab, section by section and machine by machine. */
import { anything } from '../storage/shape.ts';
import { type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { clockSection } from './clock.ts';
import { allRecords, type EventRecord, eventsSection } from './event-log.ts';
import { sectionInWords } from './lab-contents.ts';
import { leaseSection } from './lease.ts';
import type { LabAccess } from './operation-context.ts';

/** What one machine's logs, or one section, have more than before. */
export interface LabDifference {
  /** The machine by its FQDN; absent for what the lab has once. */
  readonly machine?: string;
  /** In words: `fe01: scheduled tasks`. */
  readonly text: string;
  /** The record, where it is one of an event log. */
  readonly event?: EventRecord;
}

/** Sections that say how the lab is worked, and nothing of what is in it. */
const UNSPOKEN: ReadonlySet<string> = new Set([clockSection.name, leaseSection.name]);

export class Changes {
  constructor(private readonly lab: LabAccess) {}

  /** The state of this moment, for {@link since}. */
  mark(): StoreSnapshot {
    return this.lab.snapshot();
  }

  /** What has changed since: sections, and the records of event logs one by one. */
  since(before: StoreSnapshot): LabDifference[] {
    const after = this.lab.snapshot();
    return [...new Set([...before.sectionNames(), ...after.sectionNames()])].sort().flatMap((name) => {
      if (UNSPOKEN.has(name) || isSame(before, after, name)) return [];
      const machine = /^machines\/([^/]+)\//.exec(name)?.[1];
      if (machine !== undefined && name === eventsSection(machine).name) return newRecords(before, after, machine);
      return [{ ...(machine !== undefined && { machine }), text: sectionInWords(name) }];
    });
  }
}

function newRecords(before: StoreSnapshot, after: StoreSnapshot, machine: string): LabDifference[] {
  const last = allRecords(before, machine)[0]?.index ?? 0;
  return allRecords(after, machine)
    .filter(({ index }) => index > last)
    .reverse()
    .map((event) => ({ machine, text: `${event.source} ${event.id}: ${event.message.split('\n', 1)[0]}`, event }));
}

function isSame(before: StoreSnapshot, after: StoreSnapshot, name: string): boolean {
  const key = sectionKey(name, anything);
  const [left, right] = [before.read(key), after.read(key)];
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
