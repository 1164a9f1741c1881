/** What a call of a simple function with only positional arguments needs, worked out once for each function. */
import { convertTo } from '../../types/conversion/conversion.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import type { CommandMetadata, ParameterMetadata } from '../command-metadata.ts';
import type { VariableOptions } from '../variable.ts';
import { coerceToArray } from './argument-conversion.ts';
import { emptyValueOf, TypeConversion } from './type-conversion.ts';

export interface FastPlan {
  /** Converts an argument of each parameter; null where anything goes. Throws when it does not fit. */
  readonly converters: readonly (((value: unknown) => unknown) | null)[];
  /** Value of a parameter that got no argument and has no default. */
  readonly emptyValues: readonly unknown[];
  /** What the variable of each parameter keeps: its type. */
  readonly constraints: readonly (VariableOptions | undefined)[];
  /** Indexes of the parameters that are text: they get a literal number as it was written. */
  readonly textParameters: readonly number[];
}

/** The plan, or null when a parameter has attributes, is a switch, or something else that needs the binder. */
export function fastPlan(metadata: CommandMetadata): FastPlan | null {
  if (metadata.isAdvanced || metadata.obsolete !== null || !metadata.parameters.every(isPlain)) return null;
  return {
    converters: metadata.parameters.map(converterOf),
    emptyValues: metadata.parameters.map((parameter) => emptyValueOf(parameter.type)),
    constraints: metadata.parameters.map(variableOptionsOf),
    textParameters: metadata.parameters.flatMap(({ type }, i) => (type.fullName === 'System.String' ? [i] : [])),
  };
}

/** The options of the variable that stands for a parameter in its function. */
export function variableOptionsOf(parameter: ParameterMetadata): VariableOptions | undefined {
  const { attributes, transformations, validations } = parameter;
  return transformations.length === 0 && validations.length === 0
    ? undefined
    : { transformations, validations, attributes };
}

function isPlain(parameter: ParameterMetadata): boolean {
  const { isSwitch, obsolete, psTypeName, sets, transformations, validations } = parameter;
  if (isSwitch || obsolete !== null || psTypeName !== null || validations.length > 0) return false;
  // Only the parameters of a simple function in their order, so that arguments fall to them one by one.
  if ([...sets.values()].some((data) => data.position === null || data.remaining)) return false;
  return transformations.every((step) => step instanceof TypeConversion);
}

function converterOf(parameter: ParameterMetadata): ((value: unknown) => unknown) | null {
  const steps = parameter.transformations as readonly TypeConversion[];
  const [step] = steps;
  if (!step) return null;
  const [type, ...others] = step.types;
  if (steps.length === 1 && type && others.length === 0) return converterTo(step, type);
  return (value) => steps.reduce((result, step) => step.bind(result, false), value);
}

/** The commonest types are recognised without the conversion machinery: a call should cost no more than that check. */
function converterTo(step: TypeConversion, type: NetType): (value: unknown) => unknown {
  switch (type.fullName) {
    case 'System.Object':
      return (value) => (typeof value === 'object' ? step.bind(value, false) : value);
    case 'System.Int32':
      return (value) => (typeof value === 'number' ? value : step.bind(value, false));
    case 'System.String':
      return (value) => (typeof value === 'string' ? value : step.bind(value, false));
    case 'System.Boolean':
      return (value) => (typeof value === 'boolean' ? value : step.bind(value, false));
    case 'System.Double':
      return (value) => (typeof value === 'number' ? convertTo(value, type) : step.bind(value, false));
    case 'System.String[]':
      return (value) =>
        holdsNull(value) ? coerceToArray(value, type, typeNamed('System.String')) : step.bind(value, false);
    default:
      return (value) => step.bind(value, false);
  }
}

function holdsNull(value: unknown): boolean {
  return Array.isArray(value) && value.includes(null);
}
