/**
 * Places of compiled code that report to the session's debugger what they do. Only code of a watched context has them; of
 * any other the closures pass as they are.
 */

import type { StatementAst } from '../../language/ast.ts';
import { Extent } from '../../language/extent.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { Frame } from '../runspace.ts';
import type { Expr, Stmt } from './code.ts';
import type { SourceContext } from './source-context.ts';

type Store = (f: Frame, value: unknown) => unknown;

/** A closure that first says where execution has come to. */
export function watched<C extends (f: Frame) => unknown>(code: C, extent: Extent, { isWatched }: SourceContext): C {
  if (!isWatched) return code;
  currentRunspace().debugger.register(extent);
  return ((f: Frame) => {
    f.at = extent;
    f.runspace.debugger.reach(f, extent);
    return code(f);
  }) as C;
}

/** Statements that have parts of their own say themselves where these are. */
export function watchedStatement(ast: StatementAst, code: Stmt, context: SourceContext): Stmt {
  const extent = context.isWatched ? placeOf(ast) : null;
  return extent ? watched(code, extent, context) : code;
}

function placeOf(ast: StatementAst): Extent | null {
  switch (ast.kind) {
    case 'Pipeline':
    case 'PipelineChain':
    case 'Command':
    case 'CommandExpression':
    case 'AssignmentStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return ast.extent;
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ExitStatement':
      return ast.pipeline?.extent ?? ast.extent;
    default:
      return null;
  }
}

/** The reading of a variable. */
export function watchedRead(code: Expr, name: string, { isWatched }: SourceContext): Expr {
  if (!isWatched) return code;
  return (f) => {
    f.runspace.debugger.read(f, name);
    return code(f);
  };
}

/** The writing of a variable. */
export function watchedStore<S extends Store>(store: S, name: string, { isWatched }: SourceContext): S {
  if (!isWatched) return store;
  return ((f: Frame, value: unknown) => {
    const stored = store(f, value);
    f.runspace.debugger.wrote(f, name, value);
    return stored;
  }) as S;
}

/** The opening and the closing brace of a block. */
export function watchedBlock(code: Stmt, name: string, extent: Extent, { isWatched }: SourceContext): Stmt {
  if (!isWatched || !extent.text.startsWith('{')) return code;
  const { source, startOffset, endOffset } = extent;
  const opening = new Extent(source, startOffset, startOffset + 1);
  const closing = new Extent(source, endOffset - 1, endOffset);
  currentRunspace().debugger.register(opening);
  currentRunspace().debugger.register(closing);
  return (f) => {
    f.runspace.debugger.enter(f, name, opening);
    const jump = code(f);
    if (jump === undefined || jump.kind === 'return') f.runspace.debugger.reach(f, closing);
    return jump;
  };
}
