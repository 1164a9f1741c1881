/** Pipelines and pipeline chains, as statements and as values. */

import type {
  Ast,
  CommandBaseAst,
  CommandExpressionAst,
  ExpressionAst,
  PipelineAst,
  PipelineBaseAst,
  PipelineChainAst,
} from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import { rangeToEnumerate } from '../../types/operations/range.ts';
import type { CommandProcessor } from '../pipeline/command-processor.ts';
import { ExpressionProcessor } from '../pipeline/expression-processor.ts';
import { runPipeline } from '../pipeline/run-pipeline.ts';
import type { Frame } from '../runspace.ts';
import { compileAssignment } from './assignments.ts';
import type { Expr, Stmt } from './code.ts';
import { type CommandCode, compileCommand, compileSingleCommand } from './commands.ts';
import { collect, compileExpression } from './expressions.ts';
import { compileRedirections } from './redirections.ts';
import { isSilentPoint } from './silent-points.ts';
import type { SourceContext } from './source-context.ts';
import { compileValueStatement } from './statement-list.ts';

/** The expression of a pipeline that is nothing else, or null. */
export function onlyExpression(ast: PipelineBaseAst): CommandExpressionAst | null {
  if (ast.kind !== 'Pipeline' || ast.background || ast.pipelineElements.length !== 1) return null;
  const [element] = ast.pipelineElements;
  return element.kind === 'CommandExpression' && element.redirections.length === 0 ? element : null;
}

/**
 * Compiles a pipeline as a statement: its output goes to the frame's pipe.
 * @param placed whether errors stand at it; in parentheses and behind `=` they stand at the statement around.
 */
export function compilePipelineStatement(
  ast: PipelineAst | PipelineChainAst,
  context: SourceContext,
  placed = true,
): Stmt {
  if (ast.kind === 'PipelineChain') return compileChain(ast, context);
  if (ast.background) return compileBackground(ast);
  const expression = onlyExpression(ast);
  if (expression) return compileValueStatement(expression.expression, context, !isSilentPoint(ast));
  const [first] = ast.pipelineElements;
  if (ast.pipelineElements.length === 1 && first.kind === 'Command') {
    return compileSingleCommand(first, placed ? ast.extent : null, context);
  }
  return compileCommandPipeline(ast, context, placed);
}

/** A pipeline as a value: an expression's own, else the collected output. */
export function compilePipelineValue(ast: PipelineBaseAst, context: SourceContext, placed = false): Expr {
  if (ast.kind === 'AssignmentStatement') {
    const assignment = compileAssignment(ast, context);
    return (f) => {
      f.at = ast.extent;
      return assignment(f);
    };
  }
  if (ast.kind === 'ErrorStatement') throw new Error('A text with parse errors was compiled.');
  const expression = onlyExpression(ast);
  if (expression) return compileExpression(expression.expression, context);
  const code = compilePipelineStatement(ast, context, placed);
  return (f) => collect(f, code).result();
}

/** The value of a condition. `$?` is true after one that ran commands, so that it tells of the body alone. */
export function compileCondition(ast: PipelineBaseAst, context: SourceContext): Expr {
  const value = compilePipelineValue(ast, context);
  if (!runsCommands(ast)) return value;
  return (f) => {
    const result = value(f);
    f.runspace.lastSucceeded = true;
    return result;
  };
}

/** Whether there is a command in it, script blocks apart. */
function runsCommands(ast: Ast): boolean {
  if (ast.kind === 'Command') return true;
  let found = false;
  if (ast.kind !== 'ScriptBlockExpression') {
    visitChildren(ast, (child) => {
      found ||= runsCommands(child);
    });
  }
  return found;
}

function compileCommandPipeline(ast: PipelineAst, context: SourceContext, placed: boolean): Stmt {
  const [first, ...rest] = ast.pipelineElements;
  const source = first.kind === 'CommandExpression' ? compileSource(first, context) : compileElement(first, context);
  const commands = rest.map((element) => compileElement(element, context));
  const count = ast.pipelineElements.length;
  return (f) => {
    if (placed) f.at = ast.extent;
    const processors: CommandProcessor[] = [source(f, 1, count)];
    for (const command of commands) processors.push(command(f, processors.length + 1, count));
    runPipeline(f, processors);
    return undefined;
  };
}

type ElementCode = (f: Frame, position: number, length: number) => CommandProcessor;

function compileElement(ast: CommandBaseAst, context: SourceContext): ElementCode {
  if (ast.kind === 'CommandExpression') return compileSource(ast, context);
  const command: CommandCode = compileCommand(ast, context);
  return (f, position, length) => command(f, position, length);
}

/** An expression at the head of a pipeline gives its elements one by one. */
function compileSource(ast: CommandExpressionAst, context: SourceContext): ElementCode {
  const value = compileEnumerated(ast.expression, context);
  const redirect = compileRedirections(ast.redirections, context);
  return (f) => {
    const processor = new ExpressionProcessor(f, value);
    redirect?.(f, processor);
    return processor;
  };
}

/** An expression whose value is only gone through, element by element. */
export function compileEnumerated(ast: ExpressionAst, context: SourceContext): Expr {
  if (ast.kind !== 'BinaryExpression' || ast.operator !== 'DotDot') return compileExpression(ast, context);
  const first = compileExpression(ast.left, context);
  const last = compileExpression(ast.right, context);
  return (f) => rangeToEnumerate(first(f), last(f));
}

/** `a && b`, `a || b`: the right side runs by the success of the left. */
function compileChain(ast: PipelineChainAst, context: SourceContext): Stmt {
  if (ast.background) return compileBackground(ast);
  const { lhsPipelineChain } = ast;
  const left =
    lhsPipelineChain.kind === 'PipelineChain'
      ? compileChain(lhsPipelineChain, context)
      : compilePipelineStatement(lhsPipelineChain, context);
  const right = compilePipelineStatement(ast.rhsPipeline, context);
  const wanted = ast.operator === 'AndAnd';
  const runLeft = context.isTrapped ? runTrapped : runReported;
  return (f) => {
    const jump = runLeft(f, left);
    if (jump) return jump;
    return f.runspace.lastSucceeded === wanted ? right(f) : undefined;
  };
}

/** A trap continues behind the left side of a chain, not behind the chain. */
function runTrapped(f: Frame, code: Stmt): ReturnType<Stmt> {
  return f.traps?.guarded === f.guarded ? f.traps.run(code) : runReported(f, code);
}

/** An error on the left of a chain is reported there, so that the right side can run. */
function runReported(f: Frame, code: Stmt): ReturnType<Stmt> {
  try {
    return code(f);
  } catch (error) {
    f.runspace.handleStatementError(f, error);
    return undefined;
  }
}

/** `command &`: starts a job with the text of the pipeline. */
function compileBackground(ast: PipelineAst | PipelineChainAst): Stmt {
  const text = ast.extent.text.replace(/&\s*$/, '');
  return (f) => {
    f.at = ast.extent;
    f.out.write(f.runspace.startBackgroundJob(f, text));
    f.runspace.lastSucceeded = true;
    return undefined;
  };
}
