/** What a script uses, told from its text alone: commands with their parameters, and types. */
import type { Ast, CommandAst, ScriptBlockAst, SimpleTypeNameAst, TypeNameAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';

/** A name, with the lines on which it stands. */
export interface UsedName {
  readonly name: string;
  readonly lines: readonly number[];
}

export interface UsedCommand extends UsedName {
  readonly parameters: readonly UsedName[];
}

export interface ScriptFacts {
  readonly commands: readonly UsedCommand[];
  readonly types: readonly UsedName[];
  /** Functions and classes that the script itself defines, in lower case. */
  readonly own: ReadonlySet<string>;
  /** Lines on which what is called is known only when the script runs. */
  readonly unknownCalls: readonly number[];
}

/** Names in the order in which they come, each once, whatever its case. */
class Names<More extends object> {
  private readonly found = new Map<string, { name: string; lines: number[] } & More>();

  constructor(private readonly more: () => More) {}

  add(name: string, line: number): { name: string; lines: number[] } & More {
    const key = name.toLowerCase();
    const entry = this.found.get(key) ?? { name, lines: [], ...this.more() };
    this.found.set(key, entry);
    if (entry.lines.at(-1) !== line) entry.lines.push(line);
    return entry;
  }

  all(): ({ name: string; lines: number[] } & More)[] {
    return [...this.found.values()];
  }
}

/**
 * Reads a script's tree.
 * @param takesText whether a parameter of a command is a text: the block behind it (`-Filter {LineURI -ne $null}`) is no code
 */
export function factsOf(
  script: ScriptBlockAst,
  takesText: (command: string, parameter: string) => boolean,
): ScriptFacts {
  const commands = new Names(() => ({ parameters: new Names(() => ({})) }));
  const types = new Names(() => ({}));
  const own = new Set<string>();
  const unknownCalls: number[] = [];
  const texts = new Set<Ast>();
  const visit = (node: Ast): void => {
    if (texts.has(node)) return;
    if (node.kind === 'Command') {
      takeCommand(node, commands, unknownCalls);
      for (const block of textBlocks(node, takesText)) texts.add(block);
    }
    if (node.kind === 'FunctionDefinition' || node.kind === 'TypeDefinition') own.add(node.name.toLowerCase());
    for (const name of typesIn(node)) types.add(name.name, name.extent.startLine);
    visitChildren(node, visit);
  };
  visit(script);
  return {
    commands: commands.all().map(({ name, lines, parameters }) => ({ name, lines, parameters: parameters.all() })),
    types: types.all(),
    own,
    unknownCalls,
  };
}

function takeCommand(
  { commandElements, extent }: CommandAst,
  commands: Names<{ parameters: Names<object> }>,
  unknownCalls: number[],
): void {
  const [called, ...elements] = commandElements;
  if (called.kind !== 'StringConstantExpression') {
    if (called.kind !== 'ScriptBlockExpression') unknownCalls.push(extent.startLine);
    return;
  }
  const command = commands.add(called.value, called.extent.startLine);
  for (const element of elements)
    if (element.kind === 'CommandParameter') command.parameters.add(element.parameterName, element.extent.startLine);
}

/** Script blocks behind parameters that take a text. */
function textBlocks(
  { commandElements: [called, ...elements] }: CommandAst,
  takesText: (command: string, parameter: string) => boolean,
): Ast[] {
  if (called.kind !== 'StringConstantExpression') return [];
  return elements.flatMap((element, index) => {
    if (element.kind !== 'CommandParameter') return [];
    const value = element.argument ?? elements[index + 1];
    return value?.kind === 'ScriptBlockExpression' && takesText(called.value, element.parameterName) ? [value] : [];
  });
}

/** Names of types, an array's and a generic type's parts one by one, that one node says. */
function typesIn(node: Ast): SimpleTypeNameAst[] {
  switch (node.kind) {
    case 'TypeExpression':
    case 'TypeConstraint':
      return partsOf(node.typeName);
    case 'ConvertExpression':
      return partsOf(node.type.typeName);
    case 'AttributedExpression':
      return node.attribute.kind === 'TypeConstraint' ? partsOf(node.attribute.typeName) : [];
    default:
      return [];
  }
}

function partsOf(name: TypeNameAst): SimpleTypeNameAst[] {
  switch (name.kind) {
    case 'TypeName':
      return [name];
    case 'ArrayTypeName':
      return partsOf(name.elementType);
    case 'GenericTypeName': {
      const definition = { ...name.typeName, name: `${name.typeName.name}\`${name.genericArguments.length}` };
      return [definition, ...name.genericArguments.flatMap(partsOf)];
    }
  }
}

/** `List[int]` as a type is called whose definition is `List`1`. */
export function shownTypeName(name: string): string {
  return name.replace(/`(\d+)$/, (_, count) => `[${','.repeat(Number(count) - 1)}]`);
}
