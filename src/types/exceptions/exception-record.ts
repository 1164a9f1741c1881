/** The ErrorRecord of an exception: the one it was reported with, or one made of its identity. */
import { ErrorRecord, keepRecord, keptRecord } from '../error-record.ts';
import type { NetException } from '../net-exception.ts';

/** Never null; the record is kept, so that it is the same each time. */
export function recordOf(exception: NetException): ErrorRecord {
  return keptRecord(exception) ?? keepRecord(exception, makeRecord(exception));
}

/** Id and category of exceptions without an identity come from their type. */
function makeRecord(exception: NetException): ErrorRecord {
  const { identity } = exception;
  return identity
    ? new ErrorRecord(exception, identity.errorId, identity.category, identity.target ?? null)
    : new ErrorRecord(exception, exception.typeName, 'NotSpecified', null);
}
