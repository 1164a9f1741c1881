/** The types that a C# source declares: made known to each other first, then given members, then their code. */
import { unboxed } from '../../types/members/value-boxing.ts';
import { NetType, typeNamed } from '../../types/net-type.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { type CodeContext, Locals } from './code.ts';
import { ExpressionCompiler } from './compile-expressions.ts';
import { refuse } from './csharp-error.ts';
import { CSharpType } from './csharp-type.ts';
import { MemberDefiner } from './define-members.ts';
import { castTo } from './operations.ts';
import { parseSource } from './parse-declarations.ts';
import type { TypeDefinition } from './tree.ts';
import { TypeResolver } from './type-resolver.ts';

interface Defined {
  readonly definition: TypeDefinition;
  readonly type: NetType;
}

/**
 * Reads a source and makes its types. They are not known to the session yet.
 * @throws CSharpError where the source is no C#, or goes beyond what is read of it.
 */
export function typesOfSource(source: string): NetType[] {
  const definitions = parseSource(source);
  if (definitions.length === 0) return [];
  const declared = new Map<string, NetType>();
  const all = definitions.map((definition): Defined => {
    if (declared.has(definition.name)) {
      refuse(`The type '${definition.name}' is already defined.`, definition);
    }
    const type = named(definition);
    declared.set(definition.name, type);
    return { definition, type };
  });
  const resolver = new TypeResolver(declared);
  for (const { definition, type } of all)
    if (type instanceof CSharpType) defineBases(type, definition, resolver, declared);
  for (const { definition, type } of all) if (!(type instanceof CSharpType)) defineValues(type, definition, resolver);
  // Bases before what derives from them, since fields are numbered from the base on.
  const definers = inOrderOfBases(all).map(({ definition, type }) => new MemberDefiner(type, definition, resolver));
  for (const definer of definers) definer.declare();
  for (const definer of definers) definer.compile();
  return all.map(({ type }) => type);
}

function named({ name, kind, modifiers, attributes }: TypeDefinition): NetType {
  if (kind === 'enum') {
    const flags = attributes.some((attribute) => /^(?:System\.)?Flags(?:Attribute)?$/.test(attribute.name));
    return new NetType(name, { name, kind, flags, members: {} });
  }
  const abstract = modifiers.has('abstract') || modifiers.has('static');
  return new CSharpType(name, { name, kind, ...(abstract && { abstract }) });
}

function defineBases(
  type: CSharpType,
  { bases, scope, name, kind }: TypeDefinition,
  resolver: TypeResolver,
  declared: ReadonlyMap<string, NetType>,
): void {
  const plus = name.lastIndexOf('+');
  const outer = plus < 0 ? undefined : declared.get(name.slice(0, plus));
  if (outer instanceof CSharpType) type.outer = outer;
  if (kind === 'struct') type.base = typeNamed('System.ValueType');
  const interfaces: string[] = [];
  for (const syntax of bases) {
    const base = resolver.resolve(syntax, scope, name, new Set());
    if (!base || base.isValueType || base.isArray || base.isEnum) {
      refuse(`A type cannot derive from '${syntax.name}'.`, syntax);
    }
    if (base.isInterface) interfaces.push(base.displayName);
    else type.base = base;
  }
  type.draft.interfaces = interfaces;
}

/** The values of an enum: each may name those before it. */
function defineValues(type: NetType, { values, bases, scope, name }: TypeDefinition, resolver: TypeResolver): void {
  const [underlying] = bases;
  const number = underlying ? resolver.resolve(underlying, scope, name, new Set()) : typeNamed('System.Int32');
  const members: Record<string, number | bigint> = {};
  const owner = new CSharpType(name, { name });
  const context: CodeContext = {
    owner,
    isStatic: true,
    scope,
    locals: new Locals(),
    typeParameters: new Set(),
    returns: null,
  };
  const expressions = new ExpressionCompiler(context, resolver, () => () => 0);
  let next = 0n;
  for (const { name: member, value } of values) {
    const at = { self: null, slots: [], outer: null, result: null };
    const given = value ? castTo(number ?? typeNamed('System.Int32'), expressions.compile(value)(at)) : null;
    const plain = given === null ? next : unboxed(given);
    const whole = BigInt(plain as number | bigint);
    next = whole + 1n;
    members[member] = Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
    owner.own.set(member, {
      kind: 'property',
      name: member,
      isStatic: true,
      type,
      get: () => EnumValue.of(type, whole),
      set: null,
    });
  }
  Object.assign(type.declaration, { members, ...(number && { underlying: number.displayName }) });
}

function inOrderOfBases(all: readonly Defined[]): { definition: TypeDefinition; type: CSharpType }[] {
  const classes = all.flatMap(({ definition, type }) => (type instanceof CSharpType ? [{ definition, type }] : []));
  const depth = (type: NetType): number => (type instanceof CSharpType ? 1 + depth(type.base) : 0);
  return classes.sort((a, b) => depth(a.type) - depth(b.type));
}
