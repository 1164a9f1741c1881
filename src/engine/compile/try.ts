/** `try`/`catch`/`finally` and `trap`. */
import type { CatchClauseAst, TrapStatementAst, TryStatementAst } from '../../language/ast.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import type { NetException } from '../../types/net-exception.ts';
import type { Frame } from '../frame.ts';
import { type Completion, Jump, JumpException } from '../jumps.ts';
import { UNDERSCORE_SLOT, UNSET } from '../scope.ts';
import { caughtRecord, handleStatementError, isCatchable, reportCaught } from '../statement-errors.ts';
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
      const caught = findHandler(handlers, caughtRecord(f, error), context, f);
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
 * The clause that catches the exception, or else what it wraps (the exception of a method call lies inside
 * MethodInvocationException); the handler then sees the inner one.
 */
function findHandler(
  handlers: readonly Handler[],
  record: ErrorRecord,
  context: SourceContext,
  f: Frame,
): { handler: Handler; record: ErrorRecord } | null {
  for (let exception: NetException | null = record.exception; exception; exception = exception.innerException) {
    const handler = nearestHandler(handlers, exception, context, f);
    if (handler) return { handler, record: exception === record.exception ? record : record.about(exception) };
  }
  const general = handlers.find(({ clause }) => clause.catchTypes.length === 0);
  return general ? { handler: general, record } : null;
}

/** Of the clauses whose type fits, the one with the most derived type. */
function nearestHandler(
  handlers: readonly Handler[],
  exception: NetException,
  context: SourceContext,
  f: Frame,
): Handler | null {
  for (const type of exception.netType().lineage()) {
    const found = handlers.find(({ clause }) =>
      clause.catchTypes.some(({ typeName }) => tryResolveTypeName(typeName, context, f) === type),
    );
    if (found) return found;
  }
  return null;
}

/** The handler sees the record as `$_`; `throw` alone raises it again. */
function runHandler(f: Frame, body: Stmt, record: ErrorRecord): Completion {
  const { slots } = f.scope;
  const before = slots[UNDERSCORE_SLOT];
  const outer = f.runspace.handledError;
  f.runspace.rememberError(record);
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
    const handler = mostSpecific(handlers, record, context, f);
    if (!handler) {
      handleStatementError(f, error);
      return undefined;
    }
    f.guarded--;
    let jump: Completion;
    try {
      jump = runHandler(f, handler.body, record);
    } finally {
      f.guarded++;
    }
    if (jump === Jump.continue) return undefined;
    if (jump?.kind === 'break') throw error;
    if (jump) return jump;
    return reportCaught(f, record, error);
  }
}

/** Of several traps the one whose type is nearest to the exception's; a trap without a type comes last. */
function mostSpecific(
  handlers: readonly TrapHandler[],
  record: ErrorRecord,
  context: SourceContext,
  f: Frame,
): TrapHandler | null {
  for (let exception: NetException | null = record.exception; exception; exception = exception.innerException) {
    for (const type of exception.netType().lineage()) {
      const found = handlers.find(
        ({ trap }) => trap.trapType && tryResolveTypeName(trap.trapType.typeName, context, f) === type,
      );
      if (found) return found;
    }
  }
  return handlers.find(({ trap }) => !trap.trapType) ?? null;
}
