/**
 * What happens when a statement fails: the error gets its record and position; it is reported and the script goes on, or
 * it travels to a `try`, a trap, or the top. (PowerShell's ExceptionHandlingOps.)
 */

import type { Extent } from '../language/extent.ts';
import { toText } from '../types/conversion/conversion.ts';
import { ErrorRecord, keepRecord, keptRecord } from '../types/error-record.ts';
import { NetException, netException, runtimeException } from '../types/net-exception.ts';
import { typeNamed } from '../types/net-type.ts';
import { baseOf } from '../types/values/ps-object.ts';
import { callStackText } from './call-stack.ts';
import { foreignException } from './foreign-errors.ts';
import { InvocationInfo } from './invocation-info.ts';
import { isControlFlow } from './jumps.ts';
import type { Frame } from './runspace.ts';
import { captureError } from './stream-writer.ts';

/**
 * An error on its way: the record, and whether it came from `throw` or -ErrorAction Stop and so ends the script when
 * nothing catches it.
 */
export class ScriptError {
  constructor(
    readonly record: ErrorRecord,
    /** From `throw`: ends the script unless it is caught or the preference silences it. */
    readonly thrown: boolean,
    /** From a command that was told to stop on errors: ends the script. */
    readonly stops = false,
  ) {
    this.endsScript = stops;
  }
  /** No statement of any caller goes on, whatever its own preference says: a statement that failed was told to stop. */
  endsScript: boolean;
  /** It has left a cmdlet: what travels is a CmdletInvocationException around the exception of the record. */
  leftCommand = false;
  /** It is on its way out of the pipeline of the function that failed. */
  passing = false;
  /** -ErrorVariable has the record, beside the exception that it had when the command stopped. */
  captured = false;
  /** The debugger has stopped at it, as a preference of Break asks. */
  brokeInto = false;
  /** Set when `$Error` and the display have had it. */
  reported = false;
  /** The advanced function that `$PSCmdlet.ThrowTerminatingError` ends: no statement of it goes on; null once it is left. */
  ends: unknown = null;
}

/** Whether `catch` may see it (control flow is no error). */
export function isCatchable(error: unknown): boolean {
  return !isControlFlow(error);
}

/** The error of something that was thrown by TypeScript code or by a script. Control flow must not come here. */
export function scriptErrorOf(f: Frame, error: unknown): ScriptError {
  if (error instanceof ScriptError) {
    locate(f, error.record);
    placeAtStatement(f, error.record);
    return error;
  }
  return new ScriptError(recordOfException(f, foreignException(f, error)), false);
}

/** The record of an exception that left a statement. */
export function recordOfException(f: Frame, exception: NetException): ErrorRecord {
  const record = keptRecord(exception) ?? newRecord(exception);
  locate(f, record);
  return record;
}

/**
 * An exception that knows its error id but is no RuntimeException (a failed cast) is wrapped in one; an exception of .NET
 * is reported as itself, with its type's name for an id.
 */
function newRecord(exception: NetException): ErrorRecord {
  const { identity } = exception;
  if (!identity) return keepRecord(exception, new ErrorRecord(exception, exception.typeName, 'OperationStopped', null));
  const isRuntime = typeNamed('System.Management.Automation.RuntimeException').isAssignableFrom(exception.netType());
  const shown = isRuntime
    ? exception
    : new NetException('System.Management.Automation.RuntimeException', exception.message, identity, exception);
  const record = new ErrorRecord(shown, identity.errorId, identity.category, identity.target ?? null);
  record.madeByException = true;
  keepRecord(shown, record);
  return keepRecord(exception, record);
}

/** Says where in the text an exception belongs, when that is not the whole statement. Returns the exception. */
export function placed(exception: NetException, extent: Extent): NetException {
  const record = keptRecord(exception) ?? newRecord(exception);
  record.invocationInfo ??= new InvocationInfo(null, extent);
  return exception;
}

/** Gives a record the position of the statement that runs, unless it has one. */
export function locate(f: Frame, record: ErrorRecord): void {
  if (record.isFromElsewhere) return;
  if (!record.invocationInfo && f.at) record.invocationInfo = new InvocationInfo(null, f.at);
  if (record.scriptStackTrace === '') record.scriptStackTrace = callStackText(f);
}

/** An error that ends a statement and whose invocation stands nowhere (one of an input at the prompt) stands at the statement. */
function placeAtStatement(f: Frame, { invocationInfo }: ErrorRecord): void {
  if (invocationInfo instanceof InvocationInfo && !invocationInfo.extent && invocationInfo.myCommand)
    invocationInfo.displayExtent ??= f.at;
}

/** What .NET code sees that called a script block which failed: the exception, never the record. */
export function exceptionOf({ record, stops, leftCommand }: ScriptError): NetException {
  const { exception } = record;
  if (leftCommand) {
    const left = netException('System.Management.Automation.CmdletInvocationException', exception.message, exception);
    keepRecord(left, record);
    return left;
  }
  if (stops) {
    const message = `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: ${record.message}`;
    const stopped = netException('System.Management.Automation.ActionPreferenceStopException', message, exception);
    keepRecord(stopped, record);
    return stopped;
  }
  if (typeNamed('System.Management.Automation.RuntimeException').isAssignableFrom(exception.netType()))
    return exception;
  return runtimeException(record.errorId, record.categoryInfo.category, exception.message, { inner: exception });
}

/**
 * After a statement failed: throws on when something around must see it, else reports it so that the next statement runs.
 */
export function handleStatementError(f: Frame, error: unknown): void {
  if (!isCatchable(error)) throw error;
  const failure = scriptErrorOf(f, error);
  f.runspace.lastSucceeded = false;
  if (!failure.brokeInto && breaksOnErrors(f)) {
    failure.brokeInto = true;
    f.runspace.debugger.breakOn(f, failure.record.exception);
  }
  if (f.guarded > 0 || failure.ends !== null) {
    // `$Error` keeps it as it was here, whatever becomes of it further up.
    if (failure.stops && !failure.captured) captureError(f.streams, failure.record);
    failure.captured = true;
    // What ThrowTerminatingError ends its function with, -ErrorVariable has had as the exception.
    if (failure.ends === null) f.runspace.noteError(f, failure.record);
    else f.runspace.rememberError(failure.record);
    throw failure;
  }
  const preference = f.runspace.errorPreference(f.scope);
  if (preference === 'Ignore' || preference === 'SilentlyContinue') {
    if (!failure.endsScript) {
      // Even `Ignore` keeps errors of statements in $Error; only errors that commands write are not kept.
      f.runspace.noteError(f, failure.record);
      return;
    }
  }
  if (preference === 'Stop') failure.endsScript = true;
  if (failure.thrown || failure.endsScript) throw failure;
  if (preference === 'Inquire') f.runspace.inquire(failure.record);
  f.runspace.reportError(f, failure.record);
}

/** Whether the debugger is to stop at errors; the preference itself is not judged here. */
function breaksOnErrors(f: Frame): boolean {
  const value = f.scope.lookup('erroractionpreference');
  return value !== null && value !== undefined && String(value) === 'Break';
}

/** After a trap ran to its end: the error is reported (unless thrown errors must go on) and the script continues. */
export function reportCaught(f: Frame, failure: ScriptError): undefined {
  const { record } = failure;
  const preference = f.runspace.errorPreference(f.scope);
  if (preference === 'Stop') {
    failure.endsScript = true;
    throw failure;
  }
  if (preference !== 'Ignore' && preference !== 'SilentlyContinue') f.runspace.reportError(f, record);
  return undefined;
}

/** What `throw` raises: a record or exception as it is, anything else as a RuntimeException whose text it is. */
export function thrownError(f: Frame, value: unknown, at: Extent): ScriptError {
  const plain = baseOf(value);
  if (plain === undefined || plain === null) {
    const handled = f.runspace.handledError;
    if (handled) {
      const again = new ScriptError(handled, true);
      again.brokeInto = true;
      return again;
    }
    return newThrown(f, runtimeException('ScriptHalted', 'OperationStopped', 'ScriptHalted'), null, 'ScriptHalted', at);
  }
  if (plain instanceof ErrorRecord) {
    locate(f, plain);
    plain.madeByException = false;
    return new ScriptError(plain, true);
  }
  if (plain instanceof NetException) {
    const kept = keptRecord(plain);
    if (kept) return new ScriptError(kept, true);
    return newThrown(f, plain, null, plain.message, at);
  }
  const text = toText(plain);
  return newThrown(f, runtimeException(text, 'OperationStopped', text, { target: plain }), plain, text, at);
}

function newThrown(f: Frame, exception: NetException, target: unknown, errorId: string, at: Extent): ScriptError {
  const record = new ErrorRecord(exception, errorId, 'OperationStopped', target);
  keepRecord(exception, record);
  // RuntimeException.WasThrownFromThrowStatement, by which the concise error view tells a `throw` from a failure.
  if (typeNamed('System.Management.Automation.RuntimeException').isAssignableFrom(exception.netType())) {
    exception.properties.set('WasThrownFromThrowStatement', true);
  }
  record.invocationInfo = new InvocationInfo(null, at);
  locate(f, record);
  return new ScriptError(record, true);
}
