/**
 * The tree which the parser makes and everything else reads: execution, completion, highlighting, docs.
 *
 * Node names, properties and structure are those of System.Management.Automation.Language, camel-cased, so that what is
 * known of PowerShell's tree holds here too. All nodes are one discriminated union on `kind`.
 */
import type { NumericLiteral } from '../types/values/numeric-literal.ts';
import type { Extent } from './extent.ts';
import type { Token } from './token.ts';

export { Extent } from './extent.ts';
export type { NumericLiteral };

interface Node {
  readonly extent: Extent;
}

// ---------------------------------------------------------------- operators

/** Binary operators by token name. `-eq` and `-ieq` are both `Ieq`, `-ceq` is `Ceq`; so for all of that family. */
export type BinaryOperator =
  | 'Plus'
  | 'Minus'
  | 'Multiply'
  | 'Divide'
  | 'Rem'
  | 'Format'
  | 'DotDot'
  | 'And'
  | 'Or'
  | 'Xor'
  | 'Band'
  | 'Bor'
  | 'Bxor'
  | 'Shl'
  | 'Shr'
  | 'Join'
  | 'Is'
  | 'IsNot'
  | 'As'
  | 'QuestionQuestion'
  | 'Ieq'
  | 'Ine'
  | 'Ige'
  | 'Igt'
  | 'Ilt'
  | 'Ile'
  | 'Ilike'
  | 'Inotlike'
  | 'Imatch'
  | 'Inotmatch'
  | 'Ireplace'
  | 'Icontains'
  | 'Inotcontains'
  | 'Iin'
  | 'Inotin'
  | 'Isplit'
  | 'Ceq'
  | 'Cne'
  | 'Cge'
  | 'Cgt'
  | 'Clt'
  | 'Cle'
  | 'Clike'
  | 'Cnotlike'
  | 'Cmatch'
  | 'Cnotmatch'
  | 'Creplace'
  | 'Ccontains'
  | 'Cnotcontains'
  | 'Cin'
  | 'Cnotin'
  | 'Csplit';

/** Unary operators by token name; `Exclaim` is `!`, `Isplit` and `Join` are the unary forms of -split and -join. */
export type UnaryOperator =
  | 'Minus'
  | 'Plus'
  | 'Not'
  | 'Exclaim'
  | 'Bnot'
  | 'Join'
  | 'Isplit'
  | 'Csplit'
  | 'Comma'
  | 'PlusPlus'
  | 'MinusMinus'
  | 'PostfixPlusPlus'
  | 'PostfixMinusMinus';

/** Assignment operators by token name. */
export type AssignmentOperator =
  | 'Equals'
  | 'PlusEquals'
  | 'MinusEquals'
  | 'MultiplyEquals'
  | 'DivideEquals'
  | 'RemainderEquals'
  | 'QuestionQuestionEquals';

// ---------------------------------------------------------------- scripts and blocks

/** A script, the body of a function, or what stands between the braces of a script block. */
export interface ScriptBlockAst extends Node {
  readonly kind: 'ScriptBlock';
  readonly usingStatements: readonly UsingStatementAst[];
  readonly attributes: readonly AttributeBaseAst[];
  readonly paramBlock: ParamBlockAst | null;
  readonly dynamicParamBlock: NamedBlockAst | null;
  readonly beginBlock: NamedBlockAst | null;
  readonly processBlock: NamedBlockAst | null;
  /** A body without named blocks is an end block with `unnamed: true` (a process block in a filter). */
  readonly endBlock: NamedBlockAst | null;
  readonly cleanBlock: NamedBlockAst | null;
  /** `#requires` of the script; only on the root block. */
  readonly scriptRequirements: ScriptRequirements | null;
}

export interface ParamBlockAst extends Node {
  readonly kind: 'ParamBlock';
  readonly attributes: readonly AttributeBaseAst[];
  readonly parameters: readonly ParameterAst[];
}

export type NamedBlockKind = 'Begin' | 'Process' | 'End' | 'Clean' | 'Dynamicparam';

export interface NamedBlockAst extends Node {
  readonly kind: 'NamedBlock';
  readonly blockKind: NamedBlockKind;
  readonly unnamed: boolean;
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
}

export interface StatementBlockAst extends Node {
  readonly kind: 'StatementBlock';
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
}

/** One parameter; `attributes` holds attributes and type constraints in the order written. */
export interface ParameterAst extends Node {
  readonly kind: 'Parameter';
  readonly name: VariableExpressionAst;
  readonly attributes: readonly AttributeBaseAst[];
  /** The first type constraint among the attributes: what PowerShell calls the static type. */
  readonly staticType: TypeConstraintAst | null;
  readonly defaultValue: ExpressionAst | null;
}

// ---------------------------------------------------------------- attributes and type names

export interface AttributeAst extends Node {
  readonly kind: 'Attribute';
  readonly typeName: TypeNameAst;
  readonly positionalArguments: readonly ExpressionAst[];
  readonly namedArguments: readonly NamedAttributeArgumentAst[];
}

export interface NamedAttributeArgumentAst extends Node {
  readonly kind: 'NamedAttributeArgument';
  readonly argumentName: string;
  /** When omitted (`[Parameter(Mandatory)]`) the constant `$true`. */
  readonly argument: ExpressionAst;
  readonly expressionOmitted: boolean;
}

export interface TypeConstraintAst extends Node {
  readonly kind: 'TypeConstraint';
  readonly typeName: TypeNameAst;
}

export type AttributeBaseAst = AttributeAst | TypeConstraintAst;

/** `int`, `System.IO.File`, `My.Type, My.Assembly`. */
export interface SimpleTypeNameAst extends Node {
  readonly kind: 'TypeName';
  readonly name: string;
  readonly assemblyName: string | null;
}

/** `List[int]`. */
export interface GenericTypeNameAst extends Node {
  readonly kind: 'GenericTypeName';
  readonly typeName: SimpleTypeNameAst;
  readonly genericArguments: readonly TypeNameAst[];
  readonly assemblyName: string | null;
}

/** `int[]`, `int[,]` (rank 2). */
export interface ArrayTypeNameAst extends Node {
  readonly kind: 'ArrayTypeName';
  readonly elementType: TypeNameAst;
  readonly rank: number;
}

export type TypeNameAst = SimpleTypeNameAst | GenericTypeNameAst | ArrayTypeNameAst;

// ---------------------------------------------------------------- statements

export interface IfClause {
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface IfStatementAst extends Node {
  readonly kind: 'IfStatement';
  readonly clauses: readonly [IfClause, ...IfClause[]];
  readonly elseClause: StatementBlockAst | null;
}

export interface WhileStatementAst extends Node {
  readonly kind: 'WhileStatement';
  readonly label: string | null;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface DoWhileStatementAst extends Node {
  readonly kind: 'DoWhileStatement';
  readonly label: string | null;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface DoUntilStatementAst extends Node {
  readonly kind: 'DoUntilStatement';
  readonly label: string | null;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface ForStatementAst extends Node {
  readonly kind: 'ForStatement';
  readonly label: string | null;
  readonly initializer: PipelineBaseAst | null;
  readonly condition: PipelineBaseAst | null;
  readonly iterator: PipelineBaseAst | null;
  readonly body: StatementBlockAst;
}

export interface ForEachStatementAst extends Node {
  readonly kind: 'ForEachStatement';
  readonly label: string | null;
  readonly flags: { readonly parallel: boolean };
  readonly throttleLimit: ExpressionAst | null;
  readonly variable: VariableExpressionAst;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}

export interface SwitchFlags {
  readonly file: boolean;
  readonly regex: boolean;
  readonly wildcard: boolean;
  readonly exact: boolean;
  readonly caseSensitive: boolean;
  readonly parallel: boolean;
}

export interface SwitchClause {
  readonly condition: ExpressionAst;
  readonly body: StatementBlockAst;
}

export interface SwitchStatementAst extends Node {
  readonly kind: 'SwitchStatement';
  readonly label: string | null;
  readonly flags: SwitchFlags;
  readonly condition: PipelineBaseAst;
  readonly clauses: readonly SwitchClause[];
  readonly defaultClause: StatementBlockAst | null;
}

export interface TryStatementAst extends Node {
  readonly kind: 'TryStatement';
  readonly body: StatementBlockAst;
  readonly catchClauses: readonly CatchClauseAst[];
  readonly finally: StatementBlockAst | null;
}

export interface CatchClauseAst extends Node {
  readonly kind: 'CatchClause';
  /** Empty: catches everything. */
  readonly catchTypes: readonly TypeConstraintAst[];
  readonly body: StatementBlockAst;
}

export interface TrapStatementAst extends Node {
  readonly kind: 'TrapStatement';
  readonly trapType: TypeConstraintAst | null;
  readonly body: StatementBlockAst;
}

export interface DataStatementAst extends Node {
  readonly kind: 'DataStatement';
  readonly variable: string | null;
  readonly commandsAllowed: readonly ExpressionAst[];
  readonly body: StatementBlockAst;
}

export interface BreakStatementAst extends Node {
  readonly kind: 'BreakStatement';
  readonly label: ExpressionAst | null;
}

export interface ContinueStatementAst extends Node {
  readonly kind: 'ContinueStatement';
  readonly label: ExpressionAst | null;
}

export interface ReturnStatementAst extends Node {
  readonly kind: 'ReturnStatement';
  readonly pipeline: PipelineBaseAst | null;
}

export interface ExitStatementAst extends Node {
  readonly kind: 'ExitStatement';
  readonly pipeline: PipelineBaseAst | null;
}

export interface ThrowStatementAst extends Node {
  readonly kind: 'ThrowStatement';
  readonly pipeline: PipelineBaseAst | null;
}

export interface FunctionDefinitionAst extends Node {
  readonly kind: 'FunctionDefinition';
  readonly name: string;
  /** Where the name is written. */
  readonly nameExtent: Extent;
  readonly isFilter: boolean;
  readonly isWorkflow: boolean;
  /** The parameters in parentheses after the name; null when there are none. */
  readonly parameters: readonly ParameterAst[] | null;
  readonly body: ScriptBlockAst;
}

export interface TypeDefinitionAst extends Node {
  readonly kind: 'TypeDefinition';
  readonly typeKind: 'Class' | 'Enum' | 'Interface';
  readonly name: string;
  readonly nameExtent: Extent;
  /** Base class and interfaces; of an enum the underlying type. */
  readonly baseTypes: readonly TypeConstraintAst[];
  readonly members: readonly MemberAst[];
  readonly attributes: readonly AttributeAst[];
}

export interface PropertyMemberAst extends Node {
  readonly kind: 'PropertyMember';
  readonly name: string;
  readonly nameExtent: Extent;
  readonly propertyType: TypeConstraintAst | null;
  readonly attributes: readonly AttributeAst[];
  /** Of an enum member its value. */
  readonly initialValue: ExpressionAst | null;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
  /** True for a name in an enum. */
  readonly isEnumMember: boolean;
}

export interface FunctionMemberAst extends Node {
  readonly kind: 'FunctionMember';
  readonly name: string;
  readonly nameExtent: Extent;
  readonly parameters: readonly ParameterAst[];
  readonly returnType: TypeConstraintAst | null;
  readonly attributes: readonly AttributeAst[];
  readonly isStatic: boolean;
  readonly isHidden: boolean;
  readonly isConstructor: boolean;
  /** A constructor's body starts with a command expression holding a BaseCtorInvokeMember. */
  readonly body: ScriptBlockAst;
}

export type MemberAst = PropertyMemberAst | FunctionMemberAst;

export interface UsingStatementAst extends Node {
  readonly kind: 'UsingStatement';
  readonly usingStatementKind: 'Assembly' | 'Command' | 'Module' | 'Namespace' | 'Type';
  readonly name: StringConstantExpressionAst | null;
  readonly alias: StringConstantExpressionAst | null;
  readonly moduleSpecification: HashtableAst | null;
}

/** `left && right`, `left || right`, or a chain sent to the background. */
export interface PipelineChainAst extends Node {
  readonly kind: 'PipelineChain';
  readonly lhsPipelineChain: PipelineChainAst | PipelineAst;
  readonly rhsPipeline: PipelineAst;
  readonly operator: 'AndAnd' | 'OrOr';
  readonly background: boolean;
}

export interface PipelineAst extends Node {
  readonly kind: 'Pipeline';
  readonly pipelineElements: readonly [CommandBaseAst, ...CommandBaseAst[]];
  readonly background: boolean;
}

export interface CommandAst extends Node {
  readonly kind: 'Command';
  /** The command's name first, then its arguments and parameters. */
  /** The first is the name, or what is called. */
  readonly commandElements: readonly [CommandElementAst, ...CommandElementAst[]];
  readonly invocationOperator: 'none' | '&' | '.';
  readonly redirections: readonly RedirectionAst[];
}

export interface CommandParameterAst extends Node {
  readonly kind: 'CommandParameter';
  readonly parameterName: string;
  /** Only when written with a colon: `-Name:value`. */
  readonly argument: ExpressionAst | null;
  /** The dash, the name and the colon, without the argument. */
  readonly errorPosition: Extent;
}

export type CommandElementAst = ExpressionAst | CommandParameterAst;

export interface CommandExpressionAst extends Node {
  readonly kind: 'CommandExpression';
  readonly expression: ExpressionAst;
  readonly redirections: readonly RedirectionAst[];
}

export type CommandBaseAst = CommandAst | CommandExpressionAst;

export type RedirectionStream = 'All' | 'Output' | 'Error' | 'Warning' | 'Verbose' | 'Debug' | 'Information';

export interface FileRedirectionAst extends Node {
  readonly kind: 'FileRedirection';
  readonly fromStream: RedirectionStream;
  readonly location: ExpressionAst;
  readonly append: boolean;
}

export interface MergingRedirectionAst extends Node {
  readonly kind: 'MergingRedirection';
  readonly fromStream: RedirectionStream;
  readonly toStream: RedirectionStream;
}

export type RedirectionAst = FileRedirectionAst | MergingRedirectionAst;

/** `left = right`; a right side that is only an expression is a bare CommandExpression without a pipeline around it. */
export interface AssignmentStatementAst extends Node {
  readonly kind: 'AssignmentStatement';
  readonly left: ExpressionAst;
  readonly operator: AssignmentOperator;
  readonly right: StatementAst;
  /** Where the operator is. */
  readonly errorPosition: Extent;
}

/** A statement which could not be parsed; only in trees with errors. */
export interface ErrorStatementAst extends Node {
  readonly kind: 'ErrorStatement';
  readonly nestedAst: readonly Ast[];
  /** Which parts a `switch` has that could not be read whole; null of other statements. */
  readonly switchParts: SwitchParts | null;
}

/** What was read of a `switch`. */
export interface SwitchParts {
  readonly keyword: Token;
  /** By the names of the flags in small letters, in order; the file of -file with it. */
  readonly flags: ReadonlyMap<string, SwitchFlagPart>;
  readonly conditions: readonly Ast[];
  readonly bodies: readonly Ast[];
}

export interface SwitchFlagPart {
  readonly token: Token;
  readonly argument: Ast | null;
}

export type PipelineBaseAst = PipelineAst | PipelineChainAst | AssignmentStatementAst | ErrorStatementAst;

export type LoopStatementAst =
  | WhileStatementAst
  | DoWhileStatementAst
  | DoUntilStatementAst
  | ForStatementAst
  | ForEachStatementAst;

export type LabeledStatementAst = LoopStatementAst | SwitchStatementAst;

export type StatementAst =
  | PipelineBaseAst
  | CommandBaseAst
  | LabeledStatementAst
  | IfStatementAst
  | TryStatementAst
  | TrapStatementAst
  | DataStatementAst
  | BreakStatementAst
  | ContinueStatementAst
  | ReturnStatementAst
  | ExitStatementAst
  | ThrowStatementAst
  | FunctionDefinitionAst
  | TypeDefinitionAst
  | UsingStatementAst;

// ---------------------------------------------------------------- expressions

export interface BinaryExpressionAst extends Node {
  readonly kind: 'BinaryExpression';
  readonly operator: BinaryOperator;
  readonly left: ExpressionAst;
  readonly right: ExpressionAst;
  /** Where the operator is. */
  readonly errorPosition: Extent;
}

export interface UnaryExpressionAst extends Node {
  readonly kind: 'UnaryExpression';
  readonly operator: UnaryOperator;
  readonly child: ExpressionAst;
}

export interface TernaryExpressionAst extends Node {
  readonly kind: 'TernaryExpression';
  readonly condition: ExpressionAst;
  readonly ifTrue: ExpressionAst;
  readonly ifFalse: ExpressionAst;
}

/** `[type]child`. */
export interface ConvertExpressionAst extends Node {
  readonly kind: 'ConvertExpression';
  readonly type: TypeConstraintAst;
  readonly child: ExpressionAst;
}

/** `[Attribute()]child`. */
export interface AttributedExpressionAst extends Node {
  readonly kind: 'AttributedExpression';
  readonly attribute: AttributeBaseAst;
  readonly child: ExpressionAst;
}

export interface TypeExpressionAst extends Node {
  readonly kind: 'TypeExpression';
  readonly typeName: TypeNameAst;
}

export interface VariableExpressionAst extends Node {
  readonly kind: 'VariableExpression';
  /** The name without scope or drive. */
  readonly name: string;
  /** Scope or drive before the colon, in lower case: global, script, local, private, variable, env, function, … */
  readonly scope: string | null;
  /** The name as written, with scope, without `$` and braces. */
  readonly userPath: string;
  readonly splatted: boolean;
  /** `$true`, `$false` or `$null`. */
  readonly isConstantVariable: boolean;
}

export interface ConstantExpressionAst extends Node {
  readonly kind: 'ConstantExpression';
  readonly value: NumericLiteral;
}

export type StringConstantType =
  | 'SingleQuoted'
  | 'SingleQuotedHereString'
  | 'DoubleQuoted'
  | 'DoubleQuotedHereString'
  | 'BareWord';

export interface StringConstantExpressionAst extends Node {
  readonly kind: 'StringConstantExpression';
  /** The string after escapes. */
  readonly value: string;
  readonly stringConstantType: StringConstantType;
}

export interface ExpandableStringExpressionAst extends Node {
  readonly kind: 'ExpandableStringExpression';
  /** The text as written between the quotes, after escapes, with the expressions in it unexpanded. */
  readonly value: string;
  readonly stringConstantType: StringConstantType;
  /** Literal pieces (after escapes) and the expressions between them, in order; empty pieces are left out. */
  readonly parts: readonly (string | ExpressionAst)[];
  readonly nestedExpressions: readonly ExpressionAst[];
}

export interface ArrayLiteralAst extends Node {
  readonly kind: 'ArrayLiteral';
  readonly elements: readonly ExpressionAst[];
}

/** `@( … )`. */
export interface ArrayExpressionAst extends Node {
  readonly kind: 'ArrayExpression';
  readonly subExpression: StatementBlockAst;
}

/** `$( … )`. */
export interface SubExpressionAst extends Node {
  readonly kind: 'SubExpression';
  readonly subExpression: StatementBlockAst;
}

/** `( … )`. */
export interface ParenExpressionAst extends Node {
  readonly kind: 'ParenExpression';
  readonly pipeline: PipelineBaseAst;
}

export interface HashtableAst extends Node {
  readonly kind: 'Hashtable';
  readonly keyValuePairs: readonly (readonly [ExpressionAst, StatementAst])[];
}

export interface ScriptBlockExpressionAst extends Node {
  readonly kind: 'ScriptBlockExpression';
  readonly scriptBlock: ScriptBlockAst;
}

export interface MemberExpressionAst extends Node {
  readonly kind: 'MemberExpression';
  readonly expression: ExpressionAst;
  /** A StringConstantExpression (BareWord) for a plain name. */
  readonly member: ExpressionAst;
  readonly static: boolean;
  readonly nullConditional: boolean;
}

export interface InvokeMemberExpressionAst extends Node {
  readonly kind: 'InvokeMemberExpression';
  readonly expression: ExpressionAst;
  readonly member: ExpressionAst;
  readonly static: boolean;
  readonly nullConditional: boolean;
  readonly arguments: readonly ExpressionAst[];
  /** `[int]` in `$x.Cast[int]()`. */
  readonly genericTypeArguments: readonly TypeNameAst[];
}

/** The call of the base constructor: `: base(…)`, or the implied one. */
export interface BaseCtorInvokeMemberExpressionAst extends Node {
  readonly kind: 'BaseCtorInvokeMemberExpression';
  /** `this(…)` is not in the grammar; always base. */
  readonly arguments: readonly ExpressionAst[];
}

export interface IndexExpressionAst extends Node {
  readonly kind: 'IndexExpression';
  readonly target: ExpressionAst;
  readonly index: ExpressionAst;
  readonly nullConditional: boolean;
}

/** `$using:x`, with whatever members follow it. */
export interface UsingExpressionAst extends Node {
  readonly kind: 'UsingExpression';
  readonly subExpression: ExpressionAst;
}

/** An expression which could not be parsed; only in trees with errors. */
export interface ErrorExpressionAst extends Node {
  readonly kind: 'ErrorExpression';
  readonly nestedAst: readonly Ast[];
}

export type ExpressionAst =
  | BinaryExpressionAst
  | UnaryExpressionAst
  | TernaryExpressionAst
  | ConvertExpressionAst
  | AttributedExpressionAst
  | TypeExpressionAst
  | VariableExpressionAst
  | ConstantExpressionAst
  | StringConstantExpressionAst
  | ExpandableStringExpressionAst
  | ArrayLiteralAst
  | ArrayExpressionAst
  | SubExpressionAst
  | ParenExpressionAst
  | HashtableAst
  | ScriptBlockExpressionAst
  | MemberExpressionAst
  | InvokeMemberExpressionAst
  | BaseCtorInvokeMemberExpressionAst
  | IndexExpressionAst
  | UsingExpressionAst
  | ErrorExpressionAst;

// ---------------------------------------------------------------- the whole

/** A `#requires` module: a name, or a specification with versions. */
export interface RequiredModule {
  readonly name: string;
  readonly guid: string | null;
  readonly version: string | null;
  readonly requiredVersion: string | null;
  readonly maximumVersion: string | null;
}

/** What the `#requires` lines of a script ask for. */
export interface ScriptRequirements {
  readonly requiredPSVersion: string | null;
  readonly requiredPSEditions: readonly string[];
  readonly requiredModules: readonly RequiredModule[];
  readonly requiredAssemblies: readonly string[];
  readonly requiredApplicationId: string | null;
  readonly isElevationRequired: boolean;
}

/** Any node. */
export type Ast =
  | ScriptBlockAst
  | ParamBlockAst
  | NamedBlockAst
  | StatementBlockAst
  | ParameterAst
  | AttributeAst
  | NamedAttributeArgumentAst
  | TypeConstraintAst
  | CatchClauseAst
  | MemberAst
  | CommandParameterAst
  | RedirectionAst
  | StatementAst
  | ExpressionAst;
