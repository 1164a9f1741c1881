/** `-?`: what a command is for, in place of the call. */
import { argumentWithValue } from '../binder/argument.ts';
import { CmdletInfo } from '../cmdlet-info.ts';
import { metadataOf } from '../command-description.ts';
import type { CommandInfo } from '../command-info.ts';
import { commentHelpOf } from '../help/script-help.ts';
import type { Frame } from '../runspace.ts';
import { ExternalScriptInfo, FunctionInfo } from '../script-command-info.ts';
import type { CommandCall } from './command-call.ts';

/**
 * The call of Get-Help that a call with `-?` means; null where it means none. Of functions and scripts those know it that are
 * advanced or have help in their comments, as in PowerShell (ScriptCommandProcessorBase.IsHelpRequested); to others it is an
 * argument.
 */
export function helpRequest(caller: Frame, call: CommandCall): CommandCall | null {
  if (!call.args.some(({ name }) => name === '?')) return null;
  const subject = subjectOf(call);
  const info = subject === null ? null : caller.runspace.commands.find('Get-Help', caller.scope);
  if (subject === null || info === null) return null;
  return { ...call, info, block: null, args: [{ ...argumentWithValue('Name', subject), joined: true }] };
}

/** What Get-Help is asked for: a cmdlet as it was called, a function or a script by its own name. */
function subjectOf({ name, info }: CommandCall): string | null {
  if (info instanceof CmdletInfo) return name === '' ? info.name : name;
  if (!knowsHelp(info)) return null;
  return info instanceof ExternalScriptInfo ? info.path : info.name;
}

function knowsHelp(info: CommandInfo | null): info is FunctionInfo | ExternalScriptInfo {
  if (!(info instanceof FunctionInfo || info instanceof ExternalScriptInfo)) return false;
  return metadataOf(info)?.isAdvanced === true || commentHelpOf(info) !== null;
}
