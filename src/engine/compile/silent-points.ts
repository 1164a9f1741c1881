/**
 * Which statement of a script block does not say where it stands. PowerShell numbers the places of a block in the order
 * in which it compiles them, and the first gets no code, since a block begins at place 0. Where a statement compiles the
 * expression in it before itself (an assignment, a condition, `throw`), that first place is a statement inside of that
 * expression, and its errors are shown at the statement around it. (Compiler.UpdatePosition.)
 */
import type { Ast, ScriptBlockAst, StatementAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import { onlyExpression } from './pipelines.ts';

const silent = new WeakSet<Ast>();

/** Whether a statement leaves the place as it was. */
export function isSilentPoint(statement: Ast): boolean {
  return silent.has(statement);
}

/** Finds the first place of a script block; those in braces begin at the brace. */
export function markSilentPoint({
  extent,
  dynamicParamBlock,
  beginBlock,
  processBlock,
  endBlock,
}: ScriptBlockAst): void {
  const first = dynamicParamBlock ?? beginBlock ?? processBlock ?? endBlock;
  if (!first || first.traps.length > 0 || extent.text.startsWith('{')) return;
  const point = nestedIn(first.statements);
  if (point) silent.add(point);
}

/** The first place of some statements where it is not one of them: another says where it stands before. */
function nestedIn(statements: readonly StatementAst[]): Ast | null {
  const point = firstOfStatements(statements);
  return point && !statements.includes(point as StatementAst) ? point : null;
}

function firstOfStatements(statements: readonly StatementAst[]): Ast | null {
  for (const statement of statements) {
    const point = firstOf(statement);
    if (point) return point;
  }
  return null;
}

/** The place that a statement makes first; null when it makes none. */
function firstOf(statement: StatementAst): Ast | null {
  switch (statement.kind) {
    case 'FunctionDefinition':
    case 'TypeDefinition':
    case 'UsingStatement':
      return null;
    case 'AssignmentStatement':
      return firstWithin(statement.right) ?? statement;
    case 'IfStatement':
      return firstWithin(statement.clauses[0].condition) ?? statement;
    case 'ForStatement':
      return (
        (statement.initializer?.kind === 'AssignmentStatement' && firstWithin(statement.initializer.right)) || statement
      );
    case 'ThrowStatement':
      return (statement.pipeline && firstWithin(statement.pipeline)) ?? statement;
    case 'TryStatement':
      return nestedIn(statement.body.statements) ?? statement;
    default:
      return statement;
  }
}

/** The first place inside of something whose value is wanted, which makes none itself. */
function firstWithin(node: Ast): Ast | null {
  switch (node.kind) {
    case 'ScriptBlockExpression':
      return null;
    case 'SubExpression':
      return firstOfStatements(node.subExpression.statements);
    case 'ArrayExpression': {
      const [only, ...more] = node.subExpression.statements;
      const expression = only?.kind === 'Pipeline' && more.length === 0 ? onlyExpression(only) : null;
      return expression ? firstWithin(expression.expression) : firstOfStatements(node.subExpression.statements);
    }
    case 'AssignmentStatement':
    case 'IfStatement':
    case 'ForEachStatement':
    case 'SwitchStatement':
      return firstOf(node);
    case 'TryStatement':
      return firstOfStatements(node.body.statements) ?? node;
  }
  let found: Ast | null = null;
  visitChildren(node, (child) => {
    found ??= firstWithin(child);
  });
  return found;
}
