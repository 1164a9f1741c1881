/**
 * The classes of System.Management.Automation.Language.Ast and below: their bases and the properties that each declares,
 * in its order (facts: read from PowerShell 7.6 by reflection). A type without a namespace is one of
 * System.Management.Automation.Language, or of those in `TYPES` of `ast-value.ts`.
 */

export interface AstClass {
  readonly base: string | null;
  readonly abstract?: boolean;
  /** As `Type Name`. */
  readonly properties?: readonly string[];
}

export const AST_CLASSES: Readonly<Record<string, AstClass>> = {
  Ast: { base: null, abstract: true, properties: ['IScriptExtent Extent', 'Ast Parent'] },
  ArrayExpressionAst: { base: 'ExpressionAst', properties: ['StatementBlockAst SubExpression', 'type StaticType'] },
  ArrayLiteralAst: {
    base: 'ExpressionAst',
    properties: ['ReadOnlyCollection[ExpressionAst] Elements', 'type StaticType'],
  },
  AssignmentStatementAst: {
    base: 'PipelineBaseAst',
    properties: ['ExpressionAst Left', 'TokenKind Operator', 'StatementAst Right', 'IScriptExtent ErrorPosition'],
  },
  AttributeAst: {
    base: 'AttributeBaseAst',
    properties: [
      'ReadOnlyCollection[ExpressionAst] PositionalArguments',
      'ReadOnlyCollection[NamedAttributeArgumentAst] NamedArguments',
    ],
  },
  AttributeBaseAst: { base: 'Ast', abstract: true, properties: ['ITypeName TypeName'] },
  AttributedExpressionAst: { base: 'ExpressionAst', properties: ['ExpressionAst Child', 'AttributeBaseAst Attribute'] },
  BaseCtorInvokeMemberExpressionAst: { base: 'InvokeMemberExpressionAst' },
  BinaryExpressionAst: {
    base: 'ExpressionAst',
    properties: [
      'TokenKind Operator',
      'ExpressionAst Left',
      'ExpressionAst Right',
      'IScriptExtent ErrorPosition',
      'type StaticType',
    ],
  },
  BlockStatementAst: { base: 'StatementAst', properties: ['StatementBlockAst Body', 'Token Kind'] },
  BreakStatementAst: { base: 'StatementAst', properties: ['ExpressionAst Label'] },
  CatchClauseAst: {
    base: 'Ast',
    properties: ['ReadOnlyCollection[TypeConstraintAst] CatchTypes', 'bool IsCatchAll', 'StatementBlockAst Body'],
  },
  ChainableAst: { base: 'PipelineBaseAst', abstract: true },
  CommandAst: {
    base: 'CommandBaseAst',
    properties: [
      'ReadOnlyCollection[CommandElementAst] CommandElements',
      'TokenKind InvocationOperator',
      'DynamicKeyword DefiningKeyword',
    ],
  },
  CommandBaseAst: {
    base: 'StatementAst',
    abstract: true,
    properties: ['ReadOnlyCollection[RedirectionAst] Redirections'],
  },
  CommandElementAst: { base: 'Ast', abstract: true },
  CommandExpressionAst: { base: 'CommandBaseAst', properties: ['ExpressionAst Expression'] },
  CommandParameterAst: {
    base: 'CommandElementAst',
    properties: ['string ParameterName', 'ExpressionAst Argument', 'IScriptExtent ErrorPosition'],
  },
  ConfigurationDefinitionAst: {
    base: 'StatementAst',
    properties: ['ScriptBlockExpressionAst Body', 'ConfigurationType ConfigurationType', 'ExpressionAst InstanceName'],
  },
  ConstantExpressionAst: { base: 'ExpressionAst', properties: ['object Value', 'type StaticType'] },
  ContinueStatementAst: { base: 'StatementAst', properties: ['ExpressionAst Label'] },
  ConvertExpressionAst: { base: 'AttributedExpressionAst', properties: ['TypeConstraintAst Type', 'type StaticType'] },
  DataStatementAst: {
    base: 'StatementAst',
    properties: ['string Variable', 'ReadOnlyCollection[ExpressionAst] CommandsAllowed', 'StatementBlockAst Body'],
  },
  DoUntilStatementAst: { base: 'LoopStatementAst' },
  DoWhileStatementAst: { base: 'LoopStatementAst' },
  DynamicKeywordStatementAst: {
    base: 'StatementAst',
    properties: ['ReadOnlyCollection[CommandElementAst] CommandElements'],
  },
  ErrorExpressionAst: { base: 'ExpressionAst', properties: ['ReadOnlyCollection[Ast] NestedAst'] },
  ErrorStatementAst: {
    base: 'PipelineBaseAst',
    properties: [
      'Token Kind',
      'Dictionary[string,Tuple[Token,Ast]] Flags',
      'ReadOnlyCollection[Ast] Conditions',
      'ReadOnlyCollection[Ast] Bodies',
      'ReadOnlyCollection[Ast] NestedAst',
    ],
  },
  ExitStatementAst: { base: 'StatementAst', properties: ['PipelineBaseAst Pipeline'] },
  ExpandableStringExpressionAst: {
    base: 'ExpressionAst',
    properties: [
      'string Value',
      'StringConstantType StringConstantType',
      'ReadOnlyCollection[ExpressionAst] NestedExpressions',
      'type StaticType',
    ],
  },
  ExpressionAst: { base: 'CommandElementAst', abstract: true, properties: ['type StaticType'] },
  FileRedirectionAst: { base: 'RedirectionAst', properties: ['ExpressionAst Location', 'bool Append'] },
  ForEachStatementAst: {
    base: 'LoopStatementAst',
    properties: ['VariableExpressionAst Variable', 'ExpressionAst ThrottleLimit', 'ForEachFlags Flags'],
  },
  ForStatementAst: {
    base: 'LoopStatementAst',
    properties: ['PipelineBaseAst Initializer', 'PipelineBaseAst Iterator'],
  },
  FunctionDefinitionAst: {
    base: 'StatementAst',
    properties: [
      'bool IsFilter',
      'bool IsWorkflow',
      'string Name',
      'ReadOnlyCollection[ParameterAst] Parameters',
      'ScriptBlockAst Body',
    ],
  },
  FunctionMemberAst: {
    base: 'MemberAst',
    properties: [
      'string Name',
      'ReadOnlyCollection[AttributeAst] Attributes',
      'TypeConstraintAst ReturnType',
      'ReadOnlyCollection[ParameterAst] Parameters',
      'ScriptBlockAst Body',
      'MethodAttributes MethodAttributes',
      'bool IsPublic',
      'bool IsPrivate',
      'bool IsHidden',
      'bool IsStatic',
      'bool IsConstructor',
    ],
  },
  HashtableAst: {
    base: 'ExpressionAst',
    properties: ['ReadOnlyCollection[Tuple[ExpressionAst,StatementAst]] KeyValuePairs', 'type StaticType'],
  },
  IfStatementAst: {
    base: 'StatementAst',
    properties: [
      'ReadOnlyCollection[Tuple[PipelineBaseAst,StatementBlockAst]] Clauses',
      'StatementBlockAst ElseClause',
    ],
  },
  IndexExpressionAst: {
    base: 'ExpressionAst',
    properties: ['ExpressionAst Target', 'ExpressionAst Index', 'bool NullConditional'],
  },
  InvokeMemberExpressionAst: {
    base: 'MemberExpressionAst',
    properties: ['ReadOnlyCollection[ITypeName] GenericTypeArguments', 'ReadOnlyCollection[ExpressionAst] Arguments'],
  },
  LabeledStatementAst: {
    base: 'StatementAst',
    abstract: true,
    properties: ['string Label', 'PipelineBaseAst Condition'],
  },
  LoopStatementAst: { base: 'LabeledStatementAst', abstract: true, properties: ['StatementBlockAst Body'] },
  MemberAst: { base: 'Ast', abstract: true, properties: ['string Name'] },
  MemberExpressionAst: {
    base: 'ExpressionAst',
    properties: ['ExpressionAst Expression', 'CommandElementAst Member', 'bool Static', 'bool NullConditional'],
  },
  MergingRedirectionAst: { base: 'RedirectionAst', properties: ['RedirectionStream ToStream'] },
  NamedAttributeArgumentAst: {
    base: 'Ast',
    properties: ['string ArgumentName', 'ExpressionAst Argument', 'bool ExpressionOmitted'],
  },
  NamedBlockAst: {
    base: 'Ast',
    properties: [
      'bool Unnamed',
      'TokenKind BlockKind',
      'ReadOnlyCollection[StatementAst] Statements',
      'ReadOnlyCollection[TrapStatementAst] Traps',
    ],
  },
  ParamBlockAst: {
    base: 'Ast',
    properties: ['ReadOnlyCollection[AttributeAst] Attributes', 'ReadOnlyCollection[ParameterAst] Parameters'],
  },
  ParameterAst: {
    base: 'Ast',
    properties: [
      'ReadOnlyCollection[AttributeBaseAst] Attributes',
      'VariableExpressionAst Name',
      'ExpressionAst DefaultValue',
      'type StaticType',
    ],
  },
  ParenExpressionAst: { base: 'ExpressionAst', properties: ['PipelineBaseAst Pipeline'] },
  PipelineAst: {
    base: 'ChainableAst',
    properties: ['ReadOnlyCollection[CommandBaseAst] PipelineElements', 'bool Background'],
  },
  PipelineBaseAst: { base: 'StatementAst', abstract: true },
  PipelineChainAst: {
    base: 'ChainableAst',
    properties: ['ChainableAst LhsPipelineChain', 'PipelineAst RhsPipeline', 'TokenKind Operator', 'bool Background'],
  },
  PropertyMemberAst: {
    base: 'MemberAst',
    properties: [
      'string Name',
      'TypeConstraintAst PropertyType',
      'ReadOnlyCollection[AttributeAst] Attributes',
      'PropertyAttributes PropertyAttributes',
      'ExpressionAst InitialValue',
      'bool IsPublic',
      'bool IsPrivate',
      'bool IsHidden',
      'bool IsStatic',
    ],
  },
  RedirectionAst: { base: 'Ast', abstract: true, properties: ['RedirectionStream FromStream'] },
  ReturnStatementAst: { base: 'StatementAst', properties: ['PipelineBaseAst Pipeline'] },
  ScriptBlockAst: {
    base: 'Ast',
    properties: [
      'ReadOnlyCollection[AttributeAst] Attributes',
      'ReadOnlyCollection[UsingStatementAst] UsingStatements',
      'ParamBlockAst ParamBlock',
      'NamedBlockAst BeginBlock',
      'NamedBlockAst ProcessBlock',
      'NamedBlockAst EndBlock',
      'NamedBlockAst CleanBlock',
      'NamedBlockAst DynamicParamBlock',
      'ScriptRequirements ScriptRequirements',
    ],
  },
  ScriptBlockExpressionAst: { base: 'ExpressionAst', properties: ['ScriptBlockAst ScriptBlock', 'type StaticType'] },
  StatementAst: { base: 'Ast', abstract: true },
  StatementBlockAst: {
    base: 'Ast',
    properties: ['ReadOnlyCollection[StatementAst] Statements', 'ReadOnlyCollection[TrapStatementAst] Traps'],
  },
  StringConstantExpressionAst: {
    base: 'ConstantExpressionAst',
    properties: ['StringConstantType StringConstantType', 'string Value', 'type StaticType'],
  },
  SubExpressionAst: { base: 'ExpressionAst', properties: ['StatementBlockAst SubExpression'] },
  SwitchStatementAst: {
    base: 'LabeledStatementAst',
    properties: [
      'SwitchFlags Flags',
      'ReadOnlyCollection[Tuple[ExpressionAst,StatementBlockAst]] Clauses',
      'StatementBlockAst Default',
    ],
  },
  TernaryExpressionAst: {
    base: 'ExpressionAst',
    properties: ['ExpressionAst Condition', 'ExpressionAst IfTrue', 'ExpressionAst IfFalse'],
  },
  ThrowStatementAst: { base: 'StatementAst', properties: ['PipelineBaseAst Pipeline', 'bool IsRethrow'] },
  TrapStatementAst: { base: 'StatementAst', properties: ['TypeConstraintAst TrapType', 'StatementBlockAst Body'] },
  TryStatementAst: {
    base: 'StatementAst',
    properties: [
      'StatementBlockAst Body',
      'ReadOnlyCollection[CatchClauseAst] CatchClauses',
      'StatementBlockAst Finally',
    ],
  },
  TypeConstraintAst: { base: 'AttributeBaseAst' },
  TypeDefinitionAst: {
    base: 'StatementAst',
    properties: [
      'string Name',
      'ReadOnlyCollection[AttributeAst] Attributes',
      'ReadOnlyCollection[TypeConstraintAst] BaseTypes',
      'ReadOnlyCollection[MemberAst] Members',
      'TypeAttributes TypeAttributes',
      'bool IsEnum',
      'bool IsClass',
      'bool IsInterface',
    ],
  },
  TypeExpressionAst: { base: 'ExpressionAst', properties: ['ITypeName TypeName', 'type StaticType'] },
  UnaryExpressionAst: {
    base: 'ExpressionAst',
    properties: ['TokenKind TokenKind', 'ExpressionAst Child', 'type StaticType'],
  },
  UsingExpressionAst: { base: 'ExpressionAst', properties: ['ExpressionAst SubExpression'] },
  UsingStatementAst: {
    base: 'StatementAst',
    properties: [
      'UsingStatementKind UsingStatementKind',
      'StringConstantExpressionAst Name',
      'StringConstantExpressionAst Alias',
      'HashtableAst ModuleSpecification',
    ],
  },
  VariableExpressionAst: { base: 'ExpressionAst', properties: ['VariablePath VariablePath', 'bool Splatted'] },
  WhileStatementAst: { base: 'LoopStatementAst' },
};
