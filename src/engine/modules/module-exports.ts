/** What a module exports, and how that becomes commands and variables of whoever imports it. */

import { WildcardOption, WildcardPattern } from '../../types/wildcard.ts';
import { AliasInfo, type CommandInfo } from '../command-info.ts';
import { type ModuleInfo, sessionOfModule } from '../module-info.ts';
import type { Scope } from '../scope.ts';
import { FunctionInfo } from '../script-command-info.ts';

/** Whether a name fits one of several wildcard patterns. */
export function fitsAny(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => new WildcardPattern(pattern, WildcardOption.IgnoreCase).isMatch(name));
}

/** Fills in the exports of a script module whose code has run: those chosen, else all functions and aliases. */
export function collectExports(module: ModuleInfo): void {
  const { session, chosen } = module;
  if (!session) return;
  for (const [key, command] of session.top.functions ?? []) {
    const nested = command.module !== null && command.module !== module;
    if (chosen ? chosen.functions.has(key) : !nested) module.exportedCommands.set(key, command);
  }
  for (const [key, alias] of session.top.aliases ?? []) {
    if (!chosen || chosen.aliases.has(key)) module.exportedAliases.set(key, alias as AliasInfo);
  }
  if (chosen) module.exportedVariables.push(...chosen.variables);
  for (const nested of module.nestedModules) {
    if (chosen) continue;
    for (const [key, command] of nested.exportedCommands)
      if (!module.exportedCommands.has(key)) module.exportedCommands.set(key, command);
    for (const [key, alias] of nested.exportedAliases)
      if (!module.exportedAliases.has(key)) module.exportedAliases.set(key, alias);
  }
}

/** Adds to what Export-ModuleMember has chosen. */
export function chooseExports(
  module: ModuleInfo,
  patterns: {
    readonly functions: readonly string[];
    readonly cmdlets: readonly string[];
    readonly aliases: readonly string[];
    readonly variables: readonly string[];
  },
): void {
  const { top } = sessionOfModule(module);
  module.chosen ??= { functions: new Set(), cmdlets: new Set(), aliases: new Set(), variables: new Set() };
  const add = (to: Set<string>, names: Iterable<string>, wanted: readonly string[]) => {
    for (const name of names) if (fitsAny(name, wanted)) to.add(name.toLowerCase());
  };
  add(
    module.chosen.functions,
    [...(top.functions?.values() ?? [])].map((f) => f.name),
    patterns.functions,
  );
  add(
    module.chosen.aliases,
    [...(top.aliases?.values() ?? [])].map((a) => a.name),
    patterns.aliases,
  );
  for (const variable of top.ownVariables())
    if (variable.name !== '_' && fitsAny(variable.name, patterns.variables)) module.chosen.variables.add(variable.name);
}

/** Keeps only those exports that a manifest lists; lists that it leaves out stay as they are. */
export function limitExports(
  module: ModuleInfo,
  lists: {
    readonly functions: readonly string[] | null;
    readonly cmdlets: readonly string[] | null;
    readonly aliases: readonly string[] | null;
    readonly variables: readonly string[] | null;
  },
): void {
  for (const [key, command] of module.exportedCommands) {
    const list = command.commandType === 'Cmdlet' ? lists.cmdlets : lists.functions;
    if (list && !fitsAny(command.name, list)) module.exportedCommands.delete(key);
  }
  const { aliases, variables } = lists;
  for (const [key, alias] of module.exportedAliases)
    if (aliases && !fitsAny(alias.name, aliases)) module.exportedAliases.delete(key);
  if (variables) {
    const kept = module.exportedVariables.filter((name) => fitsAny(name, variables));
    module.exportedVariables.splice(0, module.exportedVariables.length, ...kept);
  }
}

/** Which of a module's exports an import wants; null wants all. */
export interface ImportSelection {
  readonly functions: readonly string[] | null;
  readonly cmdlets: readonly string[] | null;
  readonly aliases: readonly string[] | null;
  readonly variables: readonly string[] | null;
  /** Put in front of the nouns. */
  readonly prefix: string;
  /** Names that exist already are left alone. */
  readonly noClobber: boolean;
}

export const IMPORT_ALL: ImportSelection = {
  functions: null,
  cmdlets: null,
  aliases: null,
  variables: null,
  prefix: '',
  noClobber: false,
};

/** `Get-It` with the prefix `Lab` is `Get-LabIt`; a name without a dash gets the prefix in front. */
export function prefixed(name: string, prefix: string): string {
  if (prefix === '') return name;
  const dash = name.indexOf('-');
  return dash < 0 ? prefix + name : `${name.slice(0, dash + 1)}${prefix}${name.slice(dash + 1)}`;
}

/** Makes the exports of a module names of a scope. Returns the commands that it made. */
export function bindExports(module: ModuleInfo, scope: Scope, selection: ImportSelection): CommandInfo[] {
  const { functions, aliases, variables, prefix, noClobber } = selection;
  // Asking for some kind of member by name imports nothing of the other kinds.
  const named = functions !== null || aliases !== null || variables !== null || selection.cmdlets !== null;
  const wants = (name: string, list: readonly string[] | null) => (list === null ? !named : fitsAny(name, list));
  const made: CommandInfo[] = [];
  for (const command of module.exportedCommands.values()) {
    if (!(command instanceof FunctionInfo) || !wants(command.name, functions)) continue;
    const info = imported(command, prefixed(command.name, prefix), module);
    if (noClobber && scope.session.findFunction(info.name, scope)) continue;
    scope.session.setFunction(info, scope, true);
    made.push(info);
    undo(module, scope.functions, info);
  }
  for (const alias of module.exportedAliases.values()) {
    if (!wants(alias.name, aliases)) continue;
    const info = new AliasInfo(prefixed(alias.name, prefix), prefixedTarget(module, alias, prefix));
    scope.session.setAlias(info, scope, true);
    undo(module, scope.aliases, info);
  }
  for (const name of module.exportedVariables) if (wants(name, variables)) bindVariable(module, scope, name);
  return made;
}

function imported(command: FunctionInfo, name: string, module: ModuleInfo): FunctionInfo {
  if (name === command.name && command.module === module) return command;
  const info = new FunctionInfo(name, command.scriptBlock, command.isFilter);
  info.module = module;
  return info;
}

/** The alias of a function that was imported under a prefix leads to that name. */
function prefixedTarget(module: ModuleInfo, alias: AliasInfo, prefix: string): string {
  return module.exportedCommands.has(alias.definition.toLowerCase())
    ? prefixed(alias.definition, prefix)
    : alias.definition;
}

function undo(module: ModuleInfo, table: Map<string, CommandInfo> | null, info: CommandInfo): void {
  const key = info.name.toLowerCase();
  module.undoImports.push(() => {
    if (table?.get(key) === info) table.delete(key);
  });
}

/** An exported variable is the same variable here and in the module. */
function bindVariable(module: ModuleInfo, scope: Scope, name: string): void {
  const { top } = sessionOfModule(module);
  const key = name.toLowerCase();
  const slot = top.slotFor(name);
  scope.define(name, null, { compute: () => top.read(slot), onAssign: (value) => top.assignSlot(slot, value) });
  module.undoImports.push(() => scope.remove(key));
}
