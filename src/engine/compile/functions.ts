/** Function definitions: the statement puts the function into the current scope. */

import type { FunctionDefinitionAst } from '../../language/ast.ts';
import { AliasInfo } from '../command-info.ts';
import { ScriptBlock } from '../runspace.ts';
import { FunctionInfo } from '../script-command-info.ts';
import type { Stmt } from './code.ts';
import { CompiledBlock } from './compiled-block.ts';
import type { SourceContext } from './source-context.ts';
import { typeNameText } from './type-names.ts';

const SCOPED = /^(global|script|local|private):(.+)$/i;

export function compileFunctionDefinition(ast: FunctionDefinitionAst, context: SourceContext): Stmt {
  const scoped = SCOPED.exec(ast.name);
  const name = scoped?.[2] ?? ast.name;
  const scopeName = scoped?.[1]?.toLowerCase() ?? 'local';
  const code = new CompiledBlock(ast.body, context, ast.parameters, name);
  code.definition = ast;
  const aliases = aliasesOf(ast);
  return (f) => {
    f.at = ast.extent;
    const block = new ScriptBlock(code, f.scope.session);
    block.isFilter = ast.isFilter;
    const info = new FunctionInfo(name, block, ast.isFilter);
    info.module = f.scope.session.module;
    if (scopeName === 'private') info.options = new Set(['Private']);
    const scope =
      scopeName === 'global' ? f.runspace.globalSession.top : scopeName === 'script' ? f.scope.script : f.scope;
    scope.session.setFunction(info, scope);
    for (const alias of aliases) scope.session.setAlias(new AliasInfo(alias, name), scope);
    return undefined;
  };
}

/** The names that `[Alias()]` at the param block gives the function. */
function aliasesOf({ body }: FunctionDefinitionAst): string[] {
  return (body.paramBlock?.attributes ?? []).flatMap((attribute) => {
    if (attribute.kind !== 'Attribute' || !/^alias$/i.test(typeNameText(attribute.typeName))) return [];
    return attribute.positionalArguments.flatMap((one) => (one.kind === 'StringConstantExpression' ? [one.value] : []));
  });
}
