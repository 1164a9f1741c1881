/** Puts records on the streams other than output: to a redirection, or to the display; and into -ErrorVariable and its kind. */

import { toText } from '../types/conversion/conversion.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import type { NetException } from '../types/net-exception.ts';
import { MergedPipe } from './pipeline/pipe.ts';
import type { Runspace } from './runspace.ts';
import { type InformationRecord, TextRecord } from './stream-records.ts';
import type { StreamName, Streams } from './streams.ts';

function capture(streams: Streams, stream: StreamName, record: unknown): void {
  if (streams.captures === null) return;
  for (const listener of streams.captures) if (listener.stream === stream) listener.take(record);
}

/** An error that is shown (Continue). */
export function emitError(runspace: Runspace, streams: Streams, record: ErrorRecord): void {
  capture(streams, 'error', record);
  showError(runspace, streams, record);
}

/** An error that -ErrorVariable has had already. */
export function showError(runspace: Runspace, streams: Streams, record: ErrorRecord): void {
  if (!streams.error) {
    runspace.display.writeError(record);
    return;
  }
  record.isMerged ||= streams.error instanceof MergedPipe;
  streams.error.write(record);
}

/** An error that is kept but not shown: the record (SilentlyContinue), or the exception that ends a command (Stop). */
export function captureError(streams: Streams, error: ErrorRecord | NetException): void {
  capture(streams, 'error', error);
}

/** What stands before a message where it is shown. */
export const PREFIX = { warning: 'WARNING: ', verbose: 'VERBOSE: ', debug: 'DEBUG: ' } as const;

/** A warning, verbose or debug message; `shown` false only keeps it for -WarningVariable. */
export function emitText(
  runspace: Runspace,
  streams: Streams,
  stream: 'warning' | 'verbose' | 'debug',
  message: string,
  shown: boolean,
): void {
  const record = new TextRecord(stream, message);
  capture(streams, stream, record);
  if (!shown) return;
  const pipe = streams[stream];
  if (!pipe) {
    runspace.display.writeStreamLine(stream, PREFIX[stream] + message);
    return;
  }
  record.isMerged = pipe instanceof MergedPipe;
  pipe.write(record);
}

/** An information record; Write-Host's are shown whatever the preference says. */
export function emitInformation(runspace: Runspace, streams: Streams, record: InformationRecord, shown: boolean): void {
  capture(streams, 'information', record);
  if (streams.information) {
    streams.information.write(record);
    return;
  }
  const { hostMessage } = record;
  if (hostMessage) {
    runspace.display.writeHost(
      hostMessage.text + (hostMessage.noNewline ? '' : '\n'),
      hostMessage.foreground,
      hostMessage.background,
    );
  } else if (shown) {
    runspace.display.writeStreamLine('information', toText(record.messageData));
  }
}
