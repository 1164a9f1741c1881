/**
 * Calls script blocks object by object for ForEach-Object, Where-Object, calculated properties and their kind: `$_` is set
 * in the scope of whoever called the cmdlet, no scope is made, and the frame is kept from object to object.
 */

import { UNDERSCORE_SLOT } from '../layout.ts';
import { requireOneClause, runBlocks } from '../run-code.ts';
import { Frame, type ScriptBlock } from '../runspace.ts';
import type { Scope } from '../scope.ts';
import type { Streams } from '../streams.ts';
import { ListPipe, NullPipe, type Pipe } from './pipe.ts';
import { bindArguments } from './script-arguments.ts';

export class BlockCaller {
  private block: ScriptBlock | null = null;
  private frame: Frame | null = null;

  constructor(private readonly caller: Frame) {}

  /** Runs the block and returns its output. */
  collect(block: ScriptBlock, underscore: unknown, args: readonly unknown[], streams: Streams): unknown[] {
    const list = new ListPipe();
    this.run(block, underscore, args, list, streams, 'callback');
    return list.items;
  }

  /** Runs the block with its output going to a pipe. */
  stream(block: ScriptBlock, underscore: unknown, out: Pipe, streams: Streams): void {
    this.run(block, underscore, NO_ARGUMENTS, out, streams, 'callers');
  }

  private run(
    block: ScriptBlock,
    underscore: unknown,
    args: readonly unknown[],
    out: Pipe,
    streams: Streams,
    invokedAs: Frame['invokedAs'],
  ): void {
    const frame = this.frameFor(block, streams);
    frame.invokedAs = invokedAs;
    const { slots } = frame.scope;
    const before = slots[UNDERSCORE_SLOT];
    const outBefore = frame.out;
    slots[UNDERSCORE_SLOT] = underscore;
    frame.out = out;
    frame.guarded = this.caller.guarded;
    if (args.length > 0 || block.code.parameters.length > 0) bindArguments(frame, args);
    const { runspace } = this.caller;
    const activeBefore = runspace.enterCall(frame);
    try {
      runBlocks(block.code, frame);
    } finally {
      slots[UNDERSCORE_SLOT] = before;
      frame.out = outBefore;
      runspace.leaveCall(activeBefore);
    }
  }

  /** A block of another session state (a module's) runs in that one's scope. */
  private frameFor(block: ScriptBlock, streams: Streams): Frame {
    const scope = scopeFor(block, this.caller.scope);
    if (this.block === block && this.frame && this.frame.streams === streams && this.frame.scope === scope)
      return this.frame;
    const frame = new Frame(this.caller.runspace, scope, NullPipe.instance, streams, block, this.caller);
    frame.sharesScope = true;
    requireOneClause(block.code);
    this.block = block;
    this.frame = frame;
    return frame;
  }
}

const NO_ARGUMENTS: readonly unknown[] = [];

/** The scope in which a block runs that is called without one of its own. */
export function scopeFor(block: ScriptBlock, callerScope: Scope): Scope {
  const { session } = block;
  if (session === null || session === callerScope.session) return callerScope;
  return session.current;
}
