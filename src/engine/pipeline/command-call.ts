/** A call of a command, from which its processor is made. */

import type { Extent } from '../../language/extent.ts';
import type { CommandInfo } from '../command-info.ts';
import type { CommandArgument } from '../command-metadata.ts';
import type { ScriptBlock } from '../runspace.ts';

/** One call of a command, as its place in the text gives it. */
export interface CommandCall {
  /** Name as written; '' for a script block. */
  readonly name: string;
  readonly info: CommandInfo | null;
  readonly block: ScriptBlock | null;
  readonly dotSourced: boolean;
  /** `&` or `.` when the command was called with one. */
  readonly invocationOperator?: 'none' | '&' | '.';
  readonly args: readonly CommandArgument[];
  /** The whole command; null when called from TypeScript. */
  readonly extent: Extent | null;
  readonly nameExtent: Extent | null;
  readonly position: number;
  readonly length: number;
}

/** The name by which errors and `$MyInvocation` tell of the call: the operator before it, else what was written. */
export function shownName({ name, invocationOperator }: CommandCall): string {
  return invocationOperator === '&' || invocationOperator === '.' ? invocationOperator : name;
}
