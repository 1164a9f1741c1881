/** `try`/`catch`/`finally` and `trap`. */
import type { CatchClauseAst, TrapStatementAst, TryStatementAst } from '../../language/ast.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import type { NetException } from '../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import type { Frame } from '../frame.ts';
import { type Completion, Jump, JumpException } from '../jumps.ts';
import { UNDERSCORE_SLOT, UNSET } from '../scope.ts';
import {
  caughtRecord,
  handleStatementError,
  isCatchable,
  reportCaught,
  type ScriptError,
  scriptErrorOf,
} from '../statement-errors.ts';
import type { SourceContext, Stmt } from './code.ts';
import { compileBlock } from './statement-list.ts';
import { tryResolveTypeName } from './type-names.ts';

export function compileTry(ast: TryStatementAst, context: SourceContext): Stmt {
  const body = compileBlock(ast.body, context);
  const handlers = ast.catchClauses.map((clause) => ({ clause, body: compileBlock(clause.body, context) }));
  const final = ast.finally ? compileBlock(ast.finally, context) : null;
  const guarded = handlers.length > 0 ? withHandlers(body, handlers, context) : body;
  if (!final) return guarded;
  return (f) => {
    try {
      return guarded(f);
    } finally {
      runFinally(f, final);
    }
  };
}

/** A finally block runs unguarded by its own try, even while the pipeline is being stopped. */
function runFinally(f: Frame, final: Stmt): void {
  const resume = f.runspace.interrupt.suspend();
  try {
    const jump = final(f);
    if (jump) throw new JumpException(jump);
  } finally {
    resume();
  }
}

interface Handler {
  readonly clause: CatchClauseAst;
  readonly body: Stmt;
}

function withHandlers(body: Stmt, handlers: readonly Handler[], context: SourceContext): Stmt {
  return (f) => {
    f.guarded++;
    const { out } = f;
    try {
      return body(f);
    } catch (error) {
      f.out = out;
      if (!isCatchable(error)) throw error;
      const caught = findHandler(handlers, scriptErrorOf(f, error), context, f);
      if (!caught) throw error;
      const { handler, record } = caught;
      f.guarded--;
      try {
        return runHandler(f, handler.body, record);
      } finally {
        f.guarded++;
      }
    } finally {
      f.guarded--;
    }
  };
}

/**
 * The clause that catches an error. A failure of a statement is a RuntimeException around what went wrong, so the inner
 * exception is looked at first and the outer one when nothing caught the inner, or when a clause nearer to the outer one
 * may exist. (PowerShell's ExceptionHandlingOps.FindMatchingHandler.)
 */
function findHandler(
  handlers: readonly Handler[],
  { record, stops }: ScriptError,
  context: SourceContext,
  f: Frame,
): { handler: Handler; record: ErrorRecord } | null {
  if (handlers.length === 1 && handlers[0]!.clause.catchTypes.length === 0) return { handler: handlers[0]!, record };
  const typed = typedHandlers(handlers, context, f);
  let best: { rank: number; handler: Handler; record: ErrorRecord } | null = null;
  for (const { type, exception } of exceptionsToMatch(record, stops)) {
    if (best && best.rank === 0) break;
    const found =
      typed.find((entry) => entry.type === type) ?? typed.find((entry) => entry.type.isAssignableFrom(type));
    if (!found || (best && found.rank >= best.rank)) continue;
    const seen = exception === null || exception === record.exception ? record : record.about(exception);
    best = { rank: found.rank, handler: found.handler, record: seen };
  }
  if (best) return best;
  const general = handlers.find(({ clause }) => clause.catchTypes.length === 0);
  return general ? { handler: general, record } : null;
}

interface TypedHandler {
  readonly type: NetType;
  readonly handler: Handler;
  /** How many types before this one derive from it: 0 for the most specific ones. */
  readonly rank: number;
}

function typedHandlers(handlers: readonly Handler[], context: SourceContext, f: Frame): TypedHandler[] {
  const typed: TypedHandler[] = [];
  for (const handler of handlers) {
    for (const { typeName } of handler.clause.catchTypes) {
      const type = tryResolveTypeName(typeName, context, f);
      if (!type) continue;
      const rank = typed.filter((other) => other.type !== type && type.isAssignableFrom(other.type)).length;
      typed.push({ type, handler, rank });
    }
  }
  return typed;
}

/** A type that may be caught, and the exception that `$_` then shows; null for the one of the record. */
interface MatchCandidate {
  readonly type: NetType;
  readonly exception: NetException | null;
}

/** The exceptions of an error in the order in which `catch` looks at them. */
function exceptionsToMatch({ exception }: ErrorRecord, stops: boolean): MatchCandidate[] {
  const runtime = typeNamed('System.Management.Automation.RuntimeException');
  const own = { type: exception.netType(), exception };
  const candidates: MatchCandidate[] = [];
  if (stops) {
    const stop = typeNamed('System.Management.Automation.ActionPreferenceStopException');
    candidates.push({ type: stop, exception: null });
  }
  if (!runtime.isAssignableFrom(own.type)) return [...candidates, own, { type: runtime, exception: null }];
  const inner = exception.innerException;
  if (inner) candidates.push({ type: inner.netType(), exception: inner });
  candidates.push(own);
  if (inner?.innerException) {
    candidates.push({ type: inner.innerException.netType(), exception: inner.innerException });
  }
  return candidates;
}

/** The handler sees the record as `$_`; `throw` alone raises it again. */
function runHandler(f: Frame, body: Stmt, record: ErrorRecord): Completion {
  const { slots } = f.scope;
  const before = slots[UNDERSCORE_SLOT];
  const outer = f.runspace.handledError;
  f.runspace.noteError(f, record);
  f.runspace.handledError = record;
  slots[UNDERSCORE_SLOT] = record;
  try {
    return body(f);
  } finally {
    slots[UNDERSCORE_SLOT] = before ?? UNSET;
    f.runspace.handledError = outer;
  }
}

/** Statements with traps around them: after a trap that continues, the statement behind the failed one runs. */
export function withTraps(
  statements: readonly Stmt[],
  traps: readonly TrapStatementAst[],
  context: SourceContext,
): Stmt {
  const handlers = traps.map((trap) => ({ trap, body: compileBlock(trap.body, context) }));
  return (f) => {
    f.guarded++;
    try {
      for (const statement of statements) {
        const jump = runTrapped(f, statement, handlers, context);
        if (jump) return jump;
      }
      return undefined;
    } finally {
      f.guarded--;
    }
  };
}

interface TrapHandler {
  readonly trap: TrapStatementAst;
  readonly body: Stmt;
}

function runTrapped(f: Frame, statement: Stmt, handlers: readonly TrapHandler[], context: SourceContext): Completion {
  const { out } = f;
  try {
    return statement(f);
  } catch (error) {
    f.out = out;
    if (!isCatchable(error)) throw error;
    const record = caughtRecord(f, error);
    const trapped = trapFor(handlers, record, context, f);
    if (!trapped) {
      handleStatementError(f, error);
      return undefined;
    }
    f.guarded--;
    let jump: Completion;
    try {
      jump = runHandler(f, trapped.handler.body, trapped.record);
    } finally {
      f.guarded++;
    }
    if (jump === Jump.continue) return undefined;
    if (jump?.kind === 'break') throw error;
    if (jump) return jump;
    return reportCaught(f, record, error);
  }
}

/** The trap for an error: by the type of the inner exception, then of the outer one; a trap without a type comes last. */
function trapFor(
  handlers: readonly TrapHandler[],
  record: ErrorRecord,
  context: SourceContext,
  f: Frame,
): { handler: TrapHandler; record: ErrorRecord } | null {
  const typed = handlers.flatMap((handler) => {
    const type = handler.trap.trapType ? tryResolveTypeName(handler.trap.trapType.typeName, context, f) : null;
    return type ? [{ type, handler }] : [];
  });
  for (const { type, exception } of exceptionsToMatch(record, false)) {
    const found =
      typed.find((entry) => entry.type === type) ?? typed.find((entry) => entry.type.isAssignableFrom(type));
    if (!found) continue;
    const seen = exception === null || exception === record.exception ? record : record.about(exception);
    return { handler: found.handler, record: seen };
  }
  const general = handlers.find(({ trap }) => !trap.trapType);
  return general ? { handler: general, record } : null;
}
