/** What the parameter binder tells of its work to those who listen (the trace source ParameterBinding). */
import { toText } from '../../types/conversion/conversion.ts';
import { netText } from '../../types/format/format-value.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { SwitchParameter } from '../../types/values/switch-parameter.ts';
import type { ParameterMetadata, ParameterTransformation, ParameterValidation } from '../command-metadata.ts';
import { exceptionOf, ScriptError } from '../statement-errors.ts';
import type { TraceSource } from '../tracing/trace-source.ts';
import { isAny, itemsOf } from './argument-conversion.ts';
import { isBooleanOrSwitch } from './boolean-argument.ts';
import type { BindableParameter } from './parameter-table.ts';
import { isOf, TypeConversion } from './type-conversion.ts';

/** What a conversion needs to know of a parameter, or of an element of one. */
interface TypedParameter {
  readonly name: string;
  readonly type: NetType;
}

const PS_OBJECT = 'System.Management.Automation.PSObject';

/** An argument that is given to a parameter; what came of it, `traceOutcome` tells. */
export function traceArgument(
  trace: TraceSource,
  { name }: BindableParameter,
  value: unknown,
  bind: () => boolean,
): boolean {
  return trace.scope(`BIND arg [${textOf(value)}] to parameter [${name}]`, bind);
}

/** The end of `traceArgument`. */
export function traceOutcome(
  trace: TraceSource,
  { name, type }: BindableParameter,
  value: unknown,
  outcome: 'SUCCESSFUL' | 'SKIPPED',
): void {
  const text = type.fullName === PS_OBJECT && itemsOf(value) ? toText(value) : textOf(value);
  trace.line(`BIND arg [${text}] to param [${name}] ${outcome}`);
}

/** An attribute that changes the argument. */
export function traceTransformation(
  trace: TraceSource,
  step: ParameterTransformation,
  value: unknown,
  change: (value: unknown) => unknown,
): unknown {
  const attribute =
    step instanceof TypeConversion
      ? 'System.Management.Automation.ArgumentTypeConverterAttribute'
      : (step.attributeName ?? 'System.Management.Automation.ArgumentTransformationAttribute');
  return trace.scope(`Executing DATA GENERATION metadata: [${attribute}]`, () => {
    try {
      const result = change(value);
      trace.line(`result returned from DATA GENERATION: ${textOf(result)}`);
      return result;
    } catch (error) {
      trace.error(`DATA GENERATION: ${messageOf(error)}`);
      throw error;
    }
  });
}

/** A check of the argument. */
export function traceValidation(
  trace: TraceSource,
  metadata: ParameterMetadata,
  check: ParameterValidation,
  value: unknown,
): void {
  const name = check.attribute?.netType().fullName ?? declaredName(metadata, check);
  trace.scope(`Executing VALIDATION metadata: [${name}]`, () => {
    try {
      check.validate(value);
    } catch (error) {
      trace.error(`VALIDATION FAILED: ${messageOf(error)}`);
      throw error;
    }
  });
}

/** Cmdlets declare their checks without attributes; those that scripts see of them are in the same order. */
function declaredName(metadata: ParameterMetadata, check: ParameterValidation): string {
  const names = (metadata.makeAttributes?.(metadata) ?? []).map((one) => one.netType().fullName);
  const checks = names.filter((name) => name.includes('.Validate'));
  return checks[metadata.validations.indexOf(check)] ?? 'System.Management.Automation.ValidateArgumentsAttribute';
}

/** A conversion to the parameter's type; what it did follows from what came of it. */
export function traceCoercion(
  trace: TraceSource,
  { name, type }: TypedParameter,
  value: unknown,
  convert: () => unknown,
): unknown {
  if (value === null || value === undefined) return convert();
  return trace.scope(`COERCE arg to [${type}]`, () => {
    if (isOf(value, type) && type.fullName !== PS_OBJECT) {
      trace.line('Parameter and arg types the same, no coercion is needed.');
      return convert();
    }
    trace.line(`Trying to convert argument value from ${typeNameOf(value)} to ${type}`);
    if (type.elementType) {
      trace.line('ENCODING arg into collection');
      new CollectionTrace(trace, name, type, type.elementType).encode(value, true);
      return convert();
    }
    return convertScalar(trace, type, value, convert);
  });
}

/** A parameter of a script that got no argument, and gets its default or the empty value of its type. */
export function traceDefault(
  trace: TraceSource,
  { name, type, transformations }: ParameterMetadata,
  value: unknown,
  convert: () => unknown,
): unknown {
  return trace.scope(`BIND arg [${textOf(value)}] to parameter [${name}]`, () => {
    const [step] = transformations;
    const converted = step ? traceTransformation(trace, step, value, convert) : convert();
    if (!isAny(type)) traceCoercion(trace, { name, type }, converted, () => converted);
    trace.line(`BIND arg [${textOf(converted)}] to param [${name}] SUCCESSFUL`);
    return converted;
  });
}

/** An argument that is put into a collection as it is. */
export function traceCollection(trace: TraceSource, { name, type }: BindableParameter, value: unknown): void {
  const element = type.elementType;
  if (element && !isOf(value, type)) new CollectionTrace(trace, name, type, element).encode(value, false);
}

function convertScalar(trace: TraceSource, type: NetType, value: unknown, convert: () => unknown): unknown {
  if (type.fullName === PS_OBJECT) {
    trace.line(
      `The parameter is of type [${PS_OBJECT}] and the argument is an PSObject, so the parameter value is the argument value wrapped into an PSObject.`,
    );
    return convert();
  }
  const plain = baseOf(value);
  const isTruth = isBooleanOrSwitch(type) && (typeof plain === 'boolean' || plain instanceof SwitchParameter);
  const converts = !isTruth && itemsOf(plain) === null;
  if (converts) trace.line('CONVERT arg type to param type using LanguagePrimitives.ConvertTo');
  try {
    const result = convert();
    if (converts) trace.line(`CONVERT SUCCESSFUL using LanguagePrimitives.ConvertTo: [${textOf(result)}]`);
    return result;
  } catch (error) {
    trace.error(`ERROR: COERCE FAILED: arg [${textOf(value)}] could not be converted to the parameter type [${type}]`);
    throw error;
  }
}

/** How the elements of a collection come into a parameter that is an array. */
class CollectionTrace {
  constructor(
    private readonly trace: TraceSource,
    private readonly name: string,
    private readonly type: NetType,
    private readonly element: NetType,
  ) {}

  encode(value: unknown, coerces: boolean): void {
    const { trace, name, type, element } = this;
    const items = itemsOf(baseOf(value));
    const count = items?.length ?? 1;
    trace.line(
      `Binding collection parameter ${name}: argument type [${typeOf(baseOf(value))?.name ?? 'null'}], parameter type [${type}], collection type Array, element type [${element}], ${coerces ? '' : 'no '}coerceElementType`,
    );
    if (items) trace.line(`Arg is IList with ${count} elements`);
    trace.line(`Creating array with element type [${element}] and ${count} elements`);
    if (items) this.takeEach(value, items, coerces);
    else this.takeOne(value, coerces);
  }

  private takeEach(value: unknown, items: readonly unknown[], coerces: boolean): void {
    const { trace, element } = this;
    trace.line(`Argument type ${typeNameOf(value)} is IList`);
    items.forEach((item, place) => {
      const kind = shortTypeName(item);
      if (coerces) {
        trace.line(`COERCE collection element from type ${kind} to type ${element}`);
        this.coerce(item);
      }
      trace.line(`Adding element of type ${coerces ? element.name : kind} to array position ${place}`);
    });
  }

  private takeOne(value: unknown, coerces: boolean): void {
    const { trace, element } = this;
    trace.line(`Argument type ${shortTypeName(value)} is not IList, treating this as scalar`);
    if (coerces) {
      trace.line(`Coercing scalar arg value to type ${element}`);
      this.coerce(value);
    }
    trace.line(`Adding scalar element of type ${coerces ? element.name : shortTypeName(value)} to array position 0`);
  }

  /** The element's own conversion is that of the whole, which comes after: here it is only told. */
  private coerce(item: unknown): void {
    traceCoercion(this.trace, { name: this.name, type: this.element }, item, () => item);
  }
}

function typeNameOf(value: unknown): string {
  return typeOf(value)?.toString() ?? 'null';
}

function shortTypeName(value: unknown): string {
  return typeOf(value)?.name ?? 'null';
}

/** A value as .NET writes it: a list by its type. */
function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : netText(value);
}

function messageOf(error: unknown): string {
  const exception = error instanceof ScriptError ? exceptionOf(error) : error;
  return exception instanceof NetException || exception instanceof Error ? exception.message : String(exception);
}
