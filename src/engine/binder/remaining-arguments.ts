/** What is left when names and positions are done: for the parameter that takes the rest, for $args, or an error. */
import { isCollection } from '../../types/enumeration.ts';
import type { NetException } from '../../types/net-exception.ts';
import { findType, genericTypeOf, typeNamed } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { NetList } from '../../types/values/net-list.ts';
import { ParameterNameText } from '../parameter-name-text.ts';
import { type Argument, argumentWithValue } from './argument.ts';
import { type BindingState, valueName } from './binding-state.ts';
import { ambiguousSet } from './parameter-set-resolution.ts';
import { bindArgument } from './value-binding.ts';

/** Gives the rest to the parameter that takes it (ValueFromRemainingArguments). */
export function bindRemaining(state: BindingState): void {
  const { arguments: rest } = state;
  if (rest.length === 0) return;
  const takers = state.unbound.filter((parameter) => parameter.dataIn(state.possibleSets)?.remaining);
  const [parameter] = takers;
  if (!parameter) return;
  if (takers.length > 1) throw ambiguousSet(state, 'MetadataError');
  const values = rest.flatMap((argument) => [
    ...(argument.name === null ? [] : [argument.nameText]),
    ...(argument.hasValue ? [argument.value] : []),
  ]);
  // `-Owners a,b`, `a b` and `a,b` shall be the same.
  const only = values.length === 1 && isCollection(values[0]) ? values[0] : listOf(values);
  const place = rest.length === 1 ? rest[0] : null;
  const argument: Argument = {
    ...argumentWithValue(parameter.name, only),
    nameExtent: place?.nameExtent ?? null,
    valueExtent: place?.valueExtent ?? null,
  };
  state.arguments = [];
  const bind = () => bindArgument(state, parameter, argument, state.possibleSets, { coerce: true });
  if (state.trace === null) bind();
  else state.trace.scope(`BIND REMAININGARGUMENTS cmd line args to param: [${parameter.name}]`, bind);
}

/** A parameter without a type shows the list that the binder made: List[object]. */
function listOf(values: unknown[]): unknown {
  const definition = findType('System.Collections.Generic.List`1');
  return definition ? new NetList(genericTypeOf(definition, [typeNamed('System.Object')]), values) : values;
}

/** `$args` of a simple function: names stay recognisable as such, for `@args`. */
export function argsOf(rest: readonly Argument[]): unknown[] {
  return rest.flatMap((argument) => [
    ...(argument.name === null ? [] : [new ParameterNameText(argument.nameText ?? `-${argument.name}`, argument.name)]),
    ...(argument.hasValue ? [argument.value] : []),
  ]);
}

/** An advanced command must have taken all its arguments. */
export function refuseRemaining(state: BindingState, positionalError: NetException | null): void {
  const argument = state.arguments[0];
  if (!argument) return;
  if (argument.name !== null) {
    throw state.failure({
      errorId: 'NamedParameterNotFound',
      message: `A parameter cannot be found that matches parameter name '${argument.name}'.`,
      extent: argument.nameExtent,
      parameterName: argument.name,
      typeSpecified: typeOf(argument.value),
    });
  }
  if (positionalError) throw positionalError;
  const text = valueName(argument.value);
  throw state.failure({
    errorId: 'PositionalParameterNotFound',
    message: `A positional parameter cannot be found that accepts argument '${text}'.`,
    parameterName: text,
    typeSpecified: typeOf(argument.value),
  });
}
