/** The default value of a parameter. */
import type { Ast, ExpressionAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import { isReturn } from '../jumps.ts';
import { ListPipe } from '../pipeline/pipe.ts';
import type { Expr } from './code.ts';
import { compileExpression } from './expression-port.ts';
import type { SourceContext } from './source-context.ts';

/** Compiles a default; a `return` in it (`$(return 1)`) ends the default alone, whose value is what it returns. */
export function compileDefault(ast: ExpressionAst, context: SourceContext): Expr {
  const value = compileExpression(ast, context);
  if (!hasReturn(ast)) return value;
  return (f) => {
    const { out: before } = f;
    const list = new ListPipe();
    f.out = list;
    try {
      return value(f);
    } catch (error) {
      if (!isReturn(error)) throw error;
      return list.result();
    } finally {
      f.out = before;
    }
  };
}

function hasReturn(ast: Ast): boolean {
  if (ast.kind === 'ReturnStatement') return true;
  if (ast.kind === 'ScriptBlockExpression') return false;
  let found = false;
  visitChildren(ast, (child) => {
    found ||= hasReturn(child);
  });
  return found;
}
