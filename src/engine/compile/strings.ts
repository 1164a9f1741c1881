/** Expandable strings. */

import type { ExpandableStringExpressionAst, ExpressionAst } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { NetException } from '../../types/net-exception.ts';
import type { Expr } from './code.ts';
import { compileExpression } from './expressions.ts';
import type { SourceContext } from './source-context.ts';

/** A variable that is not set is no error in a string in strict mode 1. */
function compilePart(part: ExpressionAst, context: SourceContext): Expr {
  const value = compileExpression(part, context);
  if (part.kind !== 'VariableExpression') return value;
  return (f) => {
    try {
      return value(f);
    } catch (error) {
      const isUnset = error instanceof NetException && error.identity?.errorId === 'VariableIsUndefined';
      if (isUnset && f.runspace.strictVersion(f.scope) === 1) return null;
      throw error;
    }
  };
}

/** `"…$x…$(…)…"`: each value as `[string]` makes it, arrays joined by `$OFS`. */
export function compileExpandableString(ast: ExpandableStringExpressionAst, context: SourceContext): Expr {
  const parts = ast.parts.map((part) => (typeof part === 'string' ? part : compilePart(part, context)));
  return (f) => {
    let text = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        text += part;
        continue;
      }
      const value = part(f);
      if (typeof value === 'string' || typeof value === 'number') text += value;
      else if (value !== null && value !== undefined) text += toText(value, f.runspace.fieldSeparator(f.scope));
    }
    return text;
  };
}
