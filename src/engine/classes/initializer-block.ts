/** The script block that property initializers of a class count as running in: it has no statements of its own. */

import type { ScriptBlockAst, TypeDefinitionAst } from '../../language/ast.ts';
import { CompiledBlock } from '../compile/compiled-block.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { ScriptBlock } from '../runspace.ts';
import type { ScriptType } from './script-type.ts';

const blocks = new WeakMap<ScriptType, ScriptBlock>();

export function defineInitializerBlock(
  type: ScriptType,
  { extent, name }: TypeDefinitionAst,
  context: SourceContext,
): void {
  const ast: ScriptBlockAst = {
    kind: 'ScriptBlock',
    extent,
    usingStatements: [],
    attributes: [],
    paramBlock: null,
    dynamicParamBlock: null,
    beginBlock: null,
    processBlock: null,
    endBlock: null,
    cleanBlock: null,
    scriptRequirements: null,
  };
  blocks.set(type, new ScriptBlock(new CompiledBlock(ast, context, [], name), null));
}

export function initializerBlock(type: ScriptType): ScriptBlock {
  const block = blocks.get(type);
  if (!block) throw new Error(`The class ${type.fullName} was not defined to its end.`);
  return block;
}
