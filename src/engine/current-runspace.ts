/** The runspace that runs in this thread now; type members that call script blocks reach it here. */
import { TypeTable, useTypeTable } from '../types/members/type-table.ts';
import { connectScriptTypes } from '../types/net-type.ts';
import { setMatchInterrupt } from '../types/regex/backtracking-matcher.ts';
import type { Runspace } from './runspace.ts';
import type { SessionState } from './scope.ts';

connectScriptTypes((name) => current?.findScriptClass(name));
setMatchInterrupt(() => current?.interrupt.check());

let current: Runspace | null = null;

export function currentRunspace(): Runspace {
  if (!current) throw new Error('No runspace runs in this thread.');
  return current;
}

const outsideOfAny = new TypeTable();

/** Makes a runspace current, with what it has added to types, and returns the one before it, to be restored. */
export function enterRunspace(next: Runspace | null): Runspace | null {
  const before = current;
  current = next;
  useTypeTable(next?.typeTable ?? outsideOfAny);
  return before;
}

/** The runspace that a session state belongs to, of which scopes themselves know only the little that they need. */
export function runspaceOf({ runspace }: SessionState): Runspace {
  return runspace as Runspace;
}
