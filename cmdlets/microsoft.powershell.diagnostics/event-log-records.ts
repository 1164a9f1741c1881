/** Records of event logs as Get-WinEvent gives them out. */
import type { EventRecord } from '../../src/machine/event-logs.ts';
import { eventLevel, eventXml } from '../../src/machine/event-xml.ts';
import type { Computer } from '../../src/machine/machine-sources.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { Byte, Int64 } from '../../src/types/values/numbers.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';

export const EVENT_LOG_RECORD = 'System.Diagnostics.Eventing.Reader.EventLogRecord';

const EVENT_PROPERTY = 'System.Diagnostics.Eventing.Reader.EventProperty';

/** A record with what its own methods tell of it. */
export class EventLogRecord extends DataObject {
  constructor(
    /** The event as the service keeps it. */
    readonly xml: string,
    values: Readonly<Record<string, unknown>>,
  ) {
    super(EVENT_LOG_RECORD, values);
  }
}

export function eventLogRecord(record: EventRecord, { fqdn }: Computer, log: string): DataObject {
  const { index, time, source, id, level, message } = record;
  return new EventLogRecord(eventXml(record, log, fqdn), {
    Message: message,
    Properties: asTypedArray([new DataObject(EVENT_PROPERTY, { Value: message })], typeNamed(EVENT_PROPERTY)),
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
