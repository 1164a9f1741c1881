/** $PSDefaultParameterValues: values for parameters that were not given, by command and parameter name with wildcards. */

import { toBool } from '../../types/conversion/conversion.ts';
import { hasWildcards, WildcardPattern } from '../../types/wildcard.ts';
import { ScriptBlock } from '../runspace.ts';
import { isBindingError } from './binding-error.ts';
import { type BindingState, valueName } from './binding-state.ts';
import { bindValue } from './named-arguments.ts';
import type { BindableParameter } from './parameter-table.ts';

type Pairs = Map<BindableParameter, unknown>;

/** After which step of the binding defaults are bound, as a trace names it. */
export type DefaultsMoment = 'POSITIONAL BIND' | 'DYNAMIC BIND' | 'MANDATORY CHECK';

/** Binds the defaults that apply to the possible sets; failures are warnings. */
export function bindDefaults(state: BindingState, after: DefaultsMoment): void {
  if (state.host.defaults === null) return;
  const pairs = applicable(state, pairsFor(state)) ?? new Map();
  const bind = () => bindPairs(state, pairs);
  if (state.trace === null || pairs.size === 0) bind();
  else
    state.trace.scope(`BIND DEFAULT <parameter, value> pairs after [${after}] for [${state.host.commandName}]`, bind);
}

function bindPairs(state: BindingState, pairs: Pairs): void {
  for (const [parameter, given] of pairs) {
    let value = given;
    try {
      if (given instanceof ScriptBlock) {
        const output = state.host.runDelayBind(given, null);
        if (output.length === 0) continue;
        value = output.length === 1 ? output[0] : output;
      }
      if (bindValue(state, parameter, value ?? null, true)) state.defaulted.push(parameter.name);
    } catch (error) {
      if (!isBindingError(error)) throw error;
      const text = value === null || value === undefined ? 'null' : valueName(value);
      state.warnOnce(
        `The binding of default value '${text}' to parameter '${parameter.name}' failed: ${error.message}`,
      );
    }
  }
}

/** Those of the possible sets that are not bound; none when their sets exclude one another. */
function applicable(state: BindingState, pairs: Pairs): Pairs | null {
  const result: Pairs = new Map();
  let sets = -1;
  for (const [parameter, value] of pairs) {
    if (!parameter.isIn(state.possibleSets) || state.isBound(parameter)) continue;
    if (parameter.flags !== 0) {
      sets &= parameter.flags;
      if (sets === 0) return null;
    }
    result.set(parameter, value);
  }
  return result;
}

/** All defaults for this command, whether or not they apply now. */
function pairsFor(state: BindingState): Pairs {
  const pairs: Pairs = new Map();
  const { defaults } = state.host;
  if (!defaults) return pairs;
  const conflicting = new Set<BindableParameter>();
  const wild: [string, string, unknown][] = [];
  for (const { key, value } of defaults.slots()) {
    if (typeof key !== 'string') continue;
    const parts = commandAndParameter(key);
    if (!parts) {
      if (key.trim().toLowerCase() === 'disabled' && toBool(value)) return new Map();
      continue;
    }
    const [command, parameter] = parts;
    if (hasWildcards(command) || hasWildcards(parameter)) wild.push([command, parameter, value]);
    else if (isThisCommand(state, command)) addPair(state, pairs, conflicting, parameter, value);
  }
  for (const [command, parameter, value] of wild) {
    if (!isThisCommand(state, command)) continue;
    for (const name of parametersLike(state, parameter)) addPair(state, pairs, conflicting, name, value);
  }
  for (const parameter of conflicting) pairs.delete(parameter);
  return pairs;
}

function isThisCommand(state: BindingState, pattern: string): boolean {
  const like = WildcardPattern.of(pattern, true);
  const names = [state.host.commandName, ...(state.host.aliases?.() ?? [])];
  return names.some((name) => like.isMatch(name));
}

function parametersLike(state: BindingState, pattern: string): string[] {
  if (!hasWildcards(pattern)) return [pattern];
  const like = WildcardPattern.of(pattern, true);
  const matches = state.table.parameters.filter(({ name, metadata }) =>
    [name, ...metadata.aliases].some((n) => like.isMatch(n)),
  );
  if (matches.length <= 1) return matches.map(({ name }) => name);
  state.warnOnce(
    `The following name or alias defined in $PSDefaultParameterValues for this cmdlet resolves to multiple parameters: ${pattern}. The default has been ignored.`,
  );
  return [];
}

function addPair(
  state: BindingState,
  pairs: Pairs,
  conflicting: Set<BindableParameter>,
  name: string,
  value: unknown,
): void {
  const parameter = state.table.named(name);
  if (!parameter) return;
  if (pairs.has(parameter) && pairs.get(parameter) !== value) {
    conflicting.add(parameter);
    state.warnOnce(
      `Multiple different default values are defined in $PSDefaultParameterValues for the parameter matching the following name or alias: ${name}. These defaults have been ignored.`,
    );
    return;
  }
  pairs.set(parameter, value);
}

/** `Get-Item:Path`, also with quotes around either part; null for anything else. */
function commandAndParameter(key: string): readonly [string, string] | null {
  const match = /^\s*(?:'([^']*)'|"([^"]*)"|([^:'"]+?))\s*:\s*(?:'([^']*)'|"([^"]*)"|([^:'"]+?))\s*$/.exec(key);
  if (!match) return null;
  const command = match[1] ?? match[2] ?? match[3];
  const parameter = match[4] ?? match[5] ?? match[6];
  return command && parameter ? [command, parameter] : null;
}
