/** Records of event logs as Get-WinEvent gives them out. */
import type { EventRecord } from '../../src/machine/event-logs.ts';
import type { Computer } from '../../src/machine/machine-sources.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { Byte, Int64 } from '../../src/types/values/numbers.ts';

export const EVENT_LOG_RECORD = 'System.Diagnostics.Eventing.Reader.EventLogRecord';

/** Levels of the newer interface by number. */
const LEVELS = { Information: 4, Warning: 3, Error: 2, SuccessAudit: 0, FailureAudit: 0 } as const;

export function eventLevel({ level }: EventRecord): number {
  return LEVELS[level];
}

export function eventLogRecord(record: EventRecord, { fqdn }: Computer, log: string): DataObject {
  const { index, time, source, id, level, message } = record;
  return new DataObject(EVENT_LOG_RECORD, {
    Message: message,
    Id: id,
    Level: Byte.of(eventLevel(record)),
    LevelDisplayName: level.endsWith('Audit') ? 'Information' : level,
    LogName: log,
    MachineName: fqdn,
    ProviderName: source,
    RecordId: new Int64(BigInt(index)),
    TaskDisplayName: null,
    TimeCreated: localDate(time),
    UserId: null,
  });
}
