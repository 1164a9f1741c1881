/** Names of commands. */

import { metadataOfCmdlet } from '../../engine/binder/metadata-from-cmdlet.ts';
import { metadataOfScript } from '../../engine/binder/metadata-from-script.ts';
import { syntaxLines } from '../../engine/binder/syntax.ts';
import { CmdletInfo } from '../../engine/cmdlet-info.ts';
import { AliasInfo, ApplicationInfo, type CommandInfo } from '../../engine/command-info.ts';
import type { Runspace } from '../../engine/runspace.ts';
import type { Scope } from '../../engine/scope.ts';
import { FunctionInfo } from '../../engine/script-command-info.ts';
import { beginsWith, type CompletionMatch, inOrder, lazyMatch } from './completion-match.ts';

/** Functions, aliases, cmdlets, then scripts and programs, in their order. `Module\Name` is looked for in the module. */
export function completeCommands(runspace: Runspace, typed: string): CompletionMatch[] {
  const [, moduleName = '', name = ''] = /^([\w.]+)\\([^\\/]*)$/.exec(typed) ?? [];
  if (moduleName !== '') return inOrder(ofModule(runspace, moduleName, name));
  return /[\\/]/.test(typed) ? [] : inOrder(named(runspace, typed));
}

function* named(runspace: Runspace, typed: string): Generator<CompletionMatch> {
  const { commands, globalSession } = runspace;
  // Of several commands of one name the one that runs is proposed: it comes last here.
  const pattern = `${typed.replace(/[[\]`]/g, '`$&')}*`;
  if (typed !== '' && commands.external)
    for (const info of commands.external.matching(pattern)) yield matchOf(runspace, info);
  for (const table of [commands.cmdlets, ...ownTables(globalSession.current)])
    for (const info of table?.values() ?? []) if (isMeant(info.name, typed)) yield matchOf(runspace, info);
}

/** Functions and aliases seen from a scope, the outermost first. */
function ownTables(from: Scope): (ReadonlyMap<string, CommandInfo> | null)[] {
  const tables: (ReadonlyMap<string, CommandInfo> | null)[] = [];
  for (let scope: Scope | null = from; scope; scope = scope.parent) tables.unshift(scope.functions, scope.aliases);
  return tables;
}

function* ofModule(runspace: Runspace, moduleName: string, typed: string): Generator<CompletionMatch> {
  const { commands, modules } = runspace;
  const loaded = modules.find(moduleName.toLowerCase());
  for (const info of loaded?.exportedCommands.values() ?? [])
    if (isMeant(info.name, typed)) yield matchOf(runspace, info, `${loaded?.name}\\`);
  for (const info of commands.cmdlets.values())
    if (isMeant(info.name, typed) && modules.isNameOf(moduleName.toLowerCase(), info.moduleName))
      yield matchOf(runspace, info, `${info.moduleName}\\`);
}

/** By its beginning, or by its capital letters: `i-psdf` is Import-PowerShellDataFile. */
function isMeant(name: string, typed: string): boolean {
  if (beginsWith(name, typed)) return true;
  return typed.includes('-') && name.replace(/[^A-Z-]/g, '').toLowerCase() === typed.toLowerCase();
}

function matchOf(runspace: Runspace, info: CommandInfo, prefix = ''): CompletionMatch {
  return lazyMatch('Command', prefix + info.name, info.name, () => tipOf(runspace, info));
}

/** How the command is called; of an alias what it stands for, of a program where it is. */
function tipOf(runspace: Runspace, info: CommandInfo): string {
  if (info instanceof AliasInfo) return info.definition;
  if (info instanceof ApplicationInfo) return info.path;
  const metadata =
    info instanceof CmdletInfo
      ? (info.metadata ??= metadataOfCmdlet(info.definition))
      : info instanceof FunctionInfo
        ? metadataOfScript(info.scriptBlock.code, runspace.topFrame())
        : null;
  if (!metadata) return info.name;
  const lines = syntaxLines(metadata, info.name).map(({ text }) => text);
  return `\n${lines.join('\n\n')}\n`;
}
