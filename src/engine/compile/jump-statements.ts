/** `if`, and the statements that leave a block: return, break, continue, exit, throw. */

import type {
  BreakStatementAst,
  ContinueStatementAst,
  ExitStatementAst,
  IfStatementAst,
  PipelineBaseAst,
  ReturnStatementAst,
  ThrowStatementAst,
} from '../../language/ast.ts';
import { toBool, toInt32, toText, tryConvertTo } from '../../types/conversion/conversion.ts';
import { typeNamed } from '../../types/net-type.ts';
import { MethodFrame } from '../classes/method-frame.ts';
import { ExitException, Jump } from '../jumps.ts';
import { thrownError } from '../statement-errors.ts';
import type { Stmt } from './code.ts';
import { compileExpression } from './expressions.ts';
import { compileCondition, compilePipelineStatement, compilePipelineValue } from './pipelines.ts';
import type { SourceContext } from './source-context.ts';
import { compileBlock, compileStatement } from './statement-list.ts';
import { watched } from './watch-points.ts';

export function compileIf(ast: IfStatementAst, context: SourceContext): Stmt {
  const clauses = ast.clauses.map((clause) => ({
    test: watched(compileCondition(clause.condition, context), clause.condition.extent, context),
    extent: clause.condition.extent,
    body: compileBlock(clause.body, context),
  }));
  const otherwise = ast.elseClause ? compileBlock(ast.elseClause, context) : null;
  return (f) => {
    for (const clause of clauses) {
      f.at = clause.extent;
      if (toBool(clause.test(f))) return clause.body(f);
    }
    return otherwise?.(f);
  };
}

/** The value of `return` goes to the output as of any statement. */
export function compileReturn(ast: ReturnStatementAst, context: SourceContext): Stmt {
  if (!ast.pipeline) return () => Jump.return;
  if (context.inClass !== null) return compileMethodReturn(ast.pipeline, context);
  return compilePlainReturn(ast.pipeline, context);
}

/** In a method the value is the method's result; in a script block inside of it, output as everywhere. */
function compileMethodReturn(pipeline: PipelineBaseAst, context: SourceContext): Stmt {
  const plain = compilePlainReturn(pipeline, context);
  const value = compilePipelineValue(pipeline, context);
  return (f) => {
    if (!(f instanceof MethodFrame)) return plain(f);
    f.at = pipeline.extent;
    f.returns(value(f));
    return Jump.return;
  };
}

function compilePlainReturn(pipeline: PipelineBaseAst, context: SourceContext): Stmt {
  const value =
    pipeline.kind === 'AssignmentStatement' || pipeline.kind === 'ErrorStatement'
      ? compileStatement(pipeline, context)
      : compilePipelineStatement(pipeline, context);
  return (f) => value(f) ?? Jump.return;
}

/** A label may be computed; the usual one is a bare word. */
export function compileBreakOrContinue(ast: BreakStatementAst | ContinueStatementAst, context: SourceContext): Stmt {
  const kind = ast.kind === 'BreakStatement' ? 'break' : 'continue';
  if (!ast.label) {
    const jump = kind === 'break' ? Jump.break : Jump.continue;
    return () => jump;
  }
  if (ast.label.kind === 'StringConstantExpression') {
    const jump = new Jump(kind, ast.label.value.toLowerCase());
    return () => jump;
  }
  const label = compileExpression(ast.label, context);
  return (f) => new Jump(kind, toText(label(f)).toLowerCase());
}

export function compileExit(ast: ExitStatementAst, context: SourceContext): Stmt {
  const value = ast.pipeline ? compilePipelineValue(ast.pipeline, context) : null;
  return (f) => {
    f.at = ast.extent;
    const code = value ? value(f) : null;
    const number = code === null || code === undefined ? 0 : tryConvertTo(code, typeNamed('System.Int32'));
    throw new ExitException(number === null ? 1 : typeof number === 'number' ? number : toInt32(number.value));
  };
}

export function compileThrow(ast: ThrowStatementAst, context: SourceContext): Stmt {
  const value = ast.pipeline ? compilePipelineValue(ast.pipeline, context) : null;
  return (f) => {
    f.at = ast.extent;
    throw thrownError(f, value ? value(f) : undefined, ast.extent);
  };
}
