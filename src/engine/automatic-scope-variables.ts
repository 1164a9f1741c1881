/**
 * The variables that a scope has because a script block runs in it (`$args`, `$MyInvocation`, …). They are computed when
 * they are read; what looks for variables by name, or lists them, finds them here.
 */
import { Layout } from './layout.ts';
import { Scope } from './scope.ts';
import type { PSVariable } from './variable.ts';

const NAMES: ReadonlyMap<string, string> = new Map(
  ['args', 'input', 'MyInvocation', 'PSBoundParameters', 'PSCmdlet', 'PSCommandPath', 'PSScriptRoot'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** The automatic variable of a name that a scope has itself, to be read; null for none, and where a script has set one. */
export function automaticVariable(scope: Scope, name: string): PSVariable | null {
  const key = name.toLowerCase();
  const value = scope.has(key) ? undefined : scope.automatic?.automaticValue(key);
  if (value === undefined) return null;
  return new Scope(Layout.root, null, scope.session).define(NAMES.get(key) ?? key, value);
}

/** All that a scope has itself. */
export function automaticVariables(scope: Scope): PSVariable[] {
  return [...NAMES.keys()].flatMap((name) => automaticVariable(scope, name) ?? []);
}

/** The one of a name that is seen from a scope. */
export function seenAutomaticVariable(from: Scope, name: string): PSVariable | null {
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    const found = automaticVariable(scope, name);
    if (found) return found;
  }
  return null;
}
