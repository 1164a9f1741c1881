/**
 * Where others reach the compiler of expressions: default values of parameters, arguments of attributes and of base
 * constructors are expressions that the binder, classes and processors compile when they need them. The compiler in turn
 * uses all of those, so that they would import each other; `expressions.ts` connects itself here when it is loaded, which
 * is before any script is compiled.
 */

import type { ExpressionAst } from '../../language/ast.ts';
import type { Expr } from './code.ts';
import type { SourceContext } from './source-context.ts';

type ExpressionCompiler = (ast: ExpressionAst, context: SourceContext) => Expr;

let connected: ExpressionCompiler | null = null;

/** Called once by the module that compiles expressions. */
export function connectExpressionCompiler(compile: ExpressionCompiler): void {
  connected = compile;
}

/** The code of an expression. */
export function compileExpression(ast: ExpressionAst, context: SourceContext): Expr {
  if (!connected) throw new Error('No compiler is connected: import src/engine/compile/expressions.ts first.');
  return connected(ast, context);
}
