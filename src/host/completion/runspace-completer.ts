/** Completion of a runspace, as the engine gives it to scripts. */
import type { Completer } from '../../engine/command-completion.ts';
import type { Runspace } from '../../engine/runspace.ts';
import { completeCommands } from './complete-commands.ts';
import { completeInput } from './complete-input.ts';
import { completeTypes } from './complete-members.ts';
import { operatorsLike } from './complete-operators.ts';
import { completePaths } from './complete-paths.ts';

export function completerOf(runspace: Runspace): Completer {
  return {
    input: (text, cursor) => completeInput(runspace, text, cursor),
    command: (typed, moduleName) => completeCommands(runspace, moduleName === '' ? typed : `${moduleName}\\${typed}`),
    operator: operatorsLike,
    filename: (typed) => completePaths(runspace, typed, ''),
    variable: (typed) => completeInput(runspace, `$${typed}`, typed.length + 1).matches,
    type: (typed) => completeTypes(runspace, typed),
  };
}
