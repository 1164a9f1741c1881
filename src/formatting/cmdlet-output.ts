/** What a cmdlet shows of objects, as the console would show them. */
import type { CmdletActions } from '../engine/cmdlet.ts';
import { textWidth } from './host-output.ts';
import { CallbackLineOutput, type LineOutput } from './line-output.ts';
import { OutputSession } from './output-session.ts';
import { RunspaceContext } from './runspace-context.ts';

/** Formatting of a cmdlet's objects to some lines; what cannot be formatted ends the cmdlet, as in PowerShell. */
export function openOutput(ps: CmdletActions, output: LineOutput): OutputSession {
  return new OutputSession(output, new RunspaceContext(ps.runspace), (record) => ps.throwTerminatingError(record));
}

/** Lines of text, without colours where the session's style leaves them out of text; `width` is that of the window if absent. */
export function textOutput(ps: CmdletActions, take: (line: string) => void, width?: number | null): LineOutput {
  return new CallbackLineOutput(take, width ?? textWidth(ps.ui), ps.runspace.style.forOutput(false));
}
