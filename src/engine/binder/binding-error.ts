/** ParameterBindingException and its kind, with the record that says which argument was at fault. */

import type { Extent } from '../../language/extent.ts';
import type { ErrorCategory } from '../../types/error-category.ts';
import { ErrorRecord, keepRecord, keptRecord } from '../../types/error-record.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { InvocationInfo } from '../invocation-info.ts';

const NAMESPACE = 'System.Management.Automation';

export type BindingExceptionName =
  | 'ParameterBindingException'
  | 'ParameterBindingValidationException'
  | 'ParameterBindingArgumentTransformationException'
  | 'ParameterBindingParameterDefaultValueException';

export interface BindingFailure {
  readonly exception?: BindingExceptionName;
  readonly errorId: string;
  readonly category?: ErrorCategory;
  readonly message: string;
  /** What to underline; null underlines the whole command. */
  readonly extent?: Extent | null;
  readonly parameterName?: string | null;
  readonly parameterType?: NetType | null;
  readonly typeSpecified?: NetType | null;
  readonly inner?: NetException | null;
  readonly target?: unknown;
}

/** The exception of a failed binding, to be thrown. Its record names the place; the command adds its own name to it. */
export function bindingError(invocation: InvocationInfo, failure: BindingFailure): NetException {
  const {
    exception: name = 'ParameterBindingException',
    errorId,
    category = 'InvalidArgument',
    message,
    extent = null,
  } = failure;
  const { target = null, inner = null } = failure;
  const exception = new NetException(`${NAMESPACE}.${name}`, message, { errorId, category, target }, inner);
  const place = extent ?? invocation.extent;
  exception.properties.set('ParameterName', failure.parameterName ?? '');
  exception.properties.set('ParameterType', failure.parameterType ?? null);
  exception.properties.set('TypeSpecified', failure.typeSpecified ?? null);
  exception.properties.set('ErrorId', errorId);
  exception.properties.set('Line', place?.startLine ?? -1);
  exception.properties.set('Offset', place?.startColumn ?? -1);
  exception.properties.set('CommandInvocation', invocation);
  const record = new ErrorRecord(exception, errorId, category, target);
  record.invocationInfo = extent === null ? invocation : invocationAt(invocation, extent);
  keepRecord(exception, record);
  return exception;
}

/** The same exception with a record about a pipeline object. */
export function aboutPipelineObject(exception: NetException, target: unknown): NetException {
  const before = keptRecord(exception);
  if (!before) return exception;
  const record = new ErrorRecord(exception, before.errorId, before.categoryInfo.category, target);
  record.invocationInfo = before.invocationInfo;
  keepRecord(exception, record);
  return exception;
}

/** An invocation whose errors show another place than the command itself. */
function invocationAt(invocation: InvocationInfo, extent: Extent): InvocationInfo {
  const at = new InvocationInfo(invocation.myCommand, invocation.extent, '', extent);
  at.boundParameters = invocation.boundParameters;
  at.pipelineLength = invocation.pipelineLength;
  at.pipelinePosition = invocation.pipelinePosition;
  at.expectingInput = invocation.expectingInput;
  at.historyId = invocation.historyId;
  return at;
}

/** Whether something thrown is a binding error, and of which kind. */
export function isBindingError(error: unknown, name?: BindingExceptionName): error is NetException {
  if (!(error instanceof NetException)) return false;
  return name ? error.typeName === `${NAMESPACE}.${name}` : error.typeName.startsWith(`${NAMESPACE}.ParameterBinding`);
}
