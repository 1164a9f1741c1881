/**
 * Statement lists and the dispatch to each kind of statement. A failed statement is reported and the next one runs,
 * unless something around it catches errors or they are to stop the script.
 */

import type { StatementAst, StatementBlockAst, TrapStatementAst } from '../../language/ast.ts';
import { handleStatementError } from '../statement-errors.ts';
import { compileAssignment } from './assignments.ts';
import type { Expr, Stmt } from './code.ts';
import { compileDataStatement } from './data-statement.ts';
import { compileExpression, writeOutput } from './expressions.ts';
import { compileFunctionDefinition } from './functions.ts';
import { compileBreakOrContinue, compileExit, compileIf, compileReturn, compileThrow } from './jump-statements.ts';
import { compileDoLoop, compileFor, compileForEach, compileWhile } from './loops.ts';
import { compilePipelineStatement } from './pipelines.ts';
import { isSilentPoint } from './silent-points.ts';
import type { SourceContext } from './source-context.ts';
import { compileSwitch } from './switch.ts';
import { compileTry, withTraps } from './try.ts';
import { watchedStatement } from './watch-points.ts';

const EMPTY: Stmt = () => undefined;

/** Compiles statements in a row. Functions of the block are made known by their own statements, in order. */
export function compileStatementList(
  statements: readonly StatementAst[],
  traps: readonly TrapStatementAst[],
  around: SourceContext,
): Stmt {
  const isTrapped = traps.length > 0;
  const context = isTrapped === (around.isTrapped ?? false) ? around : { ...around, isTrapped };
  const code = statements.map((statement) => compileStatement(statement, context));
  if (isTrapped) return withTraps(code, traps, context);
  const [first] = code;
  return !first ? EMPTY : code.length === 1 ? guarded(first) : guardedList(code);
}

export function compileBlock(block: StatementBlockAst, context: SourceContext): Stmt {
  return compileStatementList(block.statements, block.traps, context);
}

function guarded(statement: Stmt): Stmt {
  return (f) => {
    try {
      return statement(f);
    } catch (error) {
      handleStatementError(f, error);
      return undefined;
    }
  };
}

function guardedList(statements: readonly Stmt[]): Stmt {
  const count = statements.length;
  return (f) => {
    let i = 0;
    for (;;) {
      try {
        while (i < count) {
          const jump = statements[i]?.(f);
          if (jump !== undefined) return jump;
          i++;
        }
        return undefined;
      } catch (error) {
        handleStatementError(f, error);
        i++;
      }
    }
  };
}

export function compileStatement(ast: StatementAst, context: SourceContext): Stmt {
  return watchedStatement(ast, compileUnwatched(ast, context), context);
}

function compileUnwatched(ast: StatementAst, context: SourceContext): Stmt {
  switch (ast.kind) {
    case 'Pipeline':
    case 'PipelineChain':
      return compilePipelineStatement(ast, context);
    case 'Command':
      return compilePipelineStatement(
        { kind: 'Pipeline', pipelineElements: [ast], background: false, extent: ast.extent },
        context,
      );
    case 'CommandExpression':
      return compileExpressionStatement(ast, context);
    case 'AssignmentStatement':
      return compileSilent(compileAssignment(ast, context), ast, succeedsByItself(ast), !isSilentPoint(ast));
    case 'IfStatement':
      return compileIf(ast, context);
    case 'WhileStatement':
      return compileWhile(ast, context);
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return compileDoLoop(ast, context);
    case 'ForStatement':
      return compileFor(ast, context);
    case 'ForEachStatement':
      return compileForEach(ast, context);
    case 'SwitchStatement':
      return compileSwitch(ast, context);
    case 'TryStatement':
      return compileTry(ast, context);
    case 'TrapStatement':
      return EMPTY;
    case 'DataStatement':
      return compileDataStatement(ast, context);
    case 'BreakStatement':
    case 'ContinueStatement':
      return compileBreakOrContinue(ast, context);
    case 'ReturnStatement':
      return compileReturn(ast, context);
    case 'ExitStatement':
      return compileExit(ast, context);
    case 'ThrowStatement':
      return compileThrow(ast, context);
    case 'FunctionDefinition':
      return compileFunctionDefinition(ast, context);
    // Types are known before the first statement of their block runs (CompiledBlock).
    case 'TypeDefinition':
    case 'UsingStatement':
      return EMPTY;
    case 'ErrorStatement':
      throw new Error('A text with parse errors was compiled.');
  }
}

/** An expression standing alone: its value is output, but for ++ and --. */
function compileExpressionStatement(
  ast: import('../../language/ast.ts').CommandExpressionAst,
  context: SourceContext,
): Stmt {
  if (ast.redirections.length > 0) {
    return compilePipelineStatement(
      { kind: 'Pipeline', pipelineElements: [ast], background: false, extent: ast.extent },
      context,
    );
  }
  return compileValueStatement(ast.expression, context);
}

/** Compiles an expression as a statement. @param placed whether it says where it stands. */
export function compileValueStatement(
  expression: import('../../language/ast.ts').ExpressionAst,
  context: SourceContext,
  placed = true,
): Stmt {
  const value = compileExpression(expression, context);
  const succeeds = isPlainSuccess(expression);
  const silent = expression.kind === 'UnaryExpression' && /PlusPlus|MinusMinus/.test(expression.operator);
  const { extent } = expression;
  if (silent) return compileSilent(value, { extent });
  if (!placed) {
    return (f) => {
      writeOutput(f, value(f));
      if (succeeds) f.runspace.lastSucceeded = true;
      return undefined;
    };
  }
  return (f) => {
    f.at = extent;
    writeOutput(f, value(f));
    if (succeeds) f.runspace.lastSucceeded = true;
    return undefined;
  };
}

/**
 * Whether `$?` is true after an expression whatever ran inside of it. Parentheses, `$( )` and `@( )` leave it as what ran
 * in them left it.
 */
function isPlainSuccess(expression: import('../../language/ast.ts').ExpressionAst): boolean {
  switch (expression.kind) {
    case 'ParenExpression':
      return succeedsByItself(expression.pipeline);
    case 'SubExpression':
      return expression.subExpression.statements.length === 0;
    case 'ArrayExpression':
      return expression.subExpression.statements.every(succeedsByItself);
    default:
      return true;
  }
}

/** Whether a statement sets `$?` by itself, not by the commands in it. */
function succeedsByItself(statement: StatementAst): boolean {
  switch (statement.kind) {
    case 'Pipeline': {
      const [only] = statement.pipelineElements;
      return (
        statement.pipelineElements.length === 1 && only.kind === 'CommandExpression' && isPlainSuccess(only.expression)
      );
    }
    case 'CommandExpression':
      return isPlainSuccess(statement.expression);
    case 'AssignmentStatement':
      return succeedsByItself(statement.right);
    default:
      return false;
  }
}

/** A statement without output. */
export function compileSilent(
  code: Expr,
  { extent }: { extent: import('../../language/extent.ts').Extent },
  succeeds = true,
  placed = true,
): Stmt {
  if (!placed) {
    return (f) => {
      code(f);
      if (succeeds) f.runspace.lastSucceeded = true;
      return undefined;
    };
  }
  return (f) => {
    f.at = extent;
    code(f);
    if (succeeds) f.runspace.lastSucceeded = true;
    return undefined;
  };
}
