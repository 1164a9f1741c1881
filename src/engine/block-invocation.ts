/** Script blocks called from TypeScript: by cmdlets, by members of types, by conditions. */
import { Frame } from './frame.ts';
import { JumpException } from './jumps.ts';
import { scopeFor } from './pipeline/block-caller.ts';
import { ListPipe, type Pipe } from './pipeline/pipe.ts';
import { bindArguments } from './pipeline/script-arguments.ts';
import type { Runspace } from './runspace.ts';
import { Scope, UNDERSCORE_SLOT } from './scope.ts';
import type { ScriptBlock } from './script-block.ts';
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
  readonly underscore?: unknown;
  readonly self?: unknown;
  /** Puts further names into the block's scope before it runs. */
  readonly prepare?: (scope: Scope) => void;
}

/** Calls a script block; its output as a list. */
export function invokeBlock(runspace: Runspace, block: ScriptBlock, call: BlockCall): unknown[] {
  const list = new ListPipe();
  const frame = frameFor(runspace, block, call, call.out ?? list);
  run(frame, call);
  return list.items;
}

/** One output as itself, several as an array, none as no value. */
export function oneOrAll(outputs: unknown[]): unknown {
  return outputs.length === 0 ? undefined : outputs.length === 1 ? outputs[0] : outputs;
}

function frameFor(runspace: Runspace, block: ScriptBlock, call: BlockCall, out: Pipe): Frame {
  const caller = call.caller ?? runspace.topFrame();
  const parent = scopeFor(block, caller.scope);
  const session = block.session ?? caller.scope.session;
  const own = call.newScope ?? true;
  const script = session === caller.scope.session ? caller.scope.script : session.top;
  const scope = own ? new Scope(block.code.layout, parent, session, script) : parent;
  const frame = new Frame(runspace, scope, out, call.streams ?? caller.streams, block, caller);
  if (own) scope.automatic = frame;
  if ('self' in call) {
    frame.self = call.self;
    if (own) scope.assign('this', call.self);
  }
  if (call.input) frame.input = call.input;
  return frame;
}

function run(frame: Frame, call: BlockCall): void {
  const { runspace, scope } = frame;
  const { session } = scope;
  const own = call.newScope ?? true;
  const before = scope.slots[UNDERSCORE_SLOT];
  if ('underscore' in call) scope.slots[UNDERSCORE_SLOT] = call.underscore;
  const currentBefore = session.current;
  const activeBefore = runspace.enterCall(frame);
  try {
    session.current = scope;
    call.prepare?.(scope);
    bindArguments(frame, call.args ?? []);
    runCode(frame);
  } finally {
    session.current = currentBefore;
    if (!own && 'underscore' in call) scope.slots[UNDERSCORE_SLOT] = before;
    runspace.leaveCall(activeBefore);
  }
}

function runCode(frame: Frame): void {
  const { code } = frame.block;
  try {
    const jump = code.begin?.(frame) ?? code.process?.(frame) ?? code.end?.(frame);
    if (jump && jump.kind !== 'return') throw new JumpException(jump);
  } catch (error) {
    if (error instanceof JumpException && error.jump.kind === 'return') return;
    throw error;
  }
}
