/** StaticType of expressions and parameters: the type that the text alone tells. */

import type { Ast, TypeNameAst } from '../language/ast.ts';
import { arrayTypeOf, type NetType, typeNamed } from '../types/net-type.ts';
import { typeOf } from '../types/type-of.ts';
import type { SourceContext } from './compile/source-context.ts';
import { tryResolveTypeName } from './compile/type-names.ts';
import { currentRunspace } from './current-runspace.ts';
import type { AstObject } from './syntax-tree.ts';

const OBJECT = 'System.Object';

/** Kinds of nodes whose values are of one type; those of the others can be anything. */
const TYPES: Readonly<Partial<Record<Ast['kind'], string>>> = {
  StringConstantExpression: 'System.String',
  ExpandableStringExpression: 'System.String',
  Hashtable: 'System.Collections.Hashtable',
  ScriptBlockExpression: 'System.Management.Automation.ScriptBlock',
  TypeExpression: 'System.Type',
};

export function staticTypeOf(self: AstObject): NetType {
  const { node } = self;
  switch (node.kind) {
    case 'ConstantExpression':
      return typeOf(self.part('Value')) ?? typeNamed(OBJECT);
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
