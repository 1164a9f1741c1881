/** Script blocks called from TypeScript: by cmdlets, by members of types, by conditions. */

import { Frame } from './frame.ts';
import { UNDERSCORE_SLOT } from './layout.ts';
import { scopeFor } from './pipeline/block-caller.ts';
import { ListPipe, type Pipe } from './pipeline/pipe.ts';
import { bindArguments } from './pipeline/script-arguments.ts';
import { runBlocks } from './run-code.ts';
import type { Runspace } from './runspace.ts';
import { Scope } from './scope.ts';
import type { ScriptBlock } from './script-block.ts';
import { exceptionOf, isCatchable, scriptErrorOf } from './statement-errors.ts';
import type { Streams } from './streams.ts';

export interface BlockCall {
  readonly caller: Frame | null;
  readonly args?: readonly unknown[] | undefined;
  /** Objects for `$input`; `$_` is the first. */
  readonly input?: readonly unknown[] | undefined;
  readonly streams?: Streams | undefined;
  readonly out?: Pipe | undefined;
  /** Whether the block gets a scope of its own (default true). */
  readonly newScope?: boolean;
  /**
   * As .NET calls script blocks: a statement that fails ends the block, with its exception; errors that commands write are
   * kept in `$Error` and shown to nobody.
   */
  readonly fromNet?: boolean;
  /** Whose `$MyInvocation` the block sees; its own unless it shares the caller's scope. */
  readonly invokedAs?: 'callers' | 'callback';
  readonly underscore?: unknown;
  readonly self?: unknown;
  /** Puts further names into the block's scope before it runs. */
  readonly prepare?: (scope: Scope) => void;
}

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
