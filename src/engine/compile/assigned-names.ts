/** Names that a script block assigns in its own scope (not in nested script blocks or functions). */
import type { Ast, ExpressionAst, ScriptBlockAst } from '../../language/ast.ts';

/** The unscoped variable names on the left of assignments, in foreach heads and in ++/--. */
export function assignedNames(block: ScriptBlockAst): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (const part of [
    block.dynamicParamBlock,
    block.beginBlock,
    block.processBlock,
    block.endBlock,
    block.cleanBlock,
  ]) {
    if (part) collect(part, names, seen);
  }
  return names;
}

function add(target: ExpressionAst, names: string[], seen: Set<string>): void {
  switch (target.kind) {
    case 'VariableExpression':
      if ((target.scope === null || target.scope === 'local') && !seen.has(target.name.toLowerCase())) {
        seen.add(target.name.toLowerCase());
        names.push(target.name);
      }
      break;
    case 'ConvertExpression':
    case 'AttributedExpression':
      add(target.child, names, seen);
      break;
    case 'ArrayLiteral':
      for (const element of target.elements) add(element, names, seen);
      break;
    case 'ParenExpression': {
      const pipeline = target.pipeline;
      if (pipeline.kind === 'Pipeline' && pipeline.pipelineElements[0]?.kind === 'CommandExpression') {
        add(pipeline.pipelineElements[0].expression, names, seen);
      }
      break;
    }
  }
}

function collect(node: unknown, names: string[], seen: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, names, seen);
    return;
  }
  if (typeof node !== 'object' || node === null || !('kind' in node)) {
    if (typeof node === 'object' && node !== null && 'condition' in node && 'body' in node) {
      collect(node.condition, names, seen);
      collect(node.body, names, seen);
    }
    return;
  }
  const ast = node as Ast;
  switch (ast.kind) {
    case 'ScriptBlockExpression':
    case 'FunctionDefinition':
    case 'TypeDefinition':
      return;
    case 'AssignmentStatement':
      add(ast.left, names, seen);
      break;
    case 'ForEachStatement':
      add(ast.variable, names, seen);
      break;
    case 'UnaryExpression':
      add(ast.child, names, seen);
      break;
  }
  for (const key in ast) {
    if (key === 'extent' || key === 'kind') continue;
    const value = (ast as unknown as Record<string, unknown>)[key];
    if (typeof value === 'object' && value !== null) collect(value, names, seen);
  }
}
