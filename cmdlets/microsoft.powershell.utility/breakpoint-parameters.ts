/** What the cmdlets for breakpoints share: finding breakpoints by number, and refusing other runspaces. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { Breakpoint } from '../../src/engine/debugging/breakpoint.ts';
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
    const found = ps.runspace.debugger.find(id);
    if (found) return [found];
    ps.error('PSBreakpoint:BreakpointIdNotFound', 'InvalidArgument', `There is no breakpoint with ID '${id}'.`, {
      exception: 'System.ArgumentException',
    });
    return [];
  });
}
