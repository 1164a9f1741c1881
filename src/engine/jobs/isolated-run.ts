/**
 * Runs a script block in a runspace of its own: jobs and ForEach-Object -Parallel. Nothing of the session shows through
 * but the values that the block names with `$using:`.
 */
import type { Ast, ScriptBlockAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { USING_PREFIX, usingVariable } from '../compile/variables.ts';
import { ExitException } from '../jumps.ts';
import { CallbackPipe } from '../pipeline/pipe.ts';
import { type Frame, type Runspace, ScriptBlock } from '../runspace.ts';
import { isCatchable, scriptErrorOf } from '../statement-errors.ts';
import { type StreamName, Streams } from '../streams.ts';

/** Values of `$using:` variables, by name. */
export type UsingValues = ReadonlyMap<string, unknown>;

/** What a block puts out: an object, or a record of another stream. */
export interface StreamItem {
  readonly stream: 'output' | StreamName | 'progress' | 'host';
  readonly value: unknown;
}

export interface IsolatedCall {
  readonly block: ScriptBlock;
  readonly args?: readonly unknown[];
  readonly input?: readonly unknown[];
  readonly underscore?: unknown;
  readonly using: UsingValues;
  /** Whether what the block defines stays in the runspace, as it does in a session on another computer. */
  readonly keepsDefinitions?: boolean;
  /** Gets everything that the block puts out, in order. */
  readonly take: (item: StreamItem) => void;
}

const STREAMS: readonly StreamName[] = ['error', 'warning', 'verbose', 'debug', 'information'];

/** Runs the block; the error that ended it, or null. `exit` ends the block alone. */
export function runIsolated(target: Runspace, call: IsolatedCall): ErrorRecord | null {
  return target.enter(() => {
    const { top } = target.globalSession;
    for (const [name, value] of call.using) top.assign(USING_PREFIX + name, value);
    const streams = new Streams();
    for (const stream of STREAMS) streams[stream] = new CallbackPipe((value) => call.take({ stream, value }));
    const block = new ScriptBlock(call.block.code, target.globalSession);
    const frame = target.topFrame();
    try {
      target.invokeBlock(block, {
        caller: frame,
        args: call.args,
        input: call.input,
        newScope: !call.keepsDefinitions,
        allClauses: true,
        streams,
        out: new CallbackPipe((value) => call.take({ stream: 'output', value })),
        ...('underscore' in call ? { underscore: call.underscore } : {}),
      });
      return null;
    } catch (error) {
      if (error instanceof ExitException) return null;
      if (!isCatchable(error)) throw error;
      return scriptErrorOf(frame, error).record;
    }
  });
}

/** The values that a block takes from its caller by `$using:name`. @throws NetException when there is no such variable. */
export function usingValues(ast: ScriptBlockAst, caller: Frame): UsingValues {
  const values = new Map<string, unknown>();
  walkAst(ast, (node: Ast) => {
    if (node.kind !== 'UsingExpression') return;
    const { name } = usingVariable(node);
    const key = name.toLowerCase();
    const value = caller.scope.lookup(key);
    if (typeof value === 'symbol') {
      throw runtimeException(
        'UsingVariableIsUndefined',
        'InvalidOperation',
        `The value of the using variable '$using:${name}' cannot be retrieved because it has not been set in the local session.`,
      );
    }
    values.set(key, value);
  });
  return values;
}
