/**
 * What servers and databases keep that is not configuration: which databases an SQL Server has, which scenarios the
 * agents of centralized logging trace, what a pool has failed over to. A record is a set of values under a kind and an
 * identity. Unlike settings it is in force at once, has no versions, and no replica and no file of the configuration has it.
 */
import { anything, list, record, type Shape, text } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import type { SettingValues } from './settings.ts';

/** A record as it is now. */
export interface ServerRecord {
  readonly kind: string;
  /** In the letters in which it was first written; they do not tell records apart. */
  readonly identity: string;
  readonly values: SettingValues;
}

const valuesShape: Shape<SettingValues> = {
  check: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? anything.check(value)
      : { path: '', reason: 'an object is needed here' },
};

export const serverRecordsSection = sectionKey(
  'server-records',
  list(record<ServerRecord>({ kind: text(), identity: text(), values: valuesShape })),
);

/** The records of a kind, in the order in which they were first written. */
export function readRecords(lab: StoreSnapshot, kind: string): ServerRecord[] {
  return (lab.read(serverRecordsSection) ?? []).filter((one) => one.kind === kind);
}

export function findRecord(lab: StoreSnapshot, kind: string, identity: string): ServerRecord | undefined {
  const key = identity.toLowerCase();
  return readRecords(lab, kind).find((one) => one.identity.toLowerCase() === key);
}

/** Gives a record its values; null takes it away. */
export function writeRecord(change: StoreChange, kind: string, identity: string, values: SettingValues | null): void {
  const all = change.read(serverRecordsSection) ?? [];
  const key = identity.toLowerCase();
  const at = all.findIndex((one) => one.kind === kind && one.identity.toLowerCase() === key);
  if (values === null) {
    if (at >= 0) change.write(serverRecordsSection, all.toSpliced(at, 1));
    return;
  }
  const written = { kind, identity: all[at]?.identity ?? identity, values };
  change.write(serverRecordsSection, at < 0 ? [...all, written] : all.with(at, written));
}
