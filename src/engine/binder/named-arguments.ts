/** Arguments with names: which parameter a name means, which value belongs to it, and their binding. */
import type { NetException } from '../../types/net-exception.ts';
import { SwitchParameter } from '../../types/values/switch-parameter.ts';
import { type Argument, argumentWithValue, valuePlace, withValue } from './argument.ts';
import type { BindingState } from './binding-state.ts';
import { isCommonName } from './common-parameters.ts';
import type { BindableParameter } from './parameter-table.ts';
import { bindArgument } from './value-binding.ts';

/**
 * The parameter that a name means: exactly, by alias, or as the only one that starts so. Null when there is none.
 * @throws AmbiguousParameter
 */
export function parameterNamed(state: BindingState, argument: Argument): BindableParameter | null {
  const name = argument.name ?? '';
  const { table } = state;
  const exact = table.named(name);
  if (exact) return exact;
  const candidates = table.startingWith(name);
  if (candidates.length <= 1) return candidates[0] ?? null;
  const own = candidates.filter((parameter) => !isCommonName(parameter.name));
  const [only, ...others] = own;
  if (only && others.length === 0) return only;
  throw ambiguous(state, argument, candidates);
}

function ambiguous(state: BindingState, argument: Argument, candidates: readonly BindableParameter[]): NetException {
  const list = candidates.map((parameter) => ` -${parameter.name}`).join('');
  return state.failure({
    errorId: 'AmbiguousParameter',
    message: `Parameter cannot be processed because the parameter name '${argument.name}' is ambiguous. Possible matches include:${list}.`,
    extent: argument.nameExtent,
    parameterName: argument.name,
  });
}

/** Gives each name without a value the argument behind it; switches get true. (ReparseUnboundArguments.) */
export function pairArguments(state: BindingState): void {
  const { arguments: given } = state;
  const result: Argument[] = [];
  for (let i = 0; i < given.length; i++) {
    const argument = given[i];
    if (!argument) break;
    const parameter = argument.name !== null && !argument.hasValue ? parameterNamed(state, argument) : null;
    if (!parameter) {
      result.push(argument);
      continue;
    }
    if (parameter.metadata.isSwitch) {
      result.push(withValue(argument, SwitchParameter.present, null));
      continue;
    }
    const next = given[i + 1];
    if (!next || isParameter(state, next)) throw missingArgument(state, argument, parameter);
    // A text that only looks like a parameter is the value.
    const value = next.name === null ? next.value : next.nameText;
    result.push(withValue({ ...argument, name: parameter.name }, value, next));
    i++;
  }
  state.arguments = result;
}

function isParameter(state: BindingState, argument: Argument): boolean {
  if (argument.name === null) return false;
  return argument.hasValue || parameterNamed(state, argument) !== null;
}

function missingArgument(state: BindingState, argument: Argument, parameter: BindableParameter): NetException {
  return state.failure({
    errorId: 'MissingArgument',
    message: `Missing an argument for parameter '${parameter.name}'. Specify a parameter of type '${parameter.type.toString()}' and try again.`,
    extent: argument.nameExtent,
    parameterName: parameter.name,
    parameterType: parameter.type,
  });
}

/** Binds the arguments whose names are parameters. What was written out wins over what a splatted table holds. */
export function bindNamedArguments(state: BindingState): void {
  if (state.arguments.length === 0) return;
  const sets = state.possibleSets;
  const matches = state.arguments.map((argument) => (argument.name === null ? null : parameterNamed(state, argument)));
  const explicit = new Set<BindableParameter>();
  const bind = (argument: Argument, parameter: BindableParameter): void => {
    if (state.isBound(parameter)) throw alreadyBound(state, argument, parameter);
    bindArgument(state, parameter, argument, sets, { coerce: true, delayBind: true });
  };
  state.arguments.forEach((argument, i) => {
    const parameter = matches[i];
    if (!parameter || argument.splatted) return;
    bind(argument, parameter);
    explicit.add(parameter);
  });
  state.arguments.forEach((argument, i) => {
    const parameter = matches[i];
    if (parameter && argument.splatted && !explicit.has(parameter)) bind(argument, parameter);
  });
  const unmatched = state.arguments.filter((_, i) => !matches[i]);
  // Those of splatted tables are gone through after the others, wherever they were written.
  state.arguments = [...unmatched.filter((one) => !isOfTable(one)), ...unmatched.filter(isOfTable)];
}

function isOfTable({ splatted, name, hasValue }: Argument): boolean {
  return splatted && name !== null && hasValue;
}

function alreadyBound(state: BindingState, argument: Argument, parameter: BindableParameter): NetException {
  return state.failure({
    errorId: 'ParameterAlreadyBound',
    message: `Cannot bind parameter because parameter '${parameter.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
    extent: argument.nameExtent ?? valuePlace(argument),
    parameterName: parameter.name,
  });
}

/** Binds a value that some other source than the command line gives a parameter. */
export function bindValue(
  state: BindingState,
  parameter: BindableParameter,
  value: unknown,
  delayBind = false,
): boolean {
  const argument = argumentWithValue(parameter.name, value);
  return bindArgument(state, parameter, argument, state.possibleSets, { coerce: true, delayBind });
}
