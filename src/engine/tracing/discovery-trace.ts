/** What the search for a command tells to those who listen (the trace source CommandDiscovery). */
import { CmdletInfo } from '../cmdlet-info.ts';
import { AliasInfo, ApplicationInfo, type CommandInfo } from '../command-info.ts';
import { ExternalScriptInfo } from '../script-command-info.ts';
import type { TraceSource } from './trace-source.ts';

/** Tells of a name that is looked up. @param found what it is; an alias is followed by `end`, what it stands for */
export function traceDiscovery(
  trace: TraceSource,
  name: string,
  found: CommandInfo | null,
  end: CommandInfo | null,
): void {
  trace.line(`Looking up command: ${name}`);
  if (found instanceof AliasInfo) trace.line(`Alias found: ${found.name}  ${found.definition}`);
  const command = found instanceof AliasInfo ? end : found;
  if (command && !(command instanceof AliasInfo)) trace.line(describe(command));
  else trace.error(`'${name}' is not recognized as a cmdlet, function, executable program or script file.`);
}

function describe(command: CommandInfo): string {
  if (command instanceof CmdletInfo) return `Cmdlet found: ${command.name}  ${command.className}`;
  if (command instanceof ExternalScriptInfo)
    return `Command Found: path (${command.path}) is a script with name: ${command.name}`;
  if (command instanceof ApplicationInfo)
    return `Command Found: path (${command.path}) is an application with name: ${command.name}`;
  return `Function found: ${command.name}`;
}
