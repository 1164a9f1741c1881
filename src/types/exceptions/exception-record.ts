/** The ErrorRecord of an exception: the one it was reported with, or one made of its identity. */
import { ErrorRecord } from '../error-record.ts';
import type { NetException } from '../net-exception.ts';

/** Never null; the record is kept, so that it is the same each time. */
export function recordOf(exception: NetException): ErrorRecord {
  exception.errorRecord ??= makeRecord(exception);
  return exception.errorRecord;
}

/** Id and category of exceptions without an identity come from their type. */
function makeRecord(exception: NetException): ErrorRecord {
  const { identity } = exception;
  return identity
    ? new ErrorRecord(exception, identity.errorId, identity.category, identity.target ?? null)
    : new ErrorRecord(exception, exception.typeName, 'NotSpecified', null);
}
