/** What the text of a command says of its arguments, where the command itself need not be known. */
import type { CommandAst, ExpressionAst } from '../../language/ast.ts';

/** An argument by its parameter's name, or by its place among those without a name. */
export function argumentOf(command: CommandAst, parameter: string, position: number): ExpressionAst | null {
  const elements = command.commandElements.slice(1);
  const plain: ExpressionAst[] = [];
  for (const [index, element] of elements.entries()) {
    if (element.kind !== 'CommandParameter') {
      const before = elements[index - 1];
      if (before?.kind === 'CommandParameter' && before.argument === null) continue;
      plain.push(element);
      continue;
    }
    if (!parameter.toLowerCase().startsWith(element.parameterName.toLowerCase())) continue;
    const next = elements[index + 1];
    return element.argument ?? (next && next.kind !== 'CommandParameter' ? next : null);
  }
  return plain[position] ?? null;
}

/** What Select-Object is told: names of properties, and the one to expand. */
export function selection(command: CommandAst): { property: string[]; expand: string | null } {
  const expanded = argumentOf(command, 'ExpandProperty', Number.MAX_SAFE_INTEGER);
  const chosen = argumentOf(command, 'Property', 0);
  return {
    property: chosen ? namesIn(chosen) : [],
    expand: expanded?.kind === 'StringConstantExpression' ? expanded.value : null,
  };
}

function namesIn(node: ExpressionAst): string[] {
  if (node.kind === 'StringConstantExpression') return [node.value];
  if (node.kind === 'ArrayLiteral') return node.elements.flatMap(namesIn);
  if (node.kind === 'Hashtable') {
    const name = node.keyValuePairs.find(([key]) => /^(?:n|name|l|label)$/i.test(key.extent.text))?.[1];
    const text = name?.extent.text.replace(/^['"]|['"]$/g, '');
    return text === undefined ? [] : [text];
  }
  return [];
}

/** Whether a command keeps its output in a variable (`-OutVariable x`). */
export function keptIn(command: CommandAst, name: string): boolean {
  const kept =
    argumentOf(command, 'OutVariable', Number.MAX_SAFE_INTEGER) ??
    argumentOf(command, 'PipelineVariable', Number.MAX_SAFE_INTEGER);
  return kept?.kind === 'StringConstantExpression' && kept.value.toLowerCase() === name;
}
