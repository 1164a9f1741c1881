/** What the cmdlets for breakpoints share: finding breakpoints by number, and refusing other runspaces. */

import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { Breakpoint } from '../../src/engine/debugging/breakpoint.ts';
import { debuggerOf } from '../../src/engine/debugging/debugger.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

export const OTHER_RUNSPACE = 'the debugger sees the session that it runs in and no other';

interface Selection {
  readonly Breakpoint?: unknown;
  readonly Id?: readonly number[] | undefined;
}

/** The breakpoints that -Breakpoint or -Id names; a number that is none is reported. */
export function selectedBreakpoints(ps: CmdletActions, { Breakpoint: given, Id }: Selection): Breakpoint[] {
  if (!Id) return ((given ?? []) as unknown[]).map(baseOf).filter((one) => one instanceof Breakpoint);
  return Id.flatMap((id) => {
    const found = debuggerOf(ps.runspace).find(id);
    if (found) return [found];
    ps.error('PSBreakpoint:BreakpointIdNotFound', 'InvalidArgument', `There is no breakpoint with ID '${id}'.`, {
      exception: 'System.ArgumentException',
    });
    return [];
  });
}

/** Which breakpoints: -Breakpoint as objects, -Id by their numbers. */
export const breakpointChoice = {
  Breakpoint: {
    type: 'other[]',
    typeName: 'System.Management.Automation.Breakpoint',
    position: 0,
    mandatory: true,
    pipeline: 'value',
    in: ['Breakpoint'],
    validate: [{ kind: 'notNull' }],
    help: 'Breakpoints as objects.',
  },
  Id: {
    type: 'int[]',
    position: 0,
    mandatory: true,
    pipeline: 'name',
    in: ['Id'],
    validate: [{ kind: 'notNull' }],
    help: 'The numbers of breakpoints.',
  },
  Runspace: {
    type: 'other',
    typeName: 'runspace',
    pipeline: 'name',
    in: ['Id'],
    aliases: ['RunspaceId'],
    refused: OTHER_RUNSPACE,
    help: 'The session of the breakpoints.',
  },
} as const satisfies ParameterDeclarations;
