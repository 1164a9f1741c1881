/** Records of event logs as Get-EventLog gives them out, and the errors of the cmdlets for classic logs. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { EventRecord } from '../../src/machine/event-logs.ts';
import type { Computer } from '../../src/machine/machine-sources.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { Int16, Int64 } from '../../src/types/values/numbers.ts';

export const EVENT_LOG_ENTRY = 'System.Diagnostics.EventLogEntry';

export function eventLogEntry(
  { index, time, source, id, level, message, category = 0 }: EventRecord,
  { fqdn }: Computer,
): DataObject {
  const when = localDate(time);
  return new DataObject(EVENT_LOG_ENTRY, {
    MachineName: fqdn,
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

/** Get-EventLog's words for a log that is not there. */
export function reportMissingLog(ps: CmdletActions, log: string, computer: string): void {
  ps.error(
    'System.InvalidOperationException',
    'NotSpecified',
    `The event log '${log}' on computer '${computer}' does not exist.`,
    { exception: 'System.InvalidOperationException' },
  );
}

export function reportMissingPath(ps: CmdletActions): void {
  ps.error('System.IO.IOException', 'NotSpecified', 'The network path was not found.', {
    exception: 'System.IO.IOException',
  });
}
