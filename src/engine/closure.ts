/** GetNewClosure: a script block that keeps the variables of its maker in a dynamic module of its own. */

import { platform } from '../platform/platform.ts';
import { currentRunspace } from './current-runspace.ts';
import { ModuleInfo } from './module-info.ts';
import type { ScriptBlock } from './runspace.ts';
import { SessionState } from './scope.ts';

/** The variables of the local scope (not those further out) are copied, as PowerShell does. */
export function newClosure(block: ScriptBlock): ScriptBlock {
  const runspace = currentRunspace();
  const caller = runspace.activeFrame;
  const module = new ModuleInfo(`__DynamicModule_${platform().random.uuid()}`);
  const session = new SessionState(runspace, module, runspace.globalSession.top);
  module.session = session;
  if (caller) {
    for (const variable of caller.scope.ownVariables()) {
      if (variable.compute || variable.isReadOnly) continue;
      session.top.assign(variable.name, variable.value);
    }
  }
  return block.boundTo(session);
}
