/** Which expressions count as constants where the grammar asks for one: attribute arguments, indexes in `$using:`. */
import type { Ast, ExpressionAst, StatementAst } from './ast.ts';

const FOLDABLE = new Set(
  'Plus Minus Multiply Divide Rem And Or Xor Band Bor Bxor Shl Shr Not Exclaim Bnot QuestionQuestion'.split(' '),
);

function isConstantStatement(statement: StatementAst, allowScriptBlock: boolean): boolean {
  if (statement.kind !== 'Pipeline' || statement.pipelineElements.length !== 1) return false;
  const [element] = statement.pipelineElements;
  return element?.kind === 'CommandExpression' && isConstantArgument(element.expression, allowScriptBlock);
}

/** True for an expression which an attribute can take; in classes script blocks are not among them. */
export function isConstantArgument(expression: ExpressionAst, allowScriptBlock: boolean): boolean {
  const isConstant = (child: ExpressionAst): boolean => isConstantArgument(child, allowScriptBlock);
  switch (expression.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'TypeExpression':
      return true;
    case 'ScriptBlockExpression':
      return allowScriptBlock;
    case 'VariableExpression':
      return expression.isConstantVariable;
    case 'ParenExpression':
      return isConstantStatement(expression.pipeline, allowScriptBlock);
    case 'ArrayExpression':
    case 'SubExpression':
      return (
        expression.subExpression.traps.length === 0 &&
        expression.subExpression.statements.every((statement) => isConstantStatement(statement, allowScriptBlock))
      );
    case 'ArrayLiteral':
      return expression.elements.every(isConstant);
    case 'UnaryExpression':
      return FOLDABLE.has(expression.operator) && isConstant(expression.child);
    case 'BinaryExpression':
      return FOLDABLE.has(expression.operator) && isConstant(expression.left) && isConstant(expression.right);
    case 'TernaryExpression':
      return isConstant(expression.condition) && isConstant(expression.ifTrue) && isConstant(expression.ifFalse);
    case 'ConvertExpression':
      return isConstant(expression.child);
    case 'MemberExpression':
      return (
        expression.static &&
        expression.expression.kind === 'TypeExpression' &&
        expression.member.kind === 'StringConstantExpression'
      );
    default:
      return false;
  }
}

/** The expression a pipeline consists of; null when it is anything more. */
export function pureExpression(pipeline: Ast): ExpressionAst | null {
  if (pipeline.kind !== 'Pipeline' || pipeline.pipelineElements.length !== 1 || pipeline.background) return null;
  const [element] = pipeline.pipelineElements;
  return element?.kind === 'CommandExpression' && element.redirections.length === 0 ? element.expression : null;
}
