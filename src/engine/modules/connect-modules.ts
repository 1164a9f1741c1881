/** Gives a runspace the modules of the program: their commands, aliases and functions, and what each connects itself. */

import type { CommandSource } from '../command-discovery.ts';
import { AliasInfo } from '../command-info.ts';
import type { LocalRunspace } from '../local-runspace.ts';
import { FunctionInfo } from '../script-command-info.ts';
import { aliasOptions, type BuiltInModule, type RunspaceTraits } from './built-in-module.ts';

/** The commands and modules that the generated indexes list. */
export interface BuiltIns {
  readonly commands: Iterable<CommandSource>;
  readonly modules: readonly BuiltInModule[];
}

export function connectModules(runspace: LocalRunspace, { commands, modules }: BuiltIns, traits: RunspaceTraits): void {
  runspace.modules.builtIn = modules;
  runspace.commands.registerCmdlets(commands, aliasOptions(modules));
  for (const module of modules) module.provide?.(runspace);
  for (const module of modules) {
    defineFunctions(runspace, module.functions);
    if (traits.onWindows) {
      defineFunctions(runspace, module.windowsFunctions);
      defineWindowsAliases(runspace, module);
    }
    module.connect?.(runspace, traits);
  }
}

function defineFunctions({ globalSession, scripts }: LocalRunspace, functions: BuiltInModule['functions'] = {}): void {
  for (const [name, body] of Object.entries(functions)) {
    const info = new FunctionInfo(name, () => scripts.fromText(body, globalSession));
    globalSession.setFunction(info, globalSession.top);
  }
}

function defineWindowsAliases({ globalSession, commands }: LocalRunspace, { aliases }: BuiltInModule): void {
  if (!aliases?.windows) return;
  const { top } = globalSession;
  top.aliases ??= new Map();
  for (const [alias, [command, ...options]] of Object.entries(aliases.windows)) {
    const info = new AliasInfo(alias, command);
    info.options = new Set(options);
    top.aliases.set(alias, info);
  }
  commands.changed(top);
}
