/** How the *-Variable cmdlets find variables by names and wildcards, in one scope or in all that can be seen. */

import {
  automaticVariable,
  automaticVariables,
  seenAutomaticVariable,
} from '../../src/engine/automatic-scope-variables.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { Scope } from '../../src/engine/scope.ts';
import type { ScopedItemOption } from '../../src/engine/scoped-options.ts';
import type { PSVariable } from '../../src/engine/variable.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { compareStrings } from '../../src/types/operations/string-comparison.ts';
import { anyPattern, hasWildcards, unescapeWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export interface NameFilter {
  readonly Include?: readonly string[];
  readonly Exclude?: readonly string[];
}

/** The names that ScopedItemOptions has, for -Option parameters. */
export const OPTION_NAMES = [
  'None',
  'ReadOnly',
  'Constant',
  'Private',
  'AllScope',
  'Unspecified',
] as const satisfies readonly ScopedItemOption[];

/** `ReadOnly, AllScope` as -Option binds it. */
export function optionsOf(text: string): ScopedItemOption[] {
  return text === 'None' ? [] : (text.split(', ') as ScopedItemOption[]);
}

/** The scope of a -Scope argument; null where none is given. */
export function scopeArgument(ps: CmdletActions, scope: string | undefined): Scope | null {
  return scope === undefined ? null : ps.session.scopeNamed(scope);
}

/**
 * The variables of a name, in alphabetical order.
 * @param scope only this scope's; null: all that the caller sees.
 */
export function matchingVariables(
  ps: CmdletActions,
  name: string,
  scope: Scope | null,
  filter: NameFilter = {},
): PSVariable[] {
  const start = scope ?? ps.session.current;
  const isFiltered = passes(filter);
  if (!hasWildcards(name)) {
    const key = unescapeWildcards(name).toLowerCase();
    const holder = scope ? (scope.has(key) ? scope : null) : start.find(key);
    const found = holder ? holder.variable(key) : scope?.allScopeVariable(key);
    return found && isFiltered(found.name) ? [found] : [];
  }
  const pattern = WildcardPattern.of(name, true);
  const found = new Map<string, PSVariable>();
  for (let at: Scope | null = start; at; at = scope ? null : at.parent) {
    for (const variable of at.ownVariables()) {
      const key = variable.name.toLowerCase();
      const isHidden = at !== start && variable.isPrivate;
      if (!isHidden && !found.has(key) && pattern.isMatch(variable.name) && isFiltered(variable.name))
        found.set(key, variable);
    }
  }
  if (scope) {
    // What has the option AllScope is in every scope.
    for (let at = scope.parent; at; at = at.parent)
      for (const variable of at.ownVariables())
        if (variable.isAllScope && pattern.isMatch(variable.name) && isFiltered(variable.name))
          found.set(variable.name.toLowerCase(), variable);
  }
  return sortedByName([...found.values()]);
}

/** The variables that can be read: those of a name, and what the blocks that run offer (`MyInvocation`, `args`, …). */
export function readableVariables(
  ps: CmdletActions,
  name: string,
  scope: Scope | null,
  filter: NameFilter = {},
): PSVariable[] {
  const found = matchingVariables(ps, name, scope, filter);
  if (!hasWildcards(name)) {
    const automatic = found.length === 0 ? automaticOf(ps, name, scope) : null;
    return automatic && passes(filter)(automatic.name) ? [automatic] : found;
  }
  const names = new Set(found.map((one) => one.name.toLowerCase()));
  const pattern = WildcardPattern.of(name, true);
  const isFiltered = passes(filter);
  for (let at: Scope | null = scope ?? ps.session.current; at; at = scope ? null : at.parent) {
    for (const variable of automaticVariables(at)) {
      const key = variable.name.toLowerCase();
      if (names.has(key) || !pattern.isMatch(variable.name) || !isFiltered(variable.name)) continue;
      names.add(key);
      found.push(variable);
    }
  }
  return sortedByName(found);
}

/** The automatic variable that a plain name means. */
export function automaticOf(ps: CmdletActions, name: string, scope: Scope | null): PSVariable | null {
  const plain = unescapeWildcards(name);
  return scope ? automaticVariable(scope, plain) : seenAutomaticVariable(ps.session.current, plain);
}

function sortedByName(variables: PSVariable[]): PSVariable[] {
  return variables.sort((a, b) => compareStrings(a.name, b.name, { ignoreCase: true }));
}

function passes({ Include, Exclude }: NameFilter): (name: string) => boolean {
  const included = anyPattern(Include ?? [], true);
  const excluded = anyPattern(Exclude ?? [], false);
  return (name) => included(name) && !excluded(name);
}

/** Reports that there is no variable of a name, unless the name is a wildcard or a filter took it out. */
export function reportMissingVariable(ps: CmdletActions, name: string, { Include, Exclude }: NameFilter = {}): void {
  if (hasWildcards(name) || Include || Exclude) return;
  ps.error('VariableNotFound', 'ObjectNotFound', `Cannot find a variable with the name '${name}'.`, {
    target: name,
    exception: 'System.Management.Automation.ItemNotFoundException',
  });
}

/** A value that a variable's type or attributes refuse ends the cmdlet; what else goes wrong is reported. */
const REFUSED_VALUE = /\.(?:PSInvalidCast|(?:ArgumentTransformation|Validation)Metadata)Exception$/;

/** Runs a change of a variable; what refuses it is reported and does not end the cmdlet. */
export function reportingErrors(ps: CmdletActions, target: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof NetException) || REFUSED_VALUE.test(error.typeName)) throw error;
    const { identity } = error;
    ps.writeError(
      ps.recordOf(
        error,
        identity?.errorId ?? error.typeName,
        identity?.category ?? 'NotSpecified',
        identity?.target ?? target,
      ),
    );
  }
}
