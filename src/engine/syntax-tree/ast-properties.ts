/**
 * The properties of nodes as scripts see them. A property is what the language room's node holds under the same name in
 * camel case, but for those named here.
 */
import type {
  Ast,
  AttributedExpressionAst,
  CommandAst,
  ConvertExpressionAst,
  ErrorStatementAst,
  FunctionDefinitionAst,
  FunctionMemberAst,
  IfClause,
  PropertyMemberAst,
  ScriptRequirements,
  SwitchClause,
  SwitchFlags,
  TypeDefinitionAst,
} from '../../language/ast.ts';
import { Extent } from '../../language/extent.ts';
import type { PropertyDeclaration } from '../../types/type-declaration.ts';
import { type NumericLiteral, numberFromLiteral } from '../../types/values/numeric-literal.ts';
import { VariablePathObject } from '../language-tokens.ts';
import { staticTypeOf } from '../static-type.ts';
import { AST_CLASSES } from './ast-classes.ts';
import type { AstObject } from './ast-object.ts';
import { readerOf, signatureType } from './ast-value.ts';
import { ScriptRequirementsObject } from './script-requirements-object.ts';

type Find = (node: never, self: AstObject) => unknown;

/** Bits of MethodAttributes and PropertyAttributes. */
const PUBLIC = 1;
const STATIC = 16;
const LITERAL = 32;
const HIDDEN = 64;

const TYPE_KINDS = { Class: 1, Interface: 2, Enum: 4 } as const;

/** Members of SwitchFlags in the order of their bits. */
const SWITCH_FLAGS: readonly (keyof SwitchFlags)[] = [
  'file',
  'regex',
  'wildcard',
  'exact',
  'caseSensitive',
  'parallel',
];

const INVOCATION = { none: 'Unknown', '&': 'Ampersand', '.': 'Dot' } as const;

function methodAttributes({ isStatic, isHidden }: FunctionMemberAst): number {
  return PUBLIC | (isStatic ? STATIC : 0) | (isHidden ? HIDDEN : 0);
}

function propertyAttributes({ isStatic, isHidden, isEnumMember }: PropertyMemberAst): number {
  if (isEnumMember) return PUBLIC | STATIC | LITERAL;
  return PUBLIC | (isStatic ? STATIC : 0) | (isHidden ? HIDDEN : 0);
}

function isInCatch(self: AstObject): boolean {
  for (let at = self.parent; at !== null; at = at.parent) if (at.node.kind === 'CatchClause') return true;
  return false;
}

const pairs = ({ clauses }: { readonly clauses: readonly (IfClause | SwitchClause)[] }) =>
  clauses.map(({ condition, body }) => [condition, body]);

/** An empty list of these is none at all. */
const noneIfEmpty = (list: readonly unknown[] | null) => (list === null || list.length === 0 ? null : list);

/** What a property is where the node does not hold it under its name; by class or kind, and name. */
const FOUND: Readonly<Record<string, Find>> = {
  // What stands for the call of a base constructor that nobody wrote has no place in the text.
  'Ast.Extent': ({ kind, extent }: Ast) =>
    kind === 'CommandExpression' && extent.isEmpty ? new Extent(extent.source, 0, 0) : extent,
  'AttributedExpressionAst.Attribute': (node: AttributedExpressionAst | ConvertExpressionAst) =>
    node.kind === 'ConvertExpression' ? node.type : node.attribute,
  'CatchClauseAst.IsCatchAll': ({ catchTypes }: { catchTypes: readonly unknown[] }) => catchTypes.length === 0,
  'CommandAst.InvocationOperator': ({ invocationOperator }: CommandAst) => INVOCATION[invocationOperator],
  // The keywords of configurations, which alone define commands, are not parsed here.
  'CommandAst.DefiningKeyword': () => null,
  'ConstantExpressionAst.Value': ({ value }: { value: NumericLiteral | string | boolean }) =>
    typeof value === 'object' ? numberFromLiteral(value) : value,
  'ForEachStatementAst.Flags': ({ flags }: { flags: { parallel: boolean } }) => (flags.parallel ? 1 : 0),
  'FunctionDefinitionAst.Parameters': ({ parameters }: FunctionDefinitionAst) => noneIfEmpty(parameters),
  'FunctionMemberAst.MethodAttributes': methodAttributes,
  'FunctionMemberAst.IsPublic': () => true,
  'FunctionMemberAst.IsPrivate': () => false,
  'IfStatementAst.Clauses': pairs,
  'InvokeMemberExpressionAst.Arguments': ({ arguments: args }: { arguments: readonly unknown[] }) => noneIfEmpty(args),
  'InvokeMemberExpressionAst.GenericTypeArguments': ({ genericTypeArguments = [] }: { genericTypeArguments?: [] }) =>
    noneIfEmpty(genericTypeArguments),
  'PropertyMemberAst.PropertyAttributes': propertyAttributes,
  'PropertyMemberAst.IsPublic': () => true,
  'PropertyMemberAst.IsPrivate': () => false,
  'PropertyMemberAst.IsStatic': ({ isStatic, isEnumMember }: PropertyMemberAst) => isStatic || isEnumMember,
  'NamedBlockAst.Traps': ({ traps }: { traps: readonly unknown[] }) => noneIfEmpty(traps),
  'StatementBlockAst.Traps': ({ traps }: { traps: readonly unknown[] }) => noneIfEmpty(traps),
  'ErrorExpressionAst.NestedAst': ({ nestedAst }: { nestedAst: readonly unknown[] }) => noneIfEmpty(nestedAst),
  'ErrorStatementAst.Kind': ({ switchParts }: ErrorStatementAst) => switchParts?.keyword ?? null,
  'ErrorStatementAst.Flags': ({ switchParts }: ErrorStatementAst) =>
    switchParts && switchParts.flags.size > 0 ? switchParts.flags : null,
  'ErrorStatementAst.Conditions': ({ switchParts }: ErrorStatementAst) => noneIfEmpty(switchParts?.conditions ?? null),
  'ErrorStatementAst.Bodies': ({ switchParts }: ErrorStatementAst) => noneIfEmpty(switchParts?.bodies ?? null),
  'ErrorStatementAst.NestedAst': ({ switchParts, nestedAst }: ErrorStatementAst) =>
    switchParts ? null : noneIfEmpty(nestedAst),
  'ScriptBlockAst.ScriptRequirements': ({ scriptRequirements }: { scriptRequirements: ScriptRequirements | null }) =>
    scriptRequirements && new ScriptRequirementsObject(scriptRequirements),
  'SwitchStatementAst.Clauses': pairs,
  'SwitchStatementAst.Default': ({ defaultClause }: { defaultClause: Ast | null }) => defaultClause,
  'SwitchStatementAst.Flags': ({ flags }: { flags: SwitchFlags }) =>
    SWITCH_FLAGS.reduce((bits, name, at) => (flags[name] ? bits | (1 << at) : bits), 0),
  'ThrowStatementAst.IsRethrow': ({ pipeline }: { pipeline: unknown }, self) => pipeline === null && isInCatch(self),
  'TypeDefinitionAst.TypeAttributes': ({ typeKind }: TypeDefinitionAst) => TYPE_KINDS[typeKind],
  'TypeDefinitionAst.IsEnum': ({ typeKind }: TypeDefinitionAst) => typeKind === 'Enum',
  'TypeDefinitionAst.IsClass': ({ typeKind }: TypeDefinitionAst) => typeKind === 'Class',
  'TypeDefinitionAst.IsInterface': ({ typeKind }: TypeDefinitionAst) => typeKind === 'Interface',
  'UnaryExpressionAst.TokenKind': ({ operator }: { operator: string }) => operator,
  'VariableExpressionAst.VariablePath': ({ userPath }: { userPath: string }) => VariablePathObject.of(userPath),
  'VariableExpressionAst.Splatted': ({ splatted = false }: { splatted?: boolean }) => splatted,
  'MemberExpressionAst.Static': (node: { static?: boolean }) => node.static ?? false,
  'MemberExpressionAst.NullConditional': ({ nullConditional = false }: { nullConditional?: boolean }) =>
    nullConditional,
};

/** Nodes that stand for others, by class and property: what the language room's node does not hold at all. */
const SYNTHESIZED: Readonly<Record<string, (self: AstObject) => AstObject | null>> = {
  'NamedAttributeArgumentAst.Argument': (self) =>
    self.node.kind === 'NamedAttributeArgument' ? self.argumentOf(self.node) : null,
  'FunctionMemberAst.Body': (self) =>
    self.node.kind === 'FunctionMember' ? self.methodDefinition(self.node).child(self.node.body) : null,
  'MemberExpressionAst.Expression': (self) =>
    self.node.kind === 'BaseCtorInvokeMemberExpression' ? self.baseCallParts(self.node)[0] : null,
  'MemberExpressionAst.Member': (self) =>
    self.node.kind === 'BaseCtorInvokeMemberExpression' ? self.baseCallParts(self.node)[1] : null,
};

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The parameters of a method belong to the function definition in it. */
function ownerOf(self: AstObject, key: string): AstObject {
  const { node } = self;
  return key === 'FunctionMemberAst.Parameters' && node.kind === 'FunctionMember' ? self.methodDefinition(node) : self;
}

function getter(className: string, type: string, name: string): (self: AstObject) => unknown {
  if (name === 'StaticType') return staticTypeOf;
  if (name === 'Parent') return (self) => self.parent;
  const key = `${className}.${name}`;
  const read = readerOf(type);
  const find = FOUND[key];
  const held = lowerFirst(name);
  const made = SYNTHESIZED[key];
  const rawOf = (self: AstObject) =>
    find ? find(self.node as never, self) : (self.node as unknown as Record<string, unknown>)[held];
  return (self) => {
    // Two classes may declare a property of one name; the value is the same, but for its type.
    if (!self.values.has(name)) self.values.set(name, made?.(self) ?? read(rawOf(self), ownerOf(self, key)));
    return self.values.get(name);
  };
}

/** The properties that a class of nodes declares itself. */
export function propertiesOf(className: string): PropertyDeclaration[] {
  return (AST_CLASSES[className]?.properties ?? []).map((declared) => {
    const [type = '', name = ''] = declared.split(' ');
    return [`${signatureType(type)} ${name} {get;}`, getter(className, type, name)];
  });
}
