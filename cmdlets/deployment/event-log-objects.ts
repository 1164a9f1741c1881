/** Records of event logs as Get-EventLog and Get-WinEvent give them out, and the errors that both kinds share. */
import type { EventRecord } from '../../src/deployment/event-log.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { AnyCmdlet } from '../../src/providers/cmdlet-paths.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { Byte, Int16, Int64 } from '../../src/types/values/numbers.ts';
import { DataObject, textArray } from './data-object.ts';
import { labDate } from './deployment-service.ts';

export const EVENT_LOG_ENTRY = 'System.Diagnostics.EventLogEntry';
export const EVENT_LOG_RECORD = 'System.Diagnostics.Eventing.Reader.EventLogRecord';

export function eventLogEntry(
  { index, time, source, id, level, message, category = 0 }: EventRecord,
  machine: Machine,
): DataObject {
  const when = labDate(time);
  return new DataObject(EVENT_LOG_ENTRY, {
    MachineName: machine.fqdn,
    Data: new Uint8Array(),
    Index: index,
    Category: `(${category})`,
    CategoryNumber: new Int16(category),
    EventID: id,
    EntryType: convertTo(level, typeNamed('System.Diagnostics.EventLogEntryType')),
    Message: message,
    Source: source,
    ReplacementStrings: textArray([message]),
    InstanceId: new Int64(BigInt(id)),
    TimeGenerated: when,
    TimeWritten: when,
    UserName: null,
  });
}

/** Levels of the newer interface by number. */
const LEVELS = { Information: 4, Warning: 3, Error: 2, SuccessAudit: 0, FailureAudit: 0 } as const;

export function eventLevel({ level }: EventRecord): number {
  return LEVELS[level];
}

export function eventLogRecord(record: EventRecord, machine: Machine, log: string): DataObject {
  const { index, time, source, id, level, message } = record;
  return new DataObject(EVENT_LOG_RECORD, {
    Message: message,
    Id: id,
    Level: new Byte(eventLevel(record)),
    LevelDisplayName: level.endsWith('Audit') ? 'Information' : level,
    LogName: log,
    MachineName: machine.fqdn,
    ProviderName: source,
    RecordId: new Int64(BigInt(index)),
    TaskDisplayName: null,
    TimeCreated: labDate(time),
    UserId: null,
  });
}

/** Get-EventLog's words for a log that is not there. */
export function reportMissingLog(ps: AnyCmdlet, log: string, computer: string): void {
  ps.error(
    'System.InvalidOperationException',
    'NotSpecified',
    `The event log '${log}' on computer '${computer}' does not exist.`,
    { exception: 'System.InvalidOperationException' },
  );
}

export function reportMissingPath(ps: AnyCmdlet): void {
  ps.error('System.IO.IOException', 'NotSpecified', 'The network path was not found.', {
    exception: 'System.IO.IOException',
  });
}
