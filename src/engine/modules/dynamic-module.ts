/** Modules that are made of a script block, in memory (New-Module). */

import { platform } from '../../platform/platform.ts';
import { ModuleInfo } from '../module-info.ts';
import { modulesOf } from '../module-table.ts';
import { type Runspace, ScriptBlock } from '../runspace.ts';
import { SessionState } from '../scope.ts';

export function dynamicModule(
  runspace: Runspace,
  name: string | null,
  block: ScriptBlock,
  args: readonly unknown[],
): { module: ModuleInfo; outputs: unknown[] } {
  const id = platform().random.uuid();
  const module = new ModuleInfo(name ?? `__DynamicModule_${id}`);
  module.isDynamic = true;
  module.path = id;
  module.session = new SessionState(runspace, module, runspace.globalSession.top);
  const outputs = modulesOf(runspace).loader.runCode(module, new ScriptBlock(block.code, module.session), args);
  return { module, outputs };
}
