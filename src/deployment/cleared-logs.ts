/**
 * Event logs that somebody has cleared: a record that stands in several logs goes from the one alone. What Windows writes of
 * it: 104 into the system log, 1102 into the security log where that was cleared.
 */
import { list, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { appendRecord, type EventRecord, eventsSection } from './event-log.ts';
import { machineSection } from './lab-sections.ts';

interface ClearedLog {
  readonly log: string;
  /** Records before this number are gone from the log. */
  readonly before: number;
}

export const clearedLogsSection = machineSection(
  'cleared-logs',
  list(record<ClearedLog>({ log: text(), before: whole(1) })),
);

/** Clears a log, which its name says as it is. `account` is who does. */
export function clearLog(change: StoreChange, fqdn: string, log: string, time: number, account: string): void {
  const others = (change.read(clearedLogsSection(fqdn)) ?? []).filter((one) => one.log !== log);
  const before = change.read(eventsSection(fqdn))?.nextIndex ?? 1;
  change.write(clearedLogsSection(fqdn), [...others, { log, before }]);
  const isSecurity = log === 'Security';
  appendRecord(change, fqdn, {
    time,
    source: 'Microsoft-Windows-Eventlog',
    id: isSecurity ? 1102 : 104,
    level: 'Information',
    message: isSecurity
      ? `The audit log was cleared.\nSubject:\n\tAccount Name:\t${account}`
      : `The ${log} log file was cleared.`,
    log: isSecurity ? 'Security' : 'System',
  });
}

/** Says of a machine's log which records are still in it. */
export function keptIn(lab: StoreSnapshot, fqdn: string, log: string): (record: EventRecord) => boolean {
  const cleared = lab.read(clearedLogsSection(fqdn))?.find((one) => one.log.toLowerCase() === log.toLowerCase());
  return ({ index }) => cleared === undefined || index >= cleared.before;
}
