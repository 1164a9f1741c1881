/** The members of a script's enum. */
import type { PropertyMemberAst, TypeDefinitionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { convertTo } from '../../types/conversion/conversion.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import type { EnumMembers } from '../../types/type-declaration.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import type { Int64 } from '../../types/values/numbers.ts';
import { compileExpression } from '../compile/expressions.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { resolveTypeName, tryResolveTypeName } from '../compile/type-names.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { Definition } from './define-types.ts';
import type { ScriptType } from './script-type.ts';

/** Defines the enums of a text. A value may use members of the other ones, wherever they stand. */
export function defineEnums(definitions: readonly Definition[]): void {
  const waiting = new Map(definitions.map((definition) => [definition.type as NetType, definition]));
  const define = (definition: Definition): void => {
    if (!waiting.delete(definition.type)) return;
    const { one, context } = definition;
    for (const type of enumsNamedBy(one, context)) {
      const needed = waiting.get(type);
      if (needed) define(needed);
    }
    defineEnum(definition.type, one, context);
  };
  for (const definition of definitions) define(definition);
}

/** The types that the values of an enum's members name. */
function enumsNamedBy(ast: TypeDefinitionAst, context: SourceContext): NetType[] {
  const types: NetType[] = [];
  walkAst(ast, (node) => {
    const type = node.kind === 'TypeExpression' ? tryResolveTypeName(node.typeName, context) : undefined;
    if (type) types.push(type);
  });
  return types;
}

/** Values count up from the one before, beginning with 0; those of flags double. */
function defineEnum(type: ScriptType, ast: TypeDefinitionAst, context: SourceContext): void {
  const { draft } = type;
  if (ast.baseTypes.length > 0) {
    draft.underlying = resolveTypeName(ast.baseTypes[0]!.typeName, context, currentRunspace().topFrame()).displayName;
  }
  if (
    ast.attributes.some(
      ({ typeName }) => typeName.kind === 'TypeName' && /^(system\.)?flags(attribute)?$/i.test(typeName.name),
    )
  )
    draft.flags = true;
  // A name such as __proto__ must be a member like any other.
  const members = Object.create(null) as Record<string, bigint>;
  let next = 0n;
  for (const member of ast.members) {
    if (member.kind !== 'PropertyMember') continue;
    if (member.initialValue) next = memberValue(member, context);
    members[member.name] = next;
    next = !draft.flags ? next + 1n : next === 0n ? 1n : next * 2n;
    type.setEnumMembers(members as EnumMembers);
  }
}

function memberValue(member: PropertyMemberAst, context: SourceContext): bigint {
  const frame = currentRunspace().topFrame();
  const value = compileExpression(member.initialValue!, context)(frame);
  if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value);
  if (value instanceof EnumValue) return value.value;
  if (value === null || value === undefined) {
    throw runtimeException(
      'EnumeratorValueMustBeConstant',
      'ParserError',
      'Enumerator value must be a constant value.',
      { target: member.name },
    );
  }
  return (convertTo(value, typeNamed('System.Int64')) as Int64).value;
}
