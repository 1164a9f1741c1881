/**
 * Which typed variables a block keeps as locals of its compiled code. PowerShell converts the values of these as a cast
 * does, with a cast's errors; those that it looks up by name carry the type as an attribute, which is stricter about
 * booleans and fails as a transformation. A local has one type, written at its first assignment and without attributes
 * (VariableAnalysis in PowerShell).
 */
import type { Ast, AttributeBaseAst, ExpressionAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import type { BlockCode, Frame } from '../runspace.ts';
import { mayMakeVariables } from './own-variables.ts';
import { typeNameText } from './type-names.ts';

/** Whether a typed variable of the block that runs in a frame is one of its locals. */
export function isTypedLocal(f: Frame, key: string): boolean {
  return !f.sharesScope && keepsTypedLocals(f.block.code) && typesIn(f.block.code).get(key) !== null;
}

/** The same for a parameter, where the block is called in a scope of its own. */
export function isTypedLocalParameter(code: BlockCode, key: string): boolean {
  return keepsTypedLocals(code) && typesIn(code).get(key) !== null;
}

function keepsTypedLocals(code: BlockCode): boolean {
  return !mayMakeVariables(code);
}

/** By variable: its type as written, '' before any, null when it has several or attributes. */
type Types = Map<string, string | null>;

const known = new WeakMap<BlockCode, Types>();

function typesIn(code: BlockCode): Types {
  let types = known.get(code);
  if (!types) {
    known.set(code, (types = new Map()));
    for (const { name, attributes } of code.parameters) {
      const constraints = attributes.filter(({ kind }) => kind === 'TypeConstraint');
      note(types, name.name.toLowerCase(), constraints);
    }
    const { beginBlock, processBlock, endBlock, cleanBlock, dynamicParamBlock } = code.ast;
    for (const block of [dynamicParamBlock, beginBlock, processBlock, endBlock, cleanBlock]) {
      if (block) noteAssignments(types, block);
    }
  }
  return types;
}

function noteAssignments(types: Types, ast: Ast): void {
  if (ast.kind === 'ScriptBlockExpression' || ast.kind === 'FunctionDefinition' || ast.kind === 'TypeDefinition')
    return;
  visitChildren(ast, (child) => noteAssignments(types, child));
  if (ast.kind === 'AssignmentStatement') noteTarget(types, ast.left);
  else if (ast.kind === 'ForEachStatement') noteTarget(types, ast.variable);
}

function noteTarget(types: Types, target: ExpressionAst): void {
  if (target.kind === 'ArrayLiteral') for (const element of target.elements) noteTarget(types, element);
  const constraints: AttributeBaseAst[] = [];
  let inner = target;
  while (inner.kind === 'ConvertExpression' || inner.kind === 'AttributedExpression') {
    constraints.push(inner.kind === 'ConvertExpression' ? inner.type : inner.attribute);
    inner = inner.child;
  }
  if (inner.kind === 'VariableExpression') note(types, inner.name.toLowerCase(), constraints);
}

/** A later assignment without a type keeps the one that the variable has; one that stands first leaves it without. */
function note(types: Types, key: string, constraints: readonly AttributeBaseAst[]): void {
  const before = types.get(key);
  const [first, second] = constraints;
  if (!first) {
    if (before === undefined) types.set(key, '');
    return;
  }
  const type = !second && first.kind === 'TypeConstraint' ? typeNameText(first.typeName).toLowerCase() : null;
  types.set(key, before === undefined || before === type ? type : null);
}
