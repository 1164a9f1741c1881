/** StaticType of expressions and parameters: the type that the text alone tells. */

import type { Ast, BinaryOperator, TypeNameAst } from '../language/ast.ts';
import { arrayTypeOf, type NetType, typeNamed } from '../types/net-type.ts';
import { typeOf } from '../types/type-of.ts';
import { type NumericLiteral, numberFromLiteral } from '../types/values/numeric-literal.ts';
import type { SourceContext } from './compile/source-context.ts';
import { tryResolveTypeName } from './compile/type-names.ts';
import { currentRunspace } from './current-runspace.ts';
import type { AstObject } from './syntax-tree/ast-object.ts';

const OBJECT = 'System.Object';

/** Kinds of nodes whose values are of one type; those of the others can be anything. */
const TYPES: Readonly<Partial<Record<Ast['kind'], string>>> = {
  StringConstantExpression: 'System.String',
  ExpandableStringExpression: 'System.String',
  Hashtable: 'System.Collections.Hashtable',
  ScriptBlockExpression: 'System.Management.Automation.ScriptBlock',
  TypeExpression: 'System.Type',
};

/** Operators whose results are of one type. */
const TYPES_OF_OPERATORS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  And: 'System.Boolean',
  Or: 'System.Boolean',
  Xor: 'System.Boolean',
  Is: 'System.Boolean',
};

/** What a constant is: a number, or the true of an attribute's argument without a value. */
function constantOf(value: NumericLiteral | boolean): unknown {
  return typeof value === 'object' ? numberFromLiteral(value) : value;
}

export function staticTypeOf(self: AstObject): NetType {
  const { node } = self;
  switch (node.kind) {
    case 'ConstantExpression':
      return typeOf(constantOf(node.value)) ?? typeNamed(OBJECT);
    case 'BinaryExpression':
      return typeNamed(TYPES_OF_OPERATORS[node.operator] ?? OBJECT);
    case 'UnaryExpression':
      return typeNamed(node.operator === 'Not' || node.operator === 'Exclaim' ? 'System.Boolean' : OBJECT);
    case 'ArrayExpression':
    case 'ArrayLiteral':
      return arrayTypeOf(typeNamed(OBJECT));
    case 'Parameter':
      return node.staticType ? typeNamedBy(node.staticType.typeName) : typeNamed(OBJECT);
    case 'ConvertExpression':
      return typeNamedBy(node.type.typeName);
  }
  return typeNamed(TYPES[node.kind] ?? OBJECT);
}

/** The type of a name; what is no type can be any object. */
function typeNamedBy(name: TypeNameAst): NetType {
  const context = { classes: null, namespaces: [] } as unknown as SourceContext;
  const runspace = currentRunspace();
  return tryResolveTypeName(name, context, runspace.activeFrame ?? runspace.topFrame()) ?? typeNamed(OBJECT);
}
