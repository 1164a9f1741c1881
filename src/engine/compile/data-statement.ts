/** `data { … }`: a block in the restricted language, checked by the parser; its value goes to a variable when named. */

import type { DataStatementAst } from '../../language/ast.ts';
import type { Stmt } from './code.ts';
import { collect, writeOutput } from './expressions.ts';
import type { SourceContext } from './source-context.ts';
import { compileBlock } from './statement-list.ts';

export function compileDataStatement(ast: DataStatementAst, context: SourceContext): Stmt {
  const body = compileBlock(ast.body, context);
  const { variable } = ast;
  return (f) => {
    f.at = ast.extent;
    const value = collect(f, body).result();
    if (variable === null) writeOutput(f, value);
    else f.scope.assign(variable, value);
    return undefined;
  };
}
