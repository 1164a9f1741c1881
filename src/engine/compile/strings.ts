/** Expandable strings. */
import type { ExpandableStringExpressionAst } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import type { Expr, SourceContext } from './code.ts';
import { compileExpression } from './expressions.ts';

/** `"…$x…$(…)…"`: each value as `[string]` makes it, arrays joined by `$OFS`. */
export function compileExpandableString(ast: ExpandableStringExpressionAst, context: SourceContext): Expr {
  const parts = ast.parts.map((part) => (typeof part === 'string' ? part : compileExpression(part, context)));
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
