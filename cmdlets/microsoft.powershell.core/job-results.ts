/** Puts what a job wrote into the streams of the cmdlet that receives it. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { StreamItem } from '../../src/engine/jobs/isolated-run.ts';
import type { ProgressRecord } from '../../src/engine/progress-record.ts';
import type { HostMessage, InformationRecord, TextRecord } from '../../src/engine/stream-records.ts';
import type { ErrorRecord } from '../../src/types/error-record.ts';

export function writeStreamItem(ps: CmdletActions, { stream, value }: StreamItem): void {
  switch (stream) {
    case 'output':
      ps.write(value);
      break;
    case 'error':
      ps.writeError(value as ErrorRecord);
      break;
    case 'warning':
      ps.warning((value as TextRecord).message);
      break;
    case 'verbose':
      ps.verbose((value as TextRecord).message);
      break;
    case 'debug':
      ps.debug((value as TextRecord).message);
      break;
    case 'information':
      writeInformation(ps, value as InformationRecord);
      break;
    case 'progress':
      ps.progress(value as ProgressRecord);
      break;
    case 'host':
      writeHost(ps, value as HostMessage);
  }
}

function writeInformation(ps: CmdletActions, { hostMessage, messageData, tags }: InformationRecord): void {
  if (!hostMessage) {
    ps.information(messageData, tags);
    return;
  }
  writeHost(ps, hostMessage);
}

function writeHost(ps: CmdletActions, { text, noNewline, foreground, background }: HostMessage): void {
  ps.host(text, { noNewline, ...(foreground ? { foreground } : {}), ...(background ? { background } : {}) });
}
