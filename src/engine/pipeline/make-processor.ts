/** Chooses the processor for what a command name resolved to. */

import { CmdletInfo } from '../cmdlet-info.ts';
import { commandNotFound, moduleNotLoaded } from '../command-errors.ts';
import { AliasInfo, ApplicationInfo } from '../command-info.ts';
import type { Frame } from '../runspace.ts';
import { ExternalScriptInfo, FunctionInfo } from '../script-command-info.ts';
import { CmdletProcessor } from './cmdlet-processor.ts';
import { type CommandCall, shownName } from './command-call.ts';
import type { CommandProcessor } from './command-processor.ts';
import { helpRequest } from './help-request.ts';
import { NativeProcessor } from './native-processor.ts';
import { ScriptProcessor } from './script-processor.ts';

export function makeProcessor(caller: Frame, call: CommandCall): CommandProcessor {
  if (caller.runspace.events.mayBeDue) caller.runspace.events.run(caller);
  if (caller.runspace.debugger.active && call.name !== '')
    caller.runspace.debugger.called(caller, [...new Set([call.name, call.info?.name ?? call.name])], call.info);
  if (call.info instanceof ApplicationInfo) return new NativeProcessor(caller, call.info, call);
  return makeScriptOrCmdlet(caller, helpRequest(caller, call) ?? withoutEndOfParameters(call));
}

function withoutEndOfParameters(call: CommandCall): CommandCall {
  return call.args.some((argument) => argument.endsParameters)
    ? { ...call, args: call.args.filter((argument) => !argument.endsParameters) }
    : call;
}

function makeScriptOrCmdlet(caller: Frame, call: CommandCall): CommandProcessor {
  if (call.block) return new ScriptProcessor(caller, call.block, call.info, call);
  const { info } = call;
  if (info instanceof FunctionInfo) return new ScriptProcessor(caller, info.scriptBlock, info, call);
  if (info instanceof CmdletInfo) return new CmdletProcessor(caller, info, call);
  if (info instanceof ExternalScriptInfo) {
    return new ScriptProcessor(
      caller,
      caller.runspace.scripts.load(info, { name: call.name, extent: call.nameExtent }),
      info,
      call,
    );
  }
  if (info instanceof AliasInfo) {
    return makeProcessor(caller, {
      ...call,
      info: caller.runspace.commands.resolveAlias(info, caller.scope, {
        name: shownName(call),
        extent: call.nameExtent,
      }),
    });
  }
  const module = moduleOfQualified(call.name);
  if (module !== null && !caller.runspace.modules.knows(module))
    throw moduleNotLoaded(call.name, module, call.nameExtent, shownName(call));
  throw commandNotFound(call.name, call.nameExtent, shownName(call));
}

/** The module that `Module\\Name` names; null for names and paths. */
function moduleOfQualified(name: string): string | null {
  return /^([^:\\]*[^:\\.])\\./.exec(name)?.[1] ?? null;
}
