/** How values and records go between a session and a job in a process of its own: as copies, objects as bags of properties. */
import { ErrorDetails } from '../../types/error-category.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { requireExtension } from '../../types/members/instance-extension.ts';
import { NoteProperty } from '../../types/members/ps-member.ts';
import { netException } from '../../types/net-exception.ts';
import { findType, type NetType, typeNamed } from '../../types/net-type.ts';
import { readCliXml } from '../../types/serialization/clixml-reader.ts';
import { writeCliXmlOf } from '../../types/serialization/clixml-writer.ts';
import { ProgressRecord } from '../progress-record.ts';
import { InformationRecord, TextRecord } from '../stream-records.ts';
import { revived } from './carried-values.ts';
import type { StreamItem } from './isolated-run.ts';
import type { Carriage, WireError, WireItem, WireProgress } from './job-messages.ts';

/** How deep objects are copied, as in PowerShell's remoting; lists, tables and custom objects do not count. */
const DEPTH = 1;
/** How deep those are that are to come out as they went in. */
const VALUE_DEPTH = 8;

/** An error that happened in another process. */
export class RemotingErrorRecord extends ErrorRecord {
  override netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.RemotingErrorRecord');
  }
}

export function wireValue(value: unknown, carriage: Carriage = 'copies'): string {
  return writeCliXmlOf(value ?? null, carriage === 'copies' ? DEPTH : VALUE_DEPTH);
}

export function receivedValue(text: string, carriage: Carriage = 'copies'): unknown {
  const [value] = readCliXml(text);
  return carriage === 'copies' ? value : revived(value);
}

export function wireError(record: ErrorRecord): WireError {
  const { category, activity, reason, targetName, targetType } = record.categoryInfo;
  const { errorDetails } = record;
  return {
    exception: record.exception.typeName,
    message: record.exception.message,
    id: record.fullyQualifiedErrorId,
    category,
    activity,
    reason,
    targetName,
    targetType,
    target: wireValue(record.targetObject),
    stackTrace: record.scriptStackTrace,
    details: errorDetails && { message: errorDetails.message, recommendedAction: errorDetails.recommendedAction },
  };
}

export function receivedError(wire: WireError, carriage: Carriage = 'copies'): ErrorRecord {
  if (carriage === 'values') return sameError(wire);
  const exception = netException('System.Management.Automation.RemoteException', wire.message);
  const record = new RemotingErrorRecord(exception, wire.id, wire.category, receivedValue(wire.target));
  record.isFromElsewhere = true;
  describe(record, wire);
  requireExtension(record).members.set('pscomputername', new NoteProperty('PSComputerName', 'localhost'));
  return record;
}

/** The error of a session whose objects are the same as this one's. */
function sameError(wire: WireError): ErrorRecord {
  const known = findType(wire.exception) ? wire.exception : 'System.Management.Automation.RuntimeException';
  const exception = netException(known, wire.message);
  const record = new ErrorRecord(exception, wire.id, wire.category, receivedValue(wire.target, 'values'));
  record.isFromElsewhere = true;
  describe(record, wire);
  return record;
}

function describe(record: ErrorRecord, wire: WireError): void {
  record.scriptStackTrace = wire.stackTrace;
  if (wire.details) record.errorDetails = new ErrorDetails(wire.details.message, wire.details.recommendedAction);
  const { activity, reason, targetName, targetType } = wire;
  Object.assign(record.categoryInfo, { activity, reason, targetName, targetType });
}

/** A record or an object on its way; what is of formatting goes as `formatData` says, where it says something. */
export function wireItem(
  { stream, value }: StreamItem,
  carriage: Carriage,
  formatData: (value: unknown) => unknown,
): WireItem {
  switch (stream) {
    case 'output': {
      const format = formatData(value);
      return format === null ? { stream, value: wireValue(value, carriage) } : { stream: 'format', value: format };
    }
    case 'error':
      return { stream, value: wireError(value as ErrorRecord) };
    case 'warning':
    case 'verbose':
    case 'debug':
      return { stream, value: (value as TextRecord).message };
    case 'information': {
      const { messageData, source, tags, timeGenerated, hostMessage } = value as InformationRecord;
      return { stream, value: wireValue(messageData, carriage), source, tags, time: timeGenerated, hostMessage };
    }
    case 'progress':
      return { stream, value: wireProgress(value as ProgressRecord) };
    case 'host':
      return { stream, value: value as Extract<WireItem, { stream: 'host' }>['value'] };
  }
}

/** The same where it arrives. */
export function receivedItem(item: WireItem, carriage: Carriage, formatData: (wire: unknown) => unknown): StreamItem {
  switch (item.stream) {
    case 'output':
      return { stream: 'output', value: receivedValue(item.value, carriage) };
    case 'format':
      return { stream: 'output', value: formatData(item.value) };
    case 'error':
      return { stream: 'error', value: receivedError(item.value, carriage) };
    case 'warning':
    case 'verbose':
    case 'debug':
      return { stream: item.stream, value: new TextRecord(item.stream, item.value) };
    case 'information': {
      const record = new InformationRecord(
        receivedValue(item.value, carriage),
        item.source,
        item.tags,
        item.hostMessage,
      );
      record.timeGenerated = item.time;
      return { stream: 'information', value: record };
    }
    case 'progress':
      return { stream: 'progress', value: receivedProgress(item.value) };
    case 'host':
      return { stream: 'host', value: item.value };
  }
}

function wireProgress(record: ProgressRecord): WireProgress {
  const { activityId, activity, statusDescription, parentActivityId } = record;
  const { percentComplete, secondsRemaining, currentOperation, completed } = record;
  return {
    activityId,
    activity,
    statusDescription,
    parentActivityId,
    percentComplete,
    secondsRemaining,
    currentOperation,
    completed,
  };
}

function receivedProgress({ activityId, activity, statusDescription, ...rest }: WireProgress): ProgressRecord {
  return Object.assign(new ProgressRecord(activityId, activity, statusDescription), rest);
}
