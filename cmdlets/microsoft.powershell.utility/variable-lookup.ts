/** How the *-Variable cmdlets find variables by names and wildcards, in one scope or in all that can be seen. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { Layout } from '../../src/engine/layout.ts';
import { Scope } from '../../src/engine/scope.ts';
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
    const found = holder?.variable(key);
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
  return [...found.values()].sort((a, b) => compareStrings(a.name, b.name, { ignoreCase: true }));
}

/** `MyInvocation`, `args` and their kind, which the block that runs in a scope offers, as a variable to be read. */
export function automaticVariable(ps: CmdletActions, name: string, scope: Scope | null): PSVariable | null {
  const key = unescapeWildcards(name).toLowerCase();
  for (let at: Scope | null = scope ?? ps.session.current; at; at = scope ? null : at.parent) {
    const value = at.automatic?.automaticValue(key);
    if (value !== undefined) {
      return new Scope(Layout.root, null, at.session).define(AUTOMATIC_NAMES.get(key) ?? key, value);
    }
  }
  return null;
}

const AUTOMATIC_NAMES: ReadonlyMap<string, string> = new Map(
  ['MyInvocation', 'PSBoundParameters', 'PSScriptRoot', 'PSCommandPath', 'PSCmdlet'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

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
