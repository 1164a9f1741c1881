/** Which of the typed commands the history of the prompt keeps, and where. */
import type { Runspace } from '../engine/runspace.ts';
import type { Keeping } from '../prompt/history/history.ts';
import { holdsSecret } from '../prompt/history/secret-rule.ts';
import { boundArguments } from './completion/argument-parameters.ts';

/** A command with a secret in it stays in memory, so that it can be brought back and mended. */
export function keepingOf(runspace: Runspace, text: string): Keeping {
  if (text.trim() === '') return 'nowhere';
  return holdsSecret(text, (command) => boundArguments(runspace, command)) ? 'memory' : 'memory-and-file';
}
