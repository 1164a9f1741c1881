/**
 * .NET exceptions as values that scripts see (`$_.Exception`) and as what TypeScript code throws.
 * Not derived from `Error`: PowerShell raises and catches them by the thousand, and a JS stack trace costs more than
 * the rest of the throw. A bug of the program itself still throws `Error`.
 */

import type { ErrorCategory } from './error-category.ts';
import { NetObject, type NetType, typeNamed } from './net-type.ts';

/** What a RuntimeException and its kind carry for the ErrorRecord that is made of them. */
export interface ErrorIdentity {
  readonly errorId: string;
  readonly category: ErrorCategory;
  readonly target?: unknown;
}

export class NetException extends NetObject {
  /** Exception.Data and further properties that a type adds (ParamName, FileName, ErrorCode…), by their .NET names. */
  readonly properties = new Map<string, unknown>();
  /** Its ErrorRecord, once it is reported: `keptRecord` and `keepRecord` of `error-record.ts` read and set it. */
  record: object | null = null;
  /** Exception.StackTrace; null until thrown by a .NET member. */
  stackTrace: string | null = null;

  constructor(
    /** Full name of its .NET type: `System.FormatException`. */
    readonly typeName: string,
    public message: string,
    /** Identity for the ErrorRecord, for exceptions that the engine itself raises; others get theirs from their type. */
    readonly identity: ErrorIdentity | null = null,
    readonly innerException: NetException | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  override toString(): string {
    return `${this.typeName}: ${this.message}`;
  }
}

/** A plain .NET exception: `throw netException('System.ArgumentNullException', '…')`. */
export function netException(typeName: string, message: string, inner: NetException | null = null): NetException {
  return new NetException(typeName, message, null, inner);
}

/** An exception of the engine with the id and category of its ErrorRecord; RuntimeException unless another type is named. */
export function runtimeException(
  errorId: string,
  category: ErrorCategory,
  message: string,
  options: { target?: unknown; typeName?: string; inner?: NetException | null } = {},
): NetException {
  const { target = null, typeName = 'System.Management.Automation.RuntimeException', inner = null } = options;
  return new NetException(typeName, message, { errorId, category, target }, inner);
}

/** ArgumentException and its kind: .NET appends the parameter to the message and keeps its name in ParamName. */
export function argumentException(
  kind: 'ArgumentException' | 'ArgumentNullException' | 'ArgumentOutOfRangeException',
  message: string,
  paramName: string | null,
  inner: NetException | null = null,
): NetException {
  const text = paramName === null ? message : `${message} (Parameter '${paramName}')`;
  const exception = netException(`System.${kind}`, text, inner);
  if (paramName !== null) exception.properties.set('ParamName', paramName);
  return exception;
}

/** What PowerShell's own methods say of an argument that is $null (PSTraceSource.NewArgumentNullException). */
export function nullArgument(name: string): NetException {
  return runtimeException(
    'ArgumentNull',
    'InvalidArgument',
    `Cannot process argument because the value of argument "${name}" is null. Change the value of argument "${name}" to a non-null value.`,
    { typeName: 'System.Management.Automation.PSArgumentNullException' },
  );
}

/** What PowerShell's own methods say of an argument that they cannot take (PSTraceSource.NewArgumentException). */
export function invalidArgument(name: string): NetException {
  return runtimeException(
    'Argument',
    'InvalidArgument',
    `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`,
    { typeName: 'System.Management.Automation.PSArgumentException' },
  );
}

/** @throws NetException for an argument that .NET does not take as null. */
export function refuseNull(argument: unknown, name: string): void {
  if (argument === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', name);
}
