/** Names of variables, also those of drives (`$env:PATH`). */

import { shortTypeName } from '../../engine/binder/syntax.ts';
import type { Runspace } from '../../engine/runspace.ts';
import type { Scope } from '../../engine/scope.ts';
import { typeOf } from '../../types/type-of.ts';
import { beginsWith, type CompletionMatch, inOrder, lazyMatch } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import { variablesInText } from './text-variables.ts';

/** Variables that PowerShell sets where they mean something. */
const AUTOMATIC = [
  '$',
  '^',
  '_',
  'PSItem',
  'args',
  'input',
  'this',
  'foreach',
  'switch',
  'Matches',
  'LASTEXITCODE',
].concat(['PSCmdlet', 'StackTrace', 'OFS']);

/** @param text the variable as it was typed so far: `$ho`, `${my va`, `@sp`, `$env:PA`. */
export function completeVariables(place: CompletionPlace, text: string): CompletionMatch[] {
  const { runspace } = place;
  const [, sign = '$', brace = '', written = ''] = /^([$@])(\{?)(.*)$/s.exec(text) ?? [];
  const typed = brace === '' ? written : written.replace(/\}$/, '');
  const [, prefix = '', rest = ''] = /^(\w+:)?(.*)$/s.exec(typed) ?? [];
  const inDrive = namesOfDrive(runspace, prefix.slice(0, -1).toLowerCase());
  const textOf = (name: string): string => variableText(sign, prefix + name, brace !== '');
  if (inDrive !== null) return inOrder(matching(inDrive, rest, textOf, (name) => name));
  const inText = variablesInText(place);
  const names = [...inText.keys(), ...AUTOMATIC, ...variableNames(runspace.globalSession.current)];
  return inOrder(matching(names, rest, textOf, (name) => tipOf(runspace, name, inText.get(name) ?? null)));
}

/** Null where the prefix names a scope, or nothing. */
function namesOfDrive(runspace: Runspace, drive: string): Iterable<string> | null {
  const { current } = runspace.globalSession;
  switch (drive) {
    case 'env':
      return runspace.ambient.environment.keys();
    case 'function':
      return namesUpwards(current, (scope) => scope.functions);
    case 'alias':
      return namesUpwards(current, (scope) => scope.aliases);
    case 'variable':
      return variableNames(current);
    default:
      return null;
  }
}

function* namesUpwards(
  from: Scope,
  tableOf: (scope: Scope) => ReadonlyMap<string, { readonly name: string }> | null,
): Generator<string> {
  for (let scope: Scope | null = from; scope; scope = scope.parent)
    for (const { name } of tableOf(scope)?.values() ?? []) yield name;
}

function* matching(
  names: Iterable<string>,
  typed: string,
  textOf: (name: string) => string,
  tip: (name: string) => string,
): Generator<CompletionMatch> {
  for (const name of names)
    if (beginsWith(name, typed)) yield lazyMatch('Variable', textOf(name), name, () => tip(name));
}

/** `[string]$HOME - what it is for`, as far as it is known. */
function tipOf(runspace: Runspace, name: string, typeInText: string | null): string {
  const variable = runspace.globalSession.findVariable(name);
  const value = variable?.value ?? null;
  const valueType = typeOf(value);
  const type = typeInText ?? (valueType === null ? null : shortTypeName(valueType));
  const shown = type === null ? name : `[${type}]$${name}`;
  return variable && variable.description !== '' ? `${shown} - ${variable.description}` : shown;
}

export function* variableNames(from: Scope): Generator<string> {
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    for (const name of scope.layout.names) if (scope.has(name.toLowerCase())) yield name;
  }
}

/** Names with other characters than letters, digits and the underscore stand in braces. */
function variableText(sign: string, name: string, inBraces: boolean): string {
  return !inBraces && /^(?:[\w:]+|\?)$/.test(name) ? sign + name : `${sign}{${name.replace(/[{}`]/g, '`$&')}}`;
}
