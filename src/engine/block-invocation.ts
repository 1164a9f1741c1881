/** Script blocks called from TypeScript: by cmdlets, by members of types, by conditions. */

import { UNDERSCORE_SLOT } from './layout.ts';
import { scopeFor } from './pipeline/block-caller.ts';
import { ListPipe, type Pipe } from './pipeline/pipe.ts';
import { bindArguments } from './pipeline/script-arguments.ts';
import { requireOneClause, runCode } from './run-code.ts';
import type { BlockCall, BlockCode } from './runspace.ts';
import { Frame, type Runspace, type ScriptBlock } from './runspace.ts';
import { Scope } from './scope.ts';
import { exceptionOf, isCatchable, scriptErrorOf } from './statement-errors.ts';

/** Calls a script block; its output as a list. */
export function invokeBlock(runspace: Runspace, block: ScriptBlock, call: BlockCall): unknown[] {
  if (!call.allClauses) requireOneClause(block.code);
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

/**
 * `.ForEach{}`: the begin clause once, the process clause for each object and the end clause with the last one; a block
 * without a process clause runs its end for each. All in the scope that is current.
 */
export function invokeForEach(
  runspace: Runspace,
  block: ScriptBlock,
  items: Iterable<unknown>,
  args: readonly unknown[],
): unknown[] {
  const { begin, process, end } = block.code;
  const out = new ListPipe();
  const runClause = (clause: BlockCode['end'], underscore: unknown) => {
    const call: BlockCall = { caller: runspace.activeFrame, args, newScope: false, invokedAs: 'callback', underscore };
    if (clause) run(frameFor(runspace, block, call, out), call, (frame) => runCode(clause, frame));
  };
  runClause(begin, null);
  let last: unknown = null;
  for (const item of items) {
    runClause(process ?? end, item);
    last = item;
  }
  if (process) runClause(end, last);
  return out.items;
}

function run(frame: Frame, call: BlockCall, body = runAll): void {
  const { runspace, scope } = frame;
  const own = call.newScope ?? true;
  const before = scope.slots[UNDERSCORE_SLOT];
  const automaticBefore = scope.automatic;
  // `$input` is that of the block also where its scope is another's.
  if (call.input) scope.automatic = frame;
  if ('underscore' in call) scope.slots[UNDERSCORE_SLOT] = call.underscore;
  const activeBefore = runspace.enterCall(frame);
  try {
    call.prepare?.(scope);
    bindArguments(frame, call.args ?? []);
    body(frame, call);
  } finally {
    if (!own) scope.automatic = automaticBefore;
    if (!own && 'underscore' in call) scope.slots[UNDERSCORE_SLOT] = before;
    runspace.leaveCall(activeBefore);
  }
}

/** The process clause runs for each object that is piped, and once where none is. */
function runAll(frame: Frame, { input = [] }: BlockCall): void {
  const { begin, process, end } = frame.block.code;
  const { slots } = frame.scope;
  if (begin) runCode(begin, frame);
  if (process && input.length === 0) runCode(process, frame);
  else if (process) {
    const before = slots[UNDERSCORE_SLOT];
    for (const item of input) {
      slots[UNDERSCORE_SLOT] = item;
      runCode(process, frame);
    }
    slots[UNDERSCORE_SLOT] = before;
  }
  if (end) runCode(end, frame);
}
