/** Names of commands. */
import type { Runspace } from '../../engine/runspace.ts';
import { beginsWith, type CompletionMatch, completionMatch } from './completion-match.ts';

/** Functions, aliases, cmdlets, then scripts and programs. */
export function* completeCommands(runspace: Runspace, typed: string): Generator<CompletionMatch> {
  if (/[\\/]/.test(typed)) return;
  const { commands, globalSession } = runspace;
  const { functions, aliases } = globalSession.top;
  for (const { name } of functions?.values() ?? []) if (beginsWith(name, typed)) yield completionMatch('Command', name);
  for (const { name } of aliases?.values() ?? []) if (beginsWith(name, typed)) yield completionMatch('Command', name);
  for (const { name } of commands.cmdlets.values()) if (beginsWith(name, typed)) yield completionMatch('Command', name);
  if (typed === '' || !commands.external) return;
  for (const { name } of commands.external.matching(`${typed}*`)) yield completionMatch('Command', name);
}
