/** `try`/`catch`/`finally` and `trap`. */

import type { CatchClauseAst, TrapStatementAst, TryStatementAst } from '../../language/ast.ts';
import { raiseWhereCaught } from '../../platform/memory-watch.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import type { NetException } from '../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import { type Completion, Jump, JumpException } from '../jumps.ts';
import { UNDERSCORE_SLOT, UNSET } from '../layout.ts';
import type { Frame } from '../runspace.ts';
import {
  handleStatementError,
  isCatchable,
  reportCaught,
  type ScriptError,
  scriptErrorOf,
} from '../statement-errors.ts';
import type { Stmt } from './code.ts';
import type { SourceContext } from './source-context.ts';
import { compileBlock } from './statement-list.ts';
import { resolveTypeName } from './type-names.ts';

export function compileTry(ast: TryStatementAst, context: SourceContext): Stmt {
  const body = compileBlock(ast.body, context);
  const handlers = ast.catchClauses.map((clause) => ({ clause, body: compileBlock(clause.body, context) }));
  const final = ast.finally ? compileBlock(ast.finally, context) : null;
  const guarded = handlers.length > 0 ? withHandlers(body, handlers, context) : withoutHandlers(body);
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

/** Errors leave a `try` without handlers as well: its `finally` runs, then the statement around it fails. */
function withoutHandlers(body: Stmt): Stmt {
  return (f) => {
    f.guarded++;
    try {
      return body(f);
    } catch (error) {
      // Its place is where it happened, not in the finally block.
      throw isCatchable(error) ? scriptErrorOf(f, error) : error;
    } finally {
      f.guarded--;
    }
  };
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
      raiseWhereCaught();
      return body(f);
    } catch (error) {
      f.out = out;
      if (!isCatchable(error)) throw error;
      const caught = findHandler(handlers, scriptErrorOf(f, error), context, f);
      if (!caught) throw error;
      // An error inside of the handler leaves the whole statement.
      return runHandler(f, caught.handler.body, caught.record);
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
  failure: ScriptError,
  context: SourceContext,
  f: Frame,
): { handler: Handler; record: ErrorRecord } | null {
  const { record } = failure;
  const [first] = handlers;
  if (first && handlers.length === 1 && first.clause.catchTypes.length === 0) return { handler: first, record };
  const typed = typedHandlers(handlers, context, f);
  let best: { rank: number; handler: Handler; record: ErrorRecord } | null = null;
  for (const candidate of exceptionsToMatch(failure)) {
    if (best && best.rank === 0) break;
    const { type } = candidate;
    const found =
      typed.find((entry) => entry.type === type) ?? typed.find((entry) => entry.type.isAssignableFrom(type));
    if (!found || (best && found.rank >= best.rank)) continue;
    best = { rank: found.rank, handler: found.handler, record: recordAbout(record, candidate) };
  }
  if (best) return best;
  const general = handlers.find(({ clause }) => clause.catchTypes.length === 0);
  return general ? { handler: general, record } : null;
}

/** What a handler sees that caught one of the exceptions: a record that its exception made shows the one that was caught. */
function recordAbout(record: ErrorRecord, { exception }: MatchCandidate): ErrorRecord {
  const isOther = exception !== null && exception !== record.exception && record.madeByException;
  return isOther ? record.about(exception) : record;
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
      const type = resolveTypeName(typeName, context, f);
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
function exceptionsToMatch({ record, stops, leftCommand }: ScriptError): MatchCandidate[] {
  const { exception } = record;
  const runtime = typeNamed('System.Management.Automation.RuntimeException');
  const own = { type: exception.netType(), exception };
  if (leftCommand) {
    const left = { type: typeNamed('System.Management.Automation.CmdletInvocationException'), exception: null };
    const inner = exception.innerException;
    return inner ? [own, left, { type: inner.netType(), exception: inner }] : [own, left];
  }
  const candidates: MatchCandidate[] = [];
  if (stops) {
    const stop = typeNamed('System.Management.Automation.ActionPreferenceStopException');
    candidates.push({ type: stop, exception: null });
  }
  if (!runtime.isAssignableFrom(own.type)) return [...candidates, own, { type: runtime, exception: null }];
  const inner = exception.innerException;
  return inner ? [...candidates, { type: inner.netType(), exception: inner }, own] : [...candidates, own];
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
export function withTraps(code: readonly Stmt[], traps: readonly TrapStatementAst[], context: SourceContext): Stmt {
  const handlers = traps.map((trap) => ({ trap, body: compileBlock(trap.body, context) }));
  return (f) => {
    f.guarded++;
    const outer = f.traps;
    const run = (statement: Stmt) => runTrapped(f, statement, handlers, context);
    f.traps = { guarded: f.guarded, run };
    try {
      for (const statement of code) {
        const jump = run(statement);
        if (jump) return jump;
      }
      return undefined;
    } finally {
      f.traps = outer;
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
    const failure = scriptErrorOf(f, error);
    const trapped = trapFor(handlers, failure, context, f);
    if (!trapped) {
      handleStatementError(f, error);
      return undefined;
    }
    const jump = runHandler(f, trapped.handler.body, trapped.record);
    f.runspace.lastSucceeded = false;
    if (jump === Jump.continue) return undefined;
    if (jump?.kind === 'break') {
      failure.endsScript = true;
      throw failure;
    }
    if (jump) return jump;
    return reportCaught(f, failure);
  }
}

/** The trap for an error: by the type of the inner exception, then of the outer one; a trap without a type comes last. */
function trapFor(
  handlers: readonly TrapHandler[],
  { record }: ScriptError,
  context: SourceContext,
  f: Frame,
): { handler: TrapHandler; record: ErrorRecord } | null {
  const typed = handlers.flatMap((handler) => {
    const { trapType } = handler.trap;
    return trapType ? [{ type: resolveTypeName(trapType.typeName, context, f), handler }] : [];
  });
  const general = handlers.find(({ trap }) => !trap.trapType);
  for (const candidate of exceptionsToTrap(record)) {
    const { type } = candidate;
    const found =
      typed.find((entry) => entry.type === type) ?? typed.find((entry) => entry.type.isAssignableFrom(type));
    const handler = found?.handler ?? general;
    if (handler) return { handler, record: recordAbout(record, candidate) };
  }
  return null;
}

/** The exceptions of an error in the order in which traps look at them. */
function exceptionsToTrap({ exception }: ErrorRecord): MatchCandidate[] {
  const inner = exception.innerException;
  const own = { type: exception.netType(), exception };
  return inner ? [{ type: inner.netType(), exception: inner }, own] : [own];
}
