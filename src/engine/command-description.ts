/** What a command says of itself: definition text, parameters and sets, for CommandInfo's members and Get-Command. */

import type { NetDictionary } from '../types/values/net-dictionary.ts';
import type { NetList } from '../types/values/net-list.ts';
import { metadataOfCmdlet } from './binder/metadata-from-cmdlet.ts';
import { metadataOfScript } from './binder/metadata-from-script.ts';
import { syntaxLines } from './binder/syntax.ts';
import { CmdletInfo } from './cmdlet-info.ts';
import { AliasInfo, type CommandInfo } from './command-info.ts';
import type { CommandMetadata } from './command-metadata.ts';
import { CommandObject, parameterSetList, parameterTable } from './command-objects.ts';
import { currentRunspace } from './current-runspace.ts';
import type { Runspace } from './runspace.ts';
import { ExternalScriptInfo, FunctionInfo, ScriptInfo } from './script-command-info.ts';

/** The metadata of a cmdlet. */
export function metadataOfCmdletInfo(info: CmdletInfo): CommandMetadata {
  return (info.metadata ??= metadataOfCmdlet(info.definition));
}

/** The metadata of a command that has parameters, or null. */
export function metadataOf(info: CommandInfo): CommandMetadata | null {
  if (info instanceof CmdletInfo) return metadataOfCmdletInfo(info);
  const runspace = currentRunspace();
  if (info instanceof FunctionInfo) {
    const { code } = info.scriptBlock;
    return (code.metadata ??= metadataOfScript(code, runspace.activeFrame ?? runspace.topFrame()));
  }
  if (info instanceof ExternalScriptInfo) {
    const code = runspace.scripts.codeOfFile(info.path);
    return (code.metadata ??= metadataOfScript(code, runspace.activeFrame ?? runspace.topFrame()));
  }
  if (info instanceof AliasInfo) {
    const resolved = resolvedCommandOf(info, runspace);
    return resolved ? metadataOf(resolved) : null;
  }
  return null;
}

/** Syntax of a cmdlet, text of a function, target of an alias, path of a script or program. */
export function definitionOf(info: CommandInfo): string {
  if (info instanceof AliasInfo) return info.definition;
  if (info instanceof FunctionInfo) return info.scriptBlock.toString();
  if (info instanceof ScriptInfo) return info.scriptBlock?.toString() ?? info.name;
  if (info instanceof CmdletInfo)
    return `\n${syntaxLines(metadataOfCmdletInfo(info))
      .map((line) => line.text)
      .join('\n\n')}\n`;
  return (info as CommandInfo & { path?: string }).path ?? '';
}

/** Parameters by name; the same table each time, as long as nobody gave the command other metadata. */
export function parametersOf(info: CommandInfo): NetDictionary | null {
  const metadata = metadataOf(info);
  return metadata && cached(tables, metadata, parameterTable);
}

export function parameterSetsOf(info: CommandInfo): NetList | null {
  const metadata = metadataOf(info);
  return metadata && cached(setLists, metadata, parameterSetList);
}

const tables = new WeakMap<CommandMetadata, NetDictionary>();
const setLists = new WeakMap<CommandMetadata, NetList>();

function cached<T>(made: WeakMap<CommandMetadata, T>, metadata: CommandMetadata, make: (of: CommandMetadata) => T): T {
  let found = made.get(metadata);
  if (!found) made.set(metadata, (found = make(metadata)));
  return found;
}

/** `[CommandMetadata]$info`: a copy that scripts may change. */
export function commandObjectOf(info: CommandInfo): CommandObject {
  const command = info instanceof AliasInfo ? (resolvedCommandOf(info, currentRunspace()) ?? info) : info;
  const metadata = metadataOf(command);
  const made = metadata ? CommandObject.of(metadata) : new CommandObject();
  made.name = command.name;
  made.wrappedName = command.moduleName === '' ? command.name : `${command.moduleName}\\${command.name}`;
  if (command instanceof CmdletInfo) {
    made.commandType = command.implementingType;
    made.implementsDynamicParameters = command.definition.dynamicParameters !== undefined;
    made.positionalBinding = true;
  } else {
    made.wrappedKind = command instanceof ExternalScriptInfo ? 'ExternalScript' : 'Function';
    made.implementsDynamicParameters =
      command instanceof FunctionInfo && command.scriptBlock.ast.dynamicParamBlock !== null;
  }
  return made;
}

/** What an alias leads to, null when nothing. */
export function resolvedCommandOf(alias: AliasInfo, runspace: Runspace): CommandInfo | null {
  const scope = runspace.activeFrame?.scope ?? runspace.globalSession.current;
  const found = runspace.commands.findDirect(alias.definition, scope);
  return found instanceof AliasInfo ? resolvedCommandOf(found, runspace) : found;
}
