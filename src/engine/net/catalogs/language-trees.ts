/** The syntax trees of scripts as types: one for each kind of node (System.Management.Automation.Language). */
import { toBool } from '../../../types/conversion/conversion.ts';
import { readText } from '../../../types/files/host-files.ts';
import type { Invocable } from '../../../types/members/ps-member.ts';
import { NetException } from '../../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../../types/net-type.ts';
import {
  defineType,
  type EnumMembers,
  type MethodDeclaration,
  type PropertyDeclaration,
  type TypeDeclaration,
} from '../../../types/type-declaration.ts';
import type { PSReference } from '../../../types/values/reference.ts';
import { asTypedArray } from '../../../types/values/typed-array.ts';
import { tryAttributeType } from '../../binder/attribute-instance.ts';
import { PROMPT_CONTEXT } from '../../compile/source-context.ts';
import { tryResolveTypeName } from '../../compile/type-names.ts';
import { currentRunspace } from '../../current-runspace.ts';
import { giveErrors, parseInto } from '../../parse-into.ts';
import type { Frame } from '../../runspace.ts';
import { AST_CLASSES } from '../../syntax-tree/ast-classes.ts';
import { AstObject } from '../../syntax-tree/ast-object.ts';
import { propertiesOf } from '../../syntax-tree/ast-properties.ts';
import { readOnlyList } from '../../syntax-tree/ast-value.ts';
import { accept, visitTree } from '../../syntax-tree/ast-visit.ts';
import { ExtentObject, type ParseErrorObject, PositionObject } from '../../syntax-tree/extents.ts';
import { safeValueOf } from '../../syntax-tree/safe-value.ts';
import { readOnlyTexts, type ScriptRequirementsObject } from '../../syntax-tree/script-requirements-object.ts';
import { TypeNameObject } from '../../syntax-tree/type-name-object.ts';

const NAMESPACE = 'System.Management.Automation.Language.';

/** A class of nodes: its properties are data, its methods stand in `METHODS`. */
function astClass(name: string): TypeDeclaration<AstObject> {
  const short = name.slice(NAMESPACE.length);
  const { base = null, abstract = false } = AST_CLASSES[short] ?? {};
  return defineType<AstObject>({
    name,
    abstract,
    ...(base === null ? {} : { base: NAMESPACE + base }),
    // Only the base class has a text of its own: a list of nodes shows names instead, where there are some.
    ...(base === null ? { toText: (self: AstObject) => self.toString() } : {}),
    properties: propertiesOf(short),
    methods: METHODS[short] ?? [],
  });
}

/** All that a predicate takes, as an array of nodes. */
function findAll(self: AstObject, predicate: Invocable, nested: boolean): unknown {
  const found: AstObject[] = [];
  for (const one of self.descendants(nested)) if (toBool(predicate.invokeAsDelegate([one]))) found.push(one);
  return asTypedArray(found, typeNamed(`${NAMESPACE}Ast`));
}

function find(self: AstObject, predicate: Invocable, nested: boolean): AstObject | null {
  for (const one of self.descendants(nested)) if (toBool(predicate.invokeAsDelegate([one]))) return one;
  return null;
}

/** A file that cannot be read is an error of parsing. */
function parseFileInto(file: string, tokens: PSReference, errors: PSReference): AstObject {
  try {
    return parseInto(readText(file), file, tokens, errors);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const empty = parseInto('', null, tokens, errors);
    const message = `The file could not be read: ${error.message}.`;
    const { extent } = empty.node;
    giveErrors([{ extent, errorId: 'FileReadError', message, incompleteInput: false }], errors);
    return empty;
  }
}

/** The name of a command when it is written plainly. */
function commandName({ node: command }: AstObject): string | null {
  if (command.kind !== 'Command') return null;
  const head = command.commandElements[0];
  return head?.kind === 'StringConstantExpression' ? head.value : null;
}

/** The expression of a pipeline that is nothing else; null for any other. */
function pureExpression(self: AstObject): AstObject | null {
  const { node } = self;
  if (node.kind !== 'Pipeline' || node.pipelineElements.length > 1 || node.background) return null;
  const [element] = node.pipelineElements;
  if (element.kind !== 'CommandExpression' || element.redirections.length > 0) return null;
  return self.child(element).child(element.expression);
}

function scriptBlockOf(self: AstObject) {
  return currentRunspace().scripts.fromText(self.toString());
}

/** What is assigned to: a variable, or each of a list of them. */
function assignmentTargets(self: AstObject): unknown {
  const { node } = self;
  if (node.kind !== 'AssignmentStatement') return null;
  const left = self.child(node.left);
  const targets = node.left.kind === 'ArrayLiteral' ? left.children : [left];
  return asTypedArray([...targets], typeNamed(`${NAMESPACE}ExpressionAst`));
}

function isConstantVariable({ node }: AstObject): boolean {
  return node.kind === 'VariableExpression' && /^(?:true|false|null)$/i.test(node.userPath);
}

/** The same nodes, with no parent above. */
function copyOf({ node }: AstObject): AstObject {
  return new AstObject(node, null);
}

const METHODS: Readonly<Record<string, readonly MethodDeclaration[]>> = {
  Ast: [
    [
      'System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)',
      findAll,
    ],
    [
      'System.Management.Automation.Language.Ast Find(System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)',
      find,
    ],
    ['string ToString()', (self: AstObject) => self.toString()],
    [`${NAMESPACE}Ast Copy()`, copyOf],
    [`System.Object Visit(${NAMESPACE}ICustomAstVisitor astVisitor)`, accept],
    [`void Visit(${NAMESPACE}AstVisitor astVisitor)`, visitTree],
    ['System.Object SafeGetValue()', (self: AstObject) => safeValueOf(self, false)],
    ['System.Object SafeGetValue(bool skipHashtableSizeCheck)', safeValueOf],
  ],
  AssignmentStatementAst: [
    [`System.Collections.Generic.IEnumerable[${NAMESPACE}ExpressionAst] GetAssignmentTargets()`, assignmentTargets],
  ],
  CommandAst: [['string GetCommandName()', commandName]],
  PipelineBaseAst: [[`${NAMESPACE}ExpressionAst GetPureExpression()`, pureExpression]],
  ScriptBlockAst: [['scriptblock GetScriptBlock()', scriptBlockOf]],
  VariableExpressionAst: [['bool IsConstantVariable()', isConstantVariable]],
};

function activeFrame(): Frame {
  const runspace = currentRunspace();
  return runspace.activeFrame ?? runspace.topFrame();
}

/** The type that a name means; null when there is none. */
function reflectionType({ node }: TypeNameObject): NetType | null {
  return tryResolveTypeName(node, PROMPT_CONTEXT, activeFrame()) ?? null;
}

/** The type of the attribute that a name means, which may leave out the ending `Attribute`. */
function attributeType({ node }: TypeNameObject): NetType | null {
  return tryAttributeType(node, PROMPT_CONTEXT, activeFrame()) ?? null;
}

/** What names of types have in common (ITypeName). */
const TYPE_NAME = {
  interfaces: [`${NAMESPACE}ITypeName`],
  toText: (self: TypeNameObject) => self.toString(),
  equals: (a: TypeNameObject, b: TypeNameObject) => a.fullName.toLowerCase() === b.fullName.toLowerCase(),
  methods: [
    ['type GetReflectionType()', reflectionType],
    ['type GetReflectionAttributeType()', attributeType],
    ['string ToString()', (self: TypeNameObject) => self.toString()],
  ] satisfies MethodDeclaration[],
};

function typeNameProperties(own: readonly PropertyDeclaration[]): PropertyDeclaration[] {
  return [
    ['string FullName {get;}', (self: TypeNameObject) => self.fullName],
    ['string Name {get;}', (self: TypeNameObject) => self.name],
    ['string AssemblyName {get;}', (self: TypeNameObject) => self.assemblyName],
    ['bool IsArray {get;}', ({ node }: TypeNameObject) => node.kind === 'ArrayTypeName'],
    ['bool IsGeneric {get;}', ({ node }: TypeNameObject) => node.kind === 'GenericTypeName'],
    ...own,
    [`${NAMESPACE}IScriptExtent Extent {get;}`, ({ node }: TypeNameObject) => new ExtentObject(node.extent)],
  ];
}

function genericDefinition({ node }: TypeNameObject): TypeNameObject | null {
  return node.kind === 'GenericTypeName' ? new TypeNameObject(node.typeName) : null;
}

function genericArguments({ node }: TypeNameObject): unknown {
  const names = node.kind === 'GenericTypeName' ? node.genericArguments : [];
  const items = names.map((name) => new TypeNameObject(name));
  return readOnlyList(typeNamed(`${NAMESPACE}ITypeName`), items);
}

function elementTypeName({ node }: TypeNameObject): TypeNameObject | null {
  return node.kind === 'ArrayTypeName' ? new TypeNameObject(node.elementType) : null;
}

function flags(name: string, members: EnumMembers): TypeDeclaration<unknown> {
  return defineType({ name, kind: 'enum', flags: true, members });
}

function enumeration(name: string, members: EnumMembers): TypeDeclaration<unknown> {
  return defineType({ name, kind: 'enum', members });
}

export default [
  astClass('System.Management.Automation.Language.Ast'),
  astClass('System.Management.Automation.Language.ArrayExpressionAst'),
  astClass('System.Management.Automation.Language.ArrayLiteralAst'),
  astClass('System.Management.Automation.Language.AssignmentStatementAst'),
  astClass('System.Management.Automation.Language.AttributeAst'),
  astClass('System.Management.Automation.Language.AttributeBaseAst'),
  astClass('System.Management.Automation.Language.AttributedExpressionAst'),
  astClass('System.Management.Automation.Language.BaseCtorInvokeMemberExpressionAst'),
  astClass('System.Management.Automation.Language.BinaryExpressionAst'),
  astClass('System.Management.Automation.Language.BlockStatementAst'),
  astClass('System.Management.Automation.Language.BreakStatementAst'),
  astClass('System.Management.Automation.Language.CatchClauseAst'),
  astClass('System.Management.Automation.Language.ChainableAst'),
  astClass('System.Management.Automation.Language.CommandAst'),
  astClass('System.Management.Automation.Language.CommandBaseAst'),
  astClass('System.Management.Automation.Language.CommandElementAst'),
  astClass('System.Management.Automation.Language.CommandExpressionAst'),
  astClass('System.Management.Automation.Language.CommandParameterAst'),
  astClass('System.Management.Automation.Language.ConfigurationDefinitionAst'),
  astClass('System.Management.Automation.Language.ConstantExpressionAst'),
  astClass('System.Management.Automation.Language.ContinueStatementAst'),
  astClass('System.Management.Automation.Language.ConvertExpressionAst'),
  astClass('System.Management.Automation.Language.DataStatementAst'),
  astClass('System.Management.Automation.Language.DoUntilStatementAst'),
  astClass('System.Management.Automation.Language.DoWhileStatementAst'),
  astClass('System.Management.Automation.Language.DynamicKeywordStatementAst'),
  astClass('System.Management.Automation.Language.ErrorExpressionAst'),
  astClass('System.Management.Automation.Language.ErrorStatementAst'),
  astClass('System.Management.Automation.Language.ExitStatementAst'),
  astClass('System.Management.Automation.Language.ExpandableStringExpressionAst'),
  astClass('System.Management.Automation.Language.ExpressionAst'),
  astClass('System.Management.Automation.Language.FileRedirectionAst'),
  astClass('System.Management.Automation.Language.ForEachStatementAst'),
  astClass('System.Management.Automation.Language.ForStatementAst'),
  astClass('System.Management.Automation.Language.FunctionDefinitionAst'),
  astClass('System.Management.Automation.Language.FunctionMemberAst'),
  astClass('System.Management.Automation.Language.HashtableAst'),
  astClass('System.Management.Automation.Language.IfStatementAst'),
  astClass('System.Management.Automation.Language.IndexExpressionAst'),
  astClass('System.Management.Automation.Language.InvokeMemberExpressionAst'),
  astClass('System.Management.Automation.Language.LabeledStatementAst'),
  astClass('System.Management.Automation.Language.LoopStatementAst'),
  astClass('System.Management.Automation.Language.MemberAst'),
  astClass('System.Management.Automation.Language.MemberExpressionAst'),
  astClass('System.Management.Automation.Language.MergingRedirectionAst'),
  astClass('System.Management.Automation.Language.NamedAttributeArgumentAst'),
  astClass('System.Management.Automation.Language.NamedBlockAst'),
  astClass('System.Management.Automation.Language.ParamBlockAst'),
  astClass('System.Management.Automation.Language.ParameterAst'),
  astClass('System.Management.Automation.Language.ParenExpressionAst'),
  astClass('System.Management.Automation.Language.PipelineAst'),
  astClass('System.Management.Automation.Language.PipelineBaseAst'),
  astClass('System.Management.Automation.Language.PipelineChainAst'),
  astClass('System.Management.Automation.Language.PropertyMemberAst'),
  astClass('System.Management.Automation.Language.RedirectionAst'),
  astClass('System.Management.Automation.Language.ReturnStatementAst'),
  astClass('System.Management.Automation.Language.ScriptBlockAst'),
  astClass('System.Management.Automation.Language.ScriptBlockExpressionAst'),
  astClass('System.Management.Automation.Language.StatementAst'),
  astClass('System.Management.Automation.Language.StatementBlockAst'),
  astClass('System.Management.Automation.Language.StringConstantExpressionAst'),
  astClass('System.Management.Automation.Language.SubExpressionAst'),
  astClass('System.Management.Automation.Language.SwitchStatementAst'),
  astClass('System.Management.Automation.Language.TernaryExpressionAst'),
  astClass('System.Management.Automation.Language.ThrowStatementAst'),
  astClass('System.Management.Automation.Language.TrapStatementAst'),
  astClass('System.Management.Automation.Language.TryStatementAst'),
  astClass('System.Management.Automation.Language.TypeConstraintAst'),
  astClass('System.Management.Automation.Language.TypeDefinitionAst'),
  astClass('System.Management.Automation.Language.TypeExpressionAst'),
  astClass('System.Management.Automation.Language.UnaryExpressionAst'),
  astClass('System.Management.Automation.Language.UsingExpressionAst'),
  astClass('System.Management.Automation.Language.UsingStatementAst'),
  astClass('System.Management.Automation.Language.VariableExpressionAst'),
  astClass('System.Management.Automation.Language.WhileStatementAst'),
  flags('System.Management.Automation.Language.ForEachFlags', { None: 0, Parallel: 1 }),
  flags('System.Management.Automation.Language.MethodAttributes', {
    None: 0,
    Public: 1,
    Private: 2,
    Static: 16,
    Hidden: 64,
  }),
  flags('System.Management.Automation.Language.PropertyAttributes', {
    None: 0,
    Public: 1,
    Private: 2,
    Static: 16,
    Literal: 32,
    Hidden: 64,
  }),
  flags('System.Management.Automation.Language.SwitchFlags', {
    None: 0,
    File: 1,
    Regex: 2,
    Wildcard: 4,
    Exact: 8,
    CaseSensitive: 16,
    Parallel: 32,
  }),
  flags('System.Management.Automation.Language.TypeAttributes', { None: 0, Class: 1, Interface: 2, Enum: 4 }),
  enumeration('System.Management.Automation.Language.StringConstantType', {
    SingleQuoted: 0,
    SingleQuotedHereString: 1,
    DoubleQuoted: 2,
    DoubleQuotedHereString: 3,
    BareWord: 4,
  }),
  enumeration('System.Management.Automation.Language.UsingStatementKind', {
    Assembly: 0,
    Command: 1,
    Module: 2,
    Namespace: 3,
    Type: 4,
  }),
  enumeration('System.Management.Automation.Language.ConfigurationType', { Resource: 0, Meta: 1 }),
  defineType<TypeNameObject>({
    name: 'System.Management.Automation.Language.TypeName',
    ...TYPE_NAME,
    properties: typeNameProperties([]),
  }),
  defineType<TypeNameObject>({
    name: 'System.Management.Automation.Language.GenericTypeName',
    ...TYPE_NAME,
    properties: typeNameProperties([
      [`${NAMESPACE}ITypeName TypeName {get;}`, genericDefinition],
      [
        `System.Collections.ObjectModel.ReadOnlyCollection[${NAMESPACE}ITypeName] GenericArguments {get;}`,
        genericArguments,
      ],
    ]),
  }),
  defineType<TypeNameObject>({
    name: 'System.Management.Automation.Language.ArrayTypeName',
    ...TYPE_NAME,
    properties: typeNameProperties([
      [`${NAMESPACE}ITypeName ElementType {get;}`, elementTypeName],
      ['int Rank {get;}', ({ node }: TypeNameObject) => (node.kind === 'ArrayTypeName' ? node.rank : 0)],
    ]),
  }),
  defineType({ name: 'System.Management.Automation.Language.ITypeName', kind: 'interface' }),
  defineType<ScriptRequirementsObject>({
    name: 'System.Management.Automation.Language.ScriptRequirements',
    properties: [
      [
        'string RequiredApplicationId {get;}',
        ({ requirements }: ScriptRequirementsObject) => requirements.requiredApplicationId,
      ],
      ['version RequiredPSVersion {get;}', (self: ScriptRequirementsObject) => self.requiredVersion],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredPSEditions {get;}',
        ({ requirements }: ScriptRequirementsObject) => readOnlyTexts(requirements.requiredPSEditions),
      ],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[Microsoft.PowerShell.Commands.ModuleSpecification] RequiredModules {get;}',
        (self: ScriptRequirementsObject) => self.requiredModules,
      ],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredAssemblies {get;}',
        ({ requirements }: ScriptRequirementsObject) => readOnlyTexts(requirements.requiredAssemblies),
      ],
      [
        'bool IsElevationRequired {get;}',
        ({ requirements }: ScriptRequirementsObject) => requirements.isElevationRequired,
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.Language.DynamicKeywordBodyMode',
    kind: 'enum',
    members: { Command: 0, ScriptBlock: 1, Hashtable: 2 },
  }),
  defineType<ExtentObject>({
    name: 'System.Management.Automation.Language.InternalScriptExtent',
    interfaces: ['System.Management.Automation.Language.IScriptExtent'],
    toText: (self) => self.extent.text,
    // PowerShell parses a text once, and a node has one extent.
    equals: ({ extent: a }, { extent: b }) =>
      a.startOffset === b.startOffset &&
      a.endOffset === b.endOffset &&
      a.file === b.file &&
      a.source.text === b.source.text,
    hashKey: ({ extent }) => `${extent.startOffset}-${extent.endOffset}`,
    properties: [
      ['string File {get;}', (self: ExtentObject) => self.extent.file],
      [
        'System.Management.Automation.Language.IScriptPosition StartScriptPosition {get;}',
        (self: ExtentObject) => new PositionObject(self.extent, false),
      ],
      [
        'System.Management.Automation.Language.IScriptPosition EndScriptPosition {get;}',
        (self: ExtentObject) => new PositionObject(self.extent, true),
      ],
      ['int StartLineNumber {get;}', (self: ExtentObject) => self.extent.startLine],
      ['int StartColumnNumber {get;}', (self: ExtentObject) => self.extent.startColumn],
      ['int EndLineNumber {get;}', (self: ExtentObject) => self.extent.endLine],
      ['int EndColumnNumber {get;}', (self: ExtentObject) => self.extent.endColumn],
      ['string Text {get;}', (self: ExtentObject) => self.extent.text],
      ['int StartOffset {get;}', (self: ExtentObject) => self.extent.startOffset],
      ['int EndOffset {get;}', (self: ExtentObject) => self.extent.endOffset],
    ],
  }),
  defineType({ name: 'System.Management.Automation.Language.IScriptPosition', kind: 'interface' }),
  defineType<PositionObject>({
    name: 'System.Management.Automation.Language.InternalScriptPosition',
    interfaces: ['System.Management.Automation.Language.IScriptPosition'],
    properties: [
      ['string File {get;}', (self: PositionObject) => self.extent.file],
      ['int LineNumber {get;}', (self: PositionObject) => self.line],
      ['int ColumnNumber {get;}', (self: PositionObject) => self.column],
      ['string Line {get;}', (self: PositionObject) => self.lineText],
      ['int Offset {get;}', (self: PositionObject) => self.offset],
    ],
    methods: [['string GetFullScript()', (self: PositionObject) => self.script]],
  }),
  defineType({ name: 'System.Management.Automation.Language.IScriptExtent', kind: 'interface' }),
  defineType<ParseErrorObject>({
    name: 'System.Management.Automation.Language.ParseError',
    toText: (self) => self.toString(),
    properties: [
      [
        'System.Management.Automation.Language.IScriptExtent Extent {get;}',
        (self: ParseErrorObject) => new ExtentObject(self.error.extent),
      ],
      ['string ErrorId {get;}', (self: ParseErrorObject) => self.error.errorId],
      ['string Message {get;}', (self: ParseErrorObject) => self.error.message],
      ['bool IncompleteInput {get;}', (self: ParseErrorObject) => self.error.incompleteInput],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.Language.Parser',
    abstract: true,
    staticMethods: [
      [
        'System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, ref System.Management.Automation.Language.Token[] tokens, ref System.Management.Automation.Language.ParseError[] errors)',
        (text: string, tokens: PSReference, errors: PSReference) => parseInto(text, null, tokens, errors),
      ],
      [
        'System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, string fileName, ref System.Management.Automation.Language.Token[] tokens, ref System.Management.Automation.Language.ParseError[] errors)',
        parseInto,
      ],
      [
        'System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, ref System.Management.Automation.Language.Token[] tokens, ref System.Management.Automation.Language.ParseError[] errors)',
        parseFileInto,
      ],
    ],
  }),
];
