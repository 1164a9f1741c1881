/** Variables that the text itself sets and that are seen from a place: what each is, as far as the text tells. */
import { shortTypeName } from '../../engine/binder/syntax.ts';
import type { Ast, CommandAst, ExpressionAst, TypeNameAst } from '../../language/ast.ts';
import { typeOf } from '../../types/type-of.ts';
import { argumentOf } from './command-arguments.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Inferred } from './inferred.ts';

/** Parameters that name a variable which takes something of the command. */
const KEEPING = ['OutVariable', 'ErrorVariable', 'WarningVariable', 'InformationVariable'];

/** What the streams carry. */
const RECORDS: Readonly<Record<string, string>> = {
  Error: 'ErrorRecord',
  Warning: 'WarningRecord',
  Verbose: 'VerboseRecord',
  Debug: 'DebugRecord',
  Information: 'InformationRecord',
};

/** By name, the types' short names; null where the text does not tell. */
export function variablesInText(place: CompletionPlace): Map<string, string | null> {
  const { places, cursor } = place;
  const found = new Map<string, string | null>();
  for (const node of places.all()) {
    if (node.extent.startOffset >= cursor || isHidden(place, node)) continue;
    for (const [name, type] of setBy(place, node)) found.set(name, found.get(name) ?? type);
  }
  return found;
}

type Setting = readonly [name: string, type: string | null];

function* setBy(place: CompletionPlace, node: Ast): Generator<Setting> {
  const { inference, cursor } = place;
  const isBefore = node.extent.endOffset < cursor;
  switch (node.kind) {
    case 'AssignmentStatement':
      if (isBefore) yield* assigned(node.left, null, () => typeNameOf(inference.infer(node.right)));
      break;
    case 'ForEachStatement':
      yield [node.variable.name, null];
      break;
    case 'Parameter':
      if (isBefore) yield [node.name.name, node.staticType ? constraintName(node.staticType.typeName) : 'Object'];
      break;
    case 'DataStatement':
      if (isBefore && node.variable !== null) yield [node.variable, null];
      break;
    case 'Command':
      if (isBefore) yield* keptBy(node);
      yield* pipelineVariable(place, node);
      break;
    case 'FileRedirection': {
      const name =
        node.location.kind === 'StringConstantExpression' && /^variable:(.+)$/i.exec(node.location.value)?.[1];
      if (name && isBefore) yield [name, RECORDS[node.fromStream] ?? null];
      break;
    }
    default:
      break;
  }
}

/** The variables of an assignment's left side; the first type that stands before one is its type. */
function* assigned(target: ExpressionAst, type: string | null, typeOfValue: () => string | null): Generator<Setting> {
  switch (target.kind) {
    case 'VariableExpression':
      yield [target.name, type ?? typeOfValue()];
      break;
    case 'ConvertExpression':
      yield* assigned(target.child, type ?? constraintName(target.type.typeName), typeOfValue);
      break;
    case 'AttributedExpression':
      yield* assigned(target.child, type, typeOfValue);
      break;
    case 'ArrayLiteral':
      for (const element of target.elements) yield* assigned(element, null, () => null);
      break;
    case 'ParenExpression': {
      const [only] = target.pipeline.kind === 'Pipeline' ? target.pipeline.pipelineElements : [];
      if (only?.kind === 'CommandExpression') yield* assigned(only.expression, type, () => null);
      break;
    }
    default:
      break;
  }
}

function constraintName({ extent }: TypeNameAst): string {
  return extent.text;
}

function* keptBy(command: CommandAst): Generator<Setting> {
  for (const parameter of KEEPING) {
    const name = argumentOf(command, parameter, Number.MAX_SAFE_INTEGER);
    if (name?.kind === 'StringConstantExpression') yield [name.value.replace(/^\+/, ''), null];
  }
}

/** Is there within the pipeline only. */
function* pipelineVariable({ places, cursor }: CompletionPlace, command: CommandAst): Generator<Setting> {
  const pipeline = places.parentOf(command);
  if (pipeline && pipeline.extent.endOffset < cursor) return;
  const name = argumentOf(command, 'PipelineVariable', Number.MAX_SAFE_INTEGER);
  if (name?.kind === 'StringConstantExpression') yield [name.value, null];
}

/** In a function or in a block that runs in a scope of its own, unless the place is there too. */
function isHidden({ places, cursor }: CompletionPlace, node: Ast): boolean {
  for (const around of places.around(node)) {
    const { startOffset, endOffset } = around.extent;
    if (startOffset < cursor && cursor <= endOffset) return false;
    if (around.kind === 'FunctionDefinition' || around.kind === 'TypeDefinition') return true;
    if (around.kind !== 'ScriptBlockExpression') continue;
    const parent = places.parentOf(around);
    if (parent?.kind === 'Command' && parent.invocationOperator === '&' && parent.commandElements[0] === around)
      return true;
  }
  return false;
}

/** The short name of the first thing that a value may be. */
export function typeNameOf(inferred: readonly Inferred[]): string | null {
  const [first] = inferred;
  switch (first?.kind) {
    case 'value': {
      const type = typeOf(first.value);
      return type === null ? null : shortTypeName(type);
    }
    case 'type':
      return shortTypeName(first.type);
    case 'class':
      return first.isStatic ? null : first.definition.name;
    case 'object':
      return 'psobject';
    default:
      return null;
  }
}
