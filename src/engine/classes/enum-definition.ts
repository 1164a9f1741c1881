/** The members of a script's enum. */
import type { Ast, ExpressionAst, TypeDefinitionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import type { ParseError } from '../../language/parse-error.ts';
import { tryConvertTo } from '../../types/conversion/conversion.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import type { EnumMembers } from '../../types/type-declaration.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { compileExpression } from '../compile/expression-port.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { resolveTypeName, tryResolveTypeName } from '../compile/type-names.ts';
import { currentRunspace } from '../current-runspace.ts';
import { classError } from './class-error.ts';
import type { Definition, ScriptType } from './script-type.ts';

/** Defines the enums of a text. A value may use members of the other ones, wherever they stand. */
export function defineEnums(definitions: readonly Definition[]): ParseError[] {
  const errors: ParseError[] = [];
  const running = new Set<NetType>();
  const waiting = new Map(definitions.map((definition) => [definition.type as NetType, definition]));
  const define = (definition: Definition): void => {
    if (!waiting.delete(definition.type)) return;
    const { one, type: own, context } = definition;
    running.add(own);
    for (const type of enumsNamedBy(one, context)) {
      const needed = waiting.get(type);
      if (needed) define(needed);
      else if (type !== own && running.has(type)) errors.push(...cycle(definitions));
    }
    running.delete(own);
    if (errors.length === 0) errors.push(...defineEnum(own, one, context));
  };
  for (const definition of definitions) if (errors.length === 0) define(definition);
  return errors;
}

function cycle(definitions: readonly Definition[]): ParseError[] {
  const message = 'Cannot define enum because of a cycle in the initialization expressions.';
  return definitions.map(({ one }) => classError(one.extent, 'CycleInEnumInitializers', message));
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

/** Values count up from the one before, beginning with 0; those of flags too. */
function defineEnum(type: ScriptType, ast: TypeDefinitionAst, context: SourceContext): ParseError[] {
  const { draft } = type;
  const [base] = ast.baseTypes;
  if (base) {
    draft.underlying = resolveTypeName(base.typeName, context, currentRunspace().topFrame()).displayName;
  }
  if (
    ast.attributes.some(
      ({ typeName }) => typeName.kind === 'TypeName' && /^(system\.)?flags(attribute)?$/i.test(typeName.name),
    )
  )
    draft.flags = true;
  // A name such as __proto__ must be a member like any other.
  const members = Object.create(null) as Record<string, bigint>;
  const errors: ParseError[] = [];
  const underlying = draft.underlying ?? 'int';
  const [least, most] = boundsOf(underlying);
  let next = 0n;
  for (const member of ast.members) {
    if (member.kind !== 'PropertyMember') continue;
    if (member.initialValue) {
      const value = memberValue(member.initialValue, context);
      if (typeof value !== 'bigint') {
        errors.push(value);
        continue;
      }
      next = value;
    }
    if (next < least || next > most) {
      const message = `Enumerator value is either too large or too small for ${underlying}.`;
      errors.push(classError((member.initialValue ?? member).extent, 'EnumeratorValueOutOfBounds', message));
    }
    members[member.name] = next;
    next += 1n;
    type.setEnumMembers(Object.assign(Object.create(null), members) as EnumMembers);
  }
  return errors;
}

const BITS: ReadonlyMap<string, number> = new Map([
  ['byte', 8],
  ['sbyte', -8],
  ['ushort', 16],
  ['short', -16],
  ['uint', 32],
  ['int', -32],
  ['ulong', 64],
  ['long', -64],
]);

/** The least and the greatest value of an integral type. */
function boundsOf(underlying: string): [bigint, bigint] {
  const bits = BITS.get(underlying) ?? -64;
  return bits > 0 ? [0n, 2n ** BigInt(bits) - 1n] : [-(2n ** BigInt(-bits - 1)), 2n ** BigInt(-bits - 1) - 1n];
}

/** The value written behind a name, or what is wrong with it. */
function memberValue(written: ExpressionAst, context: SourceContext): bigint | ParseError {
  const { extent } = written;
  const notConstant = () =>
    classError(extent, 'EnumeratorValueMustBeConstant', 'Enumerator value must be a constant value.');
  if (!isConstant(written)) return notConstant();
  const value = compileExpression(written, context)(currentRunspace().topFrame());
  if (value === null || value === undefined) return notConstant();
  if (typeof value === 'bigint') return value;
  if (value instanceof EnumValue) return value.value;
  const number = tryConvertTo(value, typeNamed('System.Decimal'));
  const whole = number && tryConvertTo(number.value, typeNamed('System.Numerics.BigInteger'));
  return whole
    ? (whole.value as bigint)
    : classError(extent, 'CannotConvertValue', 'Cannot convert the value to type "int".');
}

/** Whether a value is known without running the script: no variables, no calls. */
function isConstant(ast: Ast): boolean {
  let constant = true;
  walkAst(ast, (node) => {
    if (node.kind === 'VariableExpression' || node.kind === 'InvokeMemberExpression' || node.kind === 'Command') {
      constant = false;
    }
  });
  return constant;
}
