/** What a command says of itself: definition text, parameters and sets, for CommandInfo's members and Get-Command. */

import { PSCustomObject } from '../types/values/custom-object.ts';
import { Hashtable } from '../types/values/hashtable.ts';
import { metadataOfCmdlet } from './binder/metadata-from-cmdlet.ts';
import { metadataOfScript } from './binder/metadata-from-script.ts';
import { parameterSetNames, syntaxLines } from './binder/syntax.ts';
import {
  AliasInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from './command-info.ts';
import { ALL_SETS, type CommandMetadata } from './command-metadata.ts';
import { currentRunspace } from './current-runspace.ts';
import type { Runspace } from './runspace.ts';

/** The metadata of a command that has parameters, or null. */
export function metadataOf(info: CommandInfo): CommandMetadata | null {
  if (info instanceof CmdletInfo) return (info.metadata ??= metadataOfCmdlet(info.definition));
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
    return `\n${syntaxLines(metadataOf(info)!)
      .map((line) => line.text)
      .join('\n\n')}\n`;
  return (info as CommandInfo & { path?: string }).path ?? '';
}

/** Parameters by name. */
export function parametersOf(info: CommandInfo): Hashtable | null {
  const metadata = metadataOf(info);
  if (!metadata) return null;
  const table = new Hashtable();
  for (const parameter of metadata.parameters) {
    table.set(
      parameter.name,
      PSCustomObject.from([
        ['Name', parameter.name],
        ['ParameterType', parameter.type],
        ['ParameterSets', setsTable(parameter.sets.keys())],
        ['IsDynamic', parameter.isDynamic],
        ['Aliases', [...parameter.aliases]],
        ['Attributes', parameter.validations.map((v) => v.attribute).filter((a) => a !== null)],
        ['SwitchParameter', parameter.isSwitch],
      ]),
    );
  }
  return table;
}

function setsTable(names: Iterable<string>): Hashtable {
  const table = new Hashtable();
  for (const name of names) table.set(name, name);
  return table;
}

export function parameterSetsOf(info: CommandInfo): unknown[] {
  const metadata = metadataOf(info);
  if (!metadata) return [];
  return parameterSetNames(metadata).map((name) =>
    PSCustomObject.from([
      ['Name', name],
      ['IsDefault', name === metadata.defaultParameterSet],
      ['Parameters', metadata.parameters.filter((p) => p.sets.has(name) || p.sets.has(ALL_SETS)).map((p) => p.name)],
    ]),
  );
}

/** What an alias leads to, null when nothing. */
export function resolvedCommandOf(alias: AliasInfo, runspace: Runspace): CommandInfo | null {
  const { current } = runspace.globalSession;
  const found = runspace.commands.findDirect(alias.definition, current);
  return found instanceof AliasInfo ? resolvedCommandOf(found, runspace) : found;
}
