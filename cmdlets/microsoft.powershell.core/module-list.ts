/** The modules that Get-Module lists: those of the session, and those that could be imported. */

import { AliasInfo } from '../../src/engine/command-info.ts';
import { PROMPT_CONTEXT } from '../../src/engine/compile/source-context.ts';
import { ModuleInfo } from '../../src/engine/module-info.ts';
import { modulesOf } from '../../src/engine/module-table.ts';
import {
  allModuleFiles,
  availableModuleFiles,
  moduleFileAt,
  moduleFilesAt,
  moduleNameOf,
} from '../../src/engine/modules/module-files.ts';
import { describeModule, readManifest } from '../../src/engine/modules/module-manifest.ts';
import { moduleSpecification } from '../../src/engine/modules/module-specification.ts';
import { type Runspace, ScriptBlock } from '../../src/engine/runspace.ts';
import { FunctionInfo } from '../../src/engine/script-command-info.ts';
import { compileText, directoryOf } from '../../src/engine/script-loader.ts';
import { NetException } from '../../src/types/net-exception.ts';

/** The modules of the module path, as their files describe them; on demand those that others are made of too. */
export function availableModules(runspace: Runspace, all: boolean): ModuleInfo[] {
  return (all ? allModuleFiles() : availableModuleFiles()).flatMap((file) => described(runspace, file));
}

/** The modules that a path means: a file, or the versions of the module in a folder of its name. */
export function modulesOfPath(runspace: Runspace, path: string): ModuleInfo[] {
  return moduleFilesAt(path).flatMap((file) => described(runspace, file));
}

/** A manifest that cannot be read is passed over. */
function described(runspace: Runspace, file: string): ModuleInfo[] {
  try {
    if (/\.(dll|exe)$/i.test(file)) return [binaryModule(file)];
    return [/\.psd1$/i.test(file) ? moduleOfManifest(runspace, file) : listed(runspace, file)];
  } catch (error) {
    if (error instanceof NetException) return [];
    throw error;
  }
}

/** A module of compiled code, whose commands nobody here can read. */
function binaryModule(file: string): ModuleInfo {
  const module = new ModuleInfo(moduleNameOf(file));
  module.path = file;
  module.moduleBase = directoryOf(file);
  module.moduleType = 'Binary';
  module.version = '0.0.0.0';
  return module;
}

/** The module that a manifest describes, without running anything. */
export function moduleOfManifest(runspace: Runspace, file: string): ModuleInfo {
  const manifest = readManifest(runspace, file);
  const module = listed(runspace, file);
  describeModule(module, manifest);
  module.moduleType = manifest.rootModule === '' ? 'Manifest' : 'Script';
  for (const item of manifest.list('NestedModules')) {
    const found = moduleFileAt(moduleSpecification(item).name.replace(/[\\/]+/g, '/'), directoryOf(file));
    if (found && !/\.ps1$/i.test(found)) module.nestedModules.push(listed(runspace, found));
  }
  return module;
}

/** A module whose code has not run: its exports are names only. */
function listed(runspace: Runspace, file: string): ModuleInfo {
  const module = new ModuleInfo(moduleNameOf(file));
  module.path = file;
  module.moduleBase = directoryOf(file);
  const empty = new ScriptBlock(compileText('', null, PROMPT_CONTEXT), null);
  for (const name of modulesOf(runspace).autoload.exportsOf(file)) {
    const key = name.toLowerCase();
    if (name.includes('-')) module.exportedCommands.set(key, new FunctionInfo(name, empty));
    else module.exportedAliases.set(key, new AliasInfo(name, ''));
  }
  return module;
}
