/** Script blocks called from TypeScript: by cmdlets, by members of types, by conditions. */

import { UNDERSCORE_SLOT } from './layout.ts';
import { scopeFor } from './pipeline/block-caller.ts';
import { ListPipe, type Pipe } from './pipeline/pipe.ts';
import { bindArguments } from './pipeline/script-arguments.ts';
import { runBlocks } from './run-code.ts';
import type { BlockCall } from './runspace.ts';
import { Frame, type Runspace, type ScriptBlock } from './runspace.ts';
import { Scope } from './scope.ts';
import { exceptionOf, isCatchable, scriptErrorOf } from './statement-errors.ts';

/** Calls a script block; its output as a list. */
export function invokeBlock(runspace: Runspace, block: ScriptBlock, call: BlockCall): unknown[] {
  const list = new ListPipe();
  const frame = frameFor(runspace, block, call, call.out ?? list);
  if (!call.fromNet) {
    run(frame, call);
    return list.items;
  }
  frame.guarded++;
  try {
    run(frame, call);
  } catch (error) {
    throw isCatchable(error) ? exceptionOf(scriptErrorOf(frame, error)) : error;
  }
  return list.items;
}

function frameFor(runspace: Runspace, block: ScriptBlock, call: BlockCall, out: Pipe): Frame {
  const caller = call.caller ?? runspace.topFrame();
  const parent = scopeFor(block, caller.scope);
  const session = block.session ?? caller.scope.session;
  const own = call.newScope ?? true;
  const scope = own ? new Scope(block.code.layout, parent, session, parent.script) : parent;
  const given = call.streams ?? caller.streams;
  const frame = new Frame(runspace, scope, out, call.fromNet ? given.withoutErrors() : given, block, caller);
  frame.invokedAs = call.invokedAs ?? (own ? 'callback' : 'callers');
  if (own) scope.automatic = frame;
  else frame.sharesScope = true;
  if ('self' in call) {
    frame.self = call.self;
    if (own) scope.assign('this', call.self);
  }
  if (call.input) frame.input = call.input;
  return frame;
}

function run(frame: Frame, call: BlockCall): void {
  const { runspace, scope } = frame;
  const own = call.newScope ?? true;
  const before = scope.slots[UNDERSCORE_SLOT];
  if ('underscore' in call) scope.slots[UNDERSCORE_SLOT] = call.underscore;
  const activeBefore = runspace.enterCall(frame);
  try {
    call.prepare?.(scope);
    bindArguments(frame, call.args ?? []);
    runBlocks(frame.block.code, frame);
  } finally {
    if (!own && 'underscore' in call) scope.slots[UNDERSCORE_SLOT] = before;
    runspace.leaveCall(activeBefore);
  }
}
