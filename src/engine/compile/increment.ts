/** `++` and `--`, before or behind. On an Int32 in a plain variable they stay on the fast path. */

import type { UnaryExpressionAst } from '../../language/ast.ts';
import { decrement, increment } from '../../types/operations/arithmetic.ts';
import { compileReadWrite } from './assignments.ts';
import type { Expr } from './code.ts';
import type { SourceContext } from './source-context.ts';

export function compileIncrement(ast: UnaryExpressionAst, context: SourceContext): Expr {
  const postfix = ast.operator.startsWith('Postfix');
  const up = ast.operator.endsWith('PlusPlus');
  const target = compileReadWrite(ast.child, context, false);
  return (f) => {
    let before: unknown;
    const after = target(f, (value) => {
      before = value ?? 0;
      if (typeof before === 'number' && before < 0x7fffffff && before > -0x80000000)
        return up ? before + 1 : before - 1;
      return up ? increment(before) : decrement(before);
    });
    return postfix ? before : after;
  };
}
