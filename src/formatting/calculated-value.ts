/** The value that a script block gives for an object: calculated properties, scripts of format files. */

import { currentRunspace } from '../engine/current-runspace.ts';
import { NullPipe } from '../engine/pipeline/pipe.ts';
import { ScriptBlock } from '../engine/runspace.ts';
import { exceptionOf, ScriptError } from '../engine/statement-errors.ts';
import type { Invocable } from '../types/members/ps-member.ts';
import type { NetException } from '../types/net-exception.ts';

/**
 * Runs a script with `$_` in a scope of its own; several outputs come back as an array, none as undefined. Any error of a
 * statement ends it and is thrown as its NetException; errors that commands in it only write are not shown.
 */
export function calculatedValue(script: Invocable, item: unknown): unknown {
  if (!(script instanceof ScriptBlock)) return script.invokeWithItem(item, []);
  const runspace = currentRunspace();
  const caller = runspace.activeFrame ?? runspace.topFrame();
  const streams = caller.streams.copy();
  streams.error = NullPipe.instance;
  // As inside of `try`: errors propagate instead of being shown.
  caller.guarded++;
  try {
    const outputs = runspace.invokeBlock(script, { caller, underscore: item, streams });
    return outputs.length > 1 ? outputs : outputs[0];
  } catch (error) {
    throw error instanceof ScriptError ? exceptionOf(error) : error;
  } finally {
    caller.guarded--;
  }
}

/** Whether the script could not be called at all (it has several clauses), which no caller but a display takes for a value. */
export function isCallRefusal({ typeName }: NetException): boolean {
  return typeName === 'System.Management.Automation.PSInvalidOperationException';
}
