/** Puts one argument into one parameter: transformation, conversion, validation (ParameterBinderBase.BindParameter). */

import { convertTo } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { typeNamesOf } from '../../types/members/member-access.ts';
import { NetException, netException } from '../../types/net-exception.ts';
import type { ParameterMetadata } from '../command-metadata.ts';
import type { InvocationInfo } from '../invocation-info.ts';
import { problemOfAction } from '../preference-variables.ts';
import { ScriptBlock } from '../runspace.ts';
import { exceptionOf as exceptionOfScript, ScriptError } from '../statement-errors.ts';
import { type Argument, valuePlace } from './argument.ts';
import {
  coerce,
  fitAsIs,
  isNullable,
  OF_TEXT,
  takesScriptBlocks,
  UnfitArgument,
  withoutGaps,
} from './argument-conversion.ts';
import { type BindingExceptionName, type BindingFailure, bindingError } from './binding-error.ts';
import type { BindingState } from './binding-state.ts';
import {
  traceArgument,
  traceCoercion,
  traceCollection,
  traceOutcome,
  traceTransformation,
  traceValidation,
} from './binding-trace.ts';
import { refusalOfEmpty } from './null-or-empty.ts';
import type { BindableParameter, SetFlags } from './parameter-table.ts';
import { isActionType } from './suspended-preference.ts';
import { TypeConversion } from './type-conversion.ts';

export interface BindingOptions {
  /** Whether the value may be converted to the parameter's type. */
  readonly coerce: boolean;
  /** Whether a script block waits for pipeline objects to be run on. */
  readonly delayBind?: boolean;
}

/** Binds an argument; false when it would need a conversion that is not allowed yet. Throws a binding error. */
export function bindArgument(
  state: BindingState,
  parameter: BindableParameter,
  argument: Argument,
  sets: SetFlags,
  options: BindingOptions,
): boolean {
  const { trace } = state;
  if (options.delayBind && delays(state, parameter, argument, sets)) {
    trace?.line(`Adding ScriptBlock to delay-bind list for parameter '${parameter.name}'`);
    return true;
  }
  if (trace === null) return bindNow(state, parameter, argument, options);
  return traceArgument(trace, parameter, argument.value, () => bindNow(state, parameter, argument, options));
}

function bindNow(
  state: BindingState,
  parameter: BindableParameter,
  argument: Argument,
  options: BindingOptions,
): boolean {
  const { trace } = state;
  const value = transformed(state, parameter, argument, options.coerce);
  let fitted: unknown;
  if (options.coerce) {
    fitted = coerced(state, parameter, argument, value);
  } else {
    const fit = fitAsIs(parameter, value);
    if (fit === null) {
      if (trace !== null) traceOutcome(trace, parameter, value, 'SKIPPED');
      return false;
    }
    if (trace !== null) traceCollection(trace, parameter, value);
    fitted = fit.value;
  }
  if (Array.isArray(fitted)) fitted = withoutGaps(fitted);
  checkTypeName(state, parameter, argument, fitted);
  validate(state, parameter, argument, fitted);
  if (parameter.metadata.isCommon) checkAction(state, parameter, argument, fitted);
  if (fitted === null) checkTakesNull(state, parameter, argument);
  state.take(parameter, fitted);
  if (trace !== null) traceOutcome(trace, parameter, fitted, 'SUCCESSFUL');
  return true;
}

/** Common parameters that say what becomes of a stream do not take everything that their type has. */
function checkAction(state: BindingState, parameter: BindableParameter, argument: Argument, value: unknown): void {
  const problem = isActionType(parameter.metadata.type) ? problemOfAction(value) : null;
  if (problem !== null) throw notSettable(state, parameter, argument, problem);
}

/** A cmdlet's property of a value type cannot be set to null, whatever the parameter's attributes let through. */
function checkTakesNull(state: BindingState, parameter: BindableParameter, argument: Argument): void {
  const { type, allowNull } = parameter.metadata;
  if (!type.isValueType || isNullable(type) || allowNull) return;
  const message = type.isEnum ? messageOf(() => convertTo(null, type)) : null;
  throw notSettable(state, parameter, argument, message ?? `Cannot convert null to type "${type}".`);
}

function messageOf(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    if (error instanceof NetException) return error.message;
    throw error;
  }
}

function notSettable(
  state: BindingState,
  { metadata: { name, type } }: BindableParameter,
  argument: Argument,
  problem: string,
): NetException {
  return state.failure({
    errorId: 'ParameterBindingFailed',
    category: 'WriteError',
    message: `Cannot bind parameter '${name}' to the target. Exception setting "${name}": "${problem}"`,
    extent: valuePlace(argument),
    parameterName: name,
    parameterType: type,
    inner: new NetException(
      'System.Management.Automation.SetValueInvocationException',
      `Exception setting "${name}": "${problem}"`,
      null,
      argument.value === null || argument.value === undefined
        ? new NetException('System.Management.Automation.PSInvalidCastException', problem)
        : null,
    ),
  });
}

/** Notes a script block given to a parameter that takes pipeline input as one to be run for each object. */
function delays(state: BindingState, parameter: BindableParameter, argument: Argument, sets: SetFlags): boolean {
  if (!(argument.value instanceof ScriptBlock) || !parameter.takesPipelineIn(sets) || takesScriptBlocks(parameter))
    return false;
  if (!state.metadata.isAdvanced) return false;
  if (!state.expectsInput) {
    throw state.argumentFailure(parameter, argument.value, {
      errorId: 'ScriptBlockArgumentNoInput',
      category: 'MetadataError',
      message: `Cannot evaluate parameter '${parameter.name}' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.`,
      extent: valuePlace(argument),
    });
  }
  state.delayed.set(parameter, argument);
  state.values.set(parameter.name, argument.value);
  state.markBound(parameter);
  return true;
}

/** What an error says of a value that a parameter's types and attributes do not take. */
function transformationFailure(parameterName: string, inner: NetException): BindingFailure {
  return {
    exception: 'ParameterBindingArgumentTransformationException',
    errorId: 'ParameterArgumentTransformationError',
    category: 'InvalidData',
    message: `Cannot process argument transformation on parameter '${parameterName}'. ${inner.message}`,
    inner,
  };
}

/** The error of a default value that does not fit its parameter: one of binding, at the whole command. */
export function defaultRefused(invocation: InvocationInfo, parameter: ParameterMetadata, error: unknown): unknown {
  const inner = exceptionOf(error);
  if (!inner) return error;
  const { name, type } = parameter;
  return bindingError(invocation, {
    ...transformationFailure(name, inner),
    parameterName: name,
    parameterType: type,
  });
}

function transformed(state: BindingState, parameter: BindableParameter, argument: Argument, coerces: boolean): unknown {
  const { metadata } = parameter;
  let { value } = argument;
  for (const step of metadata.transformations) {
    try {
      if (step instanceof TypeConversion) {
        const { trace } = state;
        if (trace === null || parameter.metadata.isDynamic) value = constrained(state, step, argument, value, coerces);
        else
          value = traceTransformation(trace, step, value, (given) =>
            constrained(state, step, argument, given, coerces),
          );
      } else if (value !== null || parameter.isMandatorySomewhere || !acceptsNull(parameter)) {
        const warn = (message: string) => state.warnOnce(message);
        const change = (given: unknown) => step.transform(given, { parameterName: parameter.name, warn }) ?? null;
        value = state.trace === null ? change(value) : traceTransformation(state.trace, step, value, change);
      }
    } catch (error) {
      const inner = exceptionOf(error);
      if (!inner) throw error;
      throw state.argumentFailure(parameter, value, {
        ...transformationFailure(parameter.name, inner),
        extent: valuePlace(argument),
      });
    }
  }
  return value;
}

/** The type of a script's parameter; it waits where nothing may be converted yet. */
function constrained(
  state: BindingState,
  step: TypeConversion,
  argument: Argument,
  value: unknown,
  coerces: boolean,
): unknown {
  return coerces ? step.bind(literal(step, argument, value), state.metadata.isAdvanced) : value;
}

/** A number as it was written, for a parameter that is text. */
function literal(step: TypeConversion, argument: Argument, value: unknown): unknown {
  return argument.literalText !== null && OF_TEXT.has(step.types[0]?.fullName ?? '') ? argument.literalText : value;
}

function acceptsNull({ metadata }: BindableParameter): boolean {
  return !metadata.validations.some((check) => /NotNull/.test(check.attribute?.netType().name ?? ''));
}

function coerced(state: BindingState, parameter: BindableParameter, argument: Argument, value: unknown): unknown {
  try {
    const literalText = value === argument.value ? argument.literalText : null;
    const { trace } = state;
    const result =
      trace === null
        ? coerce(parameter, value, literalText)
        : traceCoercion(trace, parameter, value, () => coerce(parameter, value, literalText));
    return result === undefined ? null : result;
  } catch (error) {
    if (!(error instanceof UnfitArgument)) throw error;
    throw state.argumentFailure(parameter, value, {
      errorId: error.errorId,
      message: unfitMessage(parameter, error),
      extent: valuePlace(argument),
      inner: error.inner,
    });
  }
}

function unfitMessage({ name, type }: BindableParameter, { errorId, text }: UnfitArgument): string {
  switch (errorId) {
    case 'ParameterArgumentValidationErrorNullNotAllowed':
      return `Cannot bind argument to parameter '${name}' because it is null.`;
    case 'CannotConvertArgumentNoMessage':
      return `Cannot bind parameter '${name}'. ${text}`;
    case 'CannotConvertArgument': {
      const [given, reason] = text.split('|');
      return `Cannot convert '${given}' to the type '${type.toString()}' required by parameter '${name}'. ${reason}`;
    }
  }
}

/** [PSTypeName('X')]: the argument, or each of its items, must have that type name. */
function checkTypeName(state: BindingState, parameter: BindableParameter, argument: Argument, value: unknown): void {
  const wanted = parameter.metadata.psTypeName;
  if (wanted === null || value === null || value === undefined) return;
  const items = parameter.collection.kind === 'none' ? [value] : (enumerate(value) ?? [value]);
  for (const item of items) {
    if (typeNamesOf(item).some((name) => name.toLowerCase() === wanted.toLowerCase())) continue;
    const message = `Cannot bind argument to parameter '${parameter.name}', because PSTypeNames of the argument do not match the PSTypeName required by the parameter: ${wanted}.`;
    throw state.argumentFailure(parameter, value, {
      exception: 'ParameterBindingArgumentTransformationException',
      errorId: 'MismatchedPSTypeName',
      message,
      extent: valuePlace(argument),
      // Counts as a failed cast, so that pipeline binding tries the next parameter.
      inner: netException('System.Management.Automation.PSInvalidCastException', message),
    });
  }
}

function validate(state: BindingState, parameter: BindableParameter, argument: Argument, value: unknown): void {
  const fail = (errorId: string, message: string, inner: NetException | null): NetException =>
    state.argumentFailure(parameter, value, {
      exception: 'ParameterBindingValidationException' satisfies BindingExceptionName,
      errorId,
      category: 'InvalidData',
      message,
      extent: valuePlace(argument),
      inner,
    });
  for (const check of parameter.metadata.validations) {
    try {
      if (state.trace === null) check.validate(value);
      else traceValidation(state.trace, parameter.metadata, check, value);
    } catch (error) {
      const exception = exceptionOf(error);
      if (!exception) throw error;
      const text = `Cannot validate argument on parameter '${parameter.name}'. ${exception.message}`;
      throw fail('ParameterArgumentValidationError', text, exception);
    }
  }
  if (!parameter.isMandatorySomewhere) return;
  const refusal = refusalOfEmpty(parameter, value);
  if (refusal) {
    state.trace?.error(refusal.trace);
    throw fail(
      refusal.errorId,
      `Cannot bind argument to parameter '${parameter.name}' because ${refusal.reason}.`,
      null,
    );
  }
}

/** The exception of something thrown by a check, which may come from a script with its record around it. */
export function exceptionOf(error: unknown): NetException | null {
  if (error instanceof NetException) return error;
  return error instanceof ScriptError ? exceptionOfScript(error) : null;
}
