/** ErrorRecord: what stands in $Error and in the error stream. */

import { type ErrorCategory, ErrorCategoryInfo, type ErrorDetails, type ErrorPosition } from './error-category.ts';
import { netText } from './format/format-value.ts';
import type { NetException } from './net-exception.ts';
import { NetObject, type NetType, typeNamed } from './net-type.ts';
import { typeOf } from './type-of.ts';
import { PSCustomObject } from './values/custom-object.ts';
import { PSObject } from './values/ps-object.ts';

export class ErrorRecord extends NetObject {
  readonly categoryInfo: ErrorCategoryInfo;
  errorDetails: ErrorDetails | null = null;
  /** InvocationInfo of the command or statement that failed; set by the engine when the record is reported. */
  invocationInfo: (NetObject & ErrorPosition) | null = null;
  scriptStackTrace = '';
  /** Whether `$Error` holds it already, so that it is added once. */
  inErrorList = false;
  /**
   * The exception made it for itself (RuntimeException.ErrorRecord), as opposed to a command or `throw`: a typed `catch`
   * sees it with the exception that it asked for, and an error that nothing caught shows ParentContainsErrorRecordException.
   */
  madeByException = false;
  /** A redirection (`2>&1`) put it into the output: the host shows it as an error all the same (PSObject.WriteStream). */
  isMerged = false;
  /** Reported by a command that does not put its name to it: what is wrong with the text of a module that was to be loaded. */
  isOfNoCommand = false;
  /** It happened in another session, whose text is not here: whoever passes it on puts no place to it. */
  isFromElsewhere = false;

  constructor(
    readonly exception: NetException,
    /** Id as given; the command's name is appended by `fullyQualifiedErrorId`. */
    readonly errorId: string,
    category: ErrorCategory,
    readonly targetObject: unknown,
  ) {
    super();
    const reason = exception.typeName.slice(exception.typeName.lastIndexOf('.') + 1);
    this.categoryInfo = new ErrorCategoryInfo(
      category,
      '',
      reason,
      targetNameOf(targetObject),
      targetTypeOf(targetObject),
    );
  }

  /** What stands behind the comma of the id: the command's class or a function's name; null until a command writes the record. */
  errorIdSuffix: string | null = null;

  get fullyQualifiedErrorId(): string {
    return [this.errorId, this.errorIdSuffix].filter((part) => part).join(',');
  }

  /** Whoever writes the record next is its author: its name, its place and the end of its id are forgotten. */
  disown(): void {
    this.invocationInfo = null;
    this.errorIdSuffix = null;
    this.categoryInfo.activity = '';
  }

  /** The same error with another exception: what `catch [T]` sees that caught the exception inside. */
  about(exception: NetException): ErrorRecord {
    const record = new ErrorRecord(exception, this.errorId, this.categoryInfo.category, this.targetObject);
    record.errorIdSuffix = this.errorIdSuffix;
    record.categoryInfo.activity = this.categoryInfo.activity;
    record.invocationInfo = this.invocationInfo;
    record.scriptStackTrace = this.scriptStackTrace;
    record.errorDetails = this.errorDetails;
    record.inErrorList = this.inErrorList;
    return record;
  }

  /** What a person reads: the details' message, else the exception's. */
  get message(): string {
    return this.errorDetails?.message ?? this.exception.message;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ErrorRecord');
  }
}

/** The record of an exception that was reported (RuntimeException.ErrorRecord); null before. */
export function keptRecord(exception: NetException): ErrorRecord | null {
  return exception.record as ErrorRecord | null;
}

/** Makes a record the one that an exception is reported with; gives it back. */
export function keepRecord(exception: NetException, record: ErrorRecord): ErrorRecord {
  exception.record = record;
  return record;
}

/** What ToString of the target gives: a collection its type, not its elements. */
function targetNameOf(target: unknown): string {
  if (target === null || target === undefined) return '';
  return target instanceof PSObject && target.text !== null ? target.text : netText(target);
}

/** A custom object has no .NET type of its own beside PSObject. */
function targetTypeOf(target: unknown): string {
  if (target instanceof PSCustomObject || (target instanceof PSObject && target.text !== null)) return 'PSObject';
  return typeOf(target)?.name ?? '';
}
