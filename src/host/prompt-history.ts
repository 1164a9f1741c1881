/** Which of the typed commands the history of the prompt keeps, and where. */

import type { AddToHistoryOption } from '../../cmdlets/psreadline/history-rule.ts';
import type { PSConsoleReadLineOptions } from '../../cmdlets/psreadline/prompt-options.ts';
import type { Runspace } from '../engine/runspace.ts';
import type { Keeping } from '../prompt/history/history.ts';
import { holdsSecret } from '../prompt/history/secret-rule.ts';
import { callDelegate } from '../types/collections/delegates.ts';
import { toBool, toText } from '../types/conversion/conversion.ts';
import { boundArguments } from './completion/argument-parameters.ts';

const KEEPING: Readonly<Record<AddToHistoryOption, Keeping>> = {
  SkipAdding: 'nowhere',
  MemoryOnly: 'memory',
  MemoryAndFile: 'memory-and-file',
};

/** The rule when nobody has set another: a command with a secret stays in memory, so that it can be mended. */
export function historyRule(runspace: Runspace, text: string): AddToHistoryOption {
  if (text.trim() === '') return 'SkipAdding';
  return holdsSecret(text, (command) => boundArguments(runspace, command)) ? 'MemoryOnly' : 'MemoryAndFile';
}

/** What a script has set in the place of the rule says true or false, or an AddToHistoryOption by name or number. */
export function keepingFor(runspace: Runspace, options: PSConsoleReadLineOptions, text: string): Keeping {
  if (options.usesDefaultHistoryRule) return KEEPING[historyRule(runspace, text)];
  if (text.trim() === '') return 'nowhere';
  const { addToHistoryHandler } = options;
  if (addToHistoryHandler === null) return 'memory-and-file';
  const answer = runspace.enter(() => callDelegate(addToHistoryHandler, text));
  if (typeof answer === 'boolean') return answer ? 'memory-and-file' : 'nowhere';
  const name = toText(answer ?? '');
  const known = (Object.keys(KEEPING) as AddToHistoryOption[]).find((one) => one.toLowerCase() === name.toLowerCase());
  if (known) return KEEPING[known];
  return toBool(answer) ? 'memory-and-file' : 'nowhere';
}
