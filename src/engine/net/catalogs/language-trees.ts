/** The syntax trees of scripts as types: one for each kind of node (System.Management.Automation.Language). */
import { toBool } from '../../../types/conversion/conversion.ts';
import { readText } from '../../../types/files/host-files.ts';
import type { Invocable } from '../../../types/members/ps-member.ts';
import { NetException } from '../../../types/net-exception.ts';
import {
  defineType,
  type MethodDeclaration,
  type PropertyDeclaration,
  type TypeDeclaration,
} from '../../../types/type-declaration.ts';
import type { PSReference } from '../../../types/values/reference.ts';
import { currentRunspace } from '../../current-runspace.ts';
import { VariablePathObject } from '../../language-tokens.ts';
import { giveErrors, parseInto } from '../../parse-into.ts';
import { staticTypeOf } from '../../static-type.ts';
import { type AstObject, ExtentObject, type ParseErrorObject, PositionObject } from '../../syntax-tree.ts';

interface NodeParts {
  readonly base?: string;
  readonly properties?: readonly PropertyDeclaration[];
  readonly methods?: readonly MethodDeclaration[];
}

const AST = 'System.Management.Automation.Language.Ast';

/** A class of nodes; the parts of a node are found in the node itself. */
function node(name: string, { base = AST, properties = [], methods = [] }: NodeParts = {}): TypeDeclaration<AstObject> {
  return defineType<AstObject>({
    name,
    ...(name === AST ? { abstract: true } : { base }),
    toText: (self) => self.toString(),
    properties,
    methods,
    adapter: { get: (self, part) => self.part(part), set: () => false, names: (self) => self.partNames() },
  });
}

function findAll(self: AstObject, predicate: Invocable, nested: boolean): AstObject[] {
  const found: AstObject[] = [];
  for (const one of self.descendants(nested)) if (toBool(predicate.invokeAsDelegate([one]))) found.push(one);
  return found;
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

/** VariablePath of a variable. */
function variablePath({ node: variable }: AstObject): VariablePathObject | null {
  return variable.kind === 'VariableExpression' ? VariablePathObject.of(variable.userPath) : null;
}

function scriptBlockOf(self: AstObject) {
  return currentRunspace().scripts.fromText(self.toString());
}

export default [
  node('System.Management.Automation.Language.Ast', {
    properties: [
      [
        'System.Management.Automation.Language.IScriptExtent Extent {get;}',
        (self: AstObject) => new ExtentObject(self.node.extent),
      ],
      ['System.Management.Automation.Language.Ast Parent {get;}', (self: AstObject) => self.parent],
    ],
    methods: [
      [
        'System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)',
        findAll,
      ],
      [
        'System.Management.Automation.Language.Ast Find(System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)',
        find,
      ],
      ['string ToString()', (self: AstObject) => self.toString()],
    ],
  }),
  node('System.Management.Automation.Language.StatementAst', { base: 'System.Management.Automation.Language.Ast' }),
  node('System.Management.Automation.Language.PipelineBaseAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.ChainableAst', {
    base: 'System.Management.Automation.Language.PipelineBaseAst',
  }),
  node('System.Management.Automation.Language.CommandBaseAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.LabeledStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.LoopStatementAst', {
    base: 'System.Management.Automation.Language.LabeledStatementAst',
  }),
  node('System.Management.Automation.Language.CommandElementAst', {
    base: 'System.Management.Automation.Language.Ast',
  }),
  node('System.Management.Automation.Language.ExpressionAst', {
    base: 'System.Management.Automation.Language.CommandElementAst',
    properties: [['type StaticType {get;}', staticTypeOf]],
  }),
  node('System.Management.Automation.Language.AttributeBaseAst', { base: 'System.Management.Automation.Language.Ast' }),
  node('System.Management.Automation.Language.MemberAst', { base: 'System.Management.Automation.Language.Ast' }),
  node('System.Management.Automation.Language.RedirectionAst', { base: 'System.Management.Automation.Language.Ast' }),
  node('System.Management.Automation.Language.ArrayExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.ArrayLiteralAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.AssignmentStatementAst', {
    base: 'System.Management.Automation.Language.PipelineBaseAst',
  }),
  node('System.Management.Automation.Language.AttributeAst', {
    base: 'System.Management.Automation.Language.AttributeBaseAst',
  }),
  node('System.Management.Automation.Language.AttributedExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.BaseCtorInvokeMemberExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.BinaryExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.BreakStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.CatchClauseAst'),
  node('System.Management.Automation.Language.CommandAst', {
    base: 'System.Management.Automation.Language.CommandBaseAst',
    methods: [['string GetCommandName()', commandName]],
  }),
  node('System.Management.Automation.Language.CommandExpressionAst', {
    base: 'System.Management.Automation.Language.CommandBaseAst',
  }),
  node('System.Management.Automation.Language.CommandParameterAst', {
    base: 'System.Management.Automation.Language.CommandElementAst',
  }),
  node('System.Management.Automation.Language.ConstantExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.ContinueStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.ConvertExpressionAst', {
    base: 'System.Management.Automation.Language.AttributedExpressionAst',
  }),
  node('System.Management.Automation.Language.DataStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.DoUntilStatementAst', {
    base: 'System.Management.Automation.Language.LoopStatementAst',
  }),
  node('System.Management.Automation.Language.DoWhileStatementAst', {
    base: 'System.Management.Automation.Language.LoopStatementAst',
  }),
  node('System.Management.Automation.Language.ErrorExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.ErrorStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.ExitStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.ExpandableStringExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.FileRedirectionAst', {
    base: 'System.Management.Automation.Language.RedirectionAst',
  }),
  node('System.Management.Automation.Language.ForEachStatementAst', {
    base: 'System.Management.Automation.Language.LoopStatementAst',
  }),
  node('System.Management.Automation.Language.ForStatementAst', {
    base: 'System.Management.Automation.Language.LoopStatementAst',
  }),
  node('System.Management.Automation.Language.FunctionDefinitionAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.FunctionMemberAst', {
    base: 'System.Management.Automation.Language.MemberAst',
  }),
  node('System.Management.Automation.Language.HashtableAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.IfStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.IndexExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.InvokeMemberExpressionAst', {
    base: 'System.Management.Automation.Language.MemberExpressionAst',
  }),
  node('System.Management.Automation.Language.MemberExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.MergingRedirectionAst', {
    base: 'System.Management.Automation.Language.RedirectionAst',
  }),
  node('System.Management.Automation.Language.NamedAttributeArgumentAst'),
  node('System.Management.Automation.Language.NamedBlockAst'),
  node('System.Management.Automation.Language.ParamBlockAst'),
  node('System.Management.Automation.Language.ParameterAst', {
    properties: [['type StaticType {get;}', staticTypeOf]],
  }),
  node('System.Management.Automation.Language.ParenExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.PipelineAst', {
    base: 'System.Management.Automation.Language.ChainableAst',
  }),
  node('System.Management.Automation.Language.PipelineChainAst', {
    base: 'System.Management.Automation.Language.ChainableAst',
  }),
  node('System.Management.Automation.Language.PropertyMemberAst', {
    base: 'System.Management.Automation.Language.MemberAst',
  }),
  node('System.Management.Automation.Language.ReturnStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.ScriptBlockAst', {
    methods: [['scriptblock GetScriptBlock()', scriptBlockOf]],
  }),
  node('System.Management.Automation.Language.ScriptBlockExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.StatementBlockAst'),
  node('System.Management.Automation.Language.StringConstantExpressionAst', {
    base: 'System.Management.Automation.Language.ConstantExpressionAst',
  }),
  node('System.Management.Automation.Language.SubExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.SwitchStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.TernaryExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.ThrowStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.TrapStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.TryStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.TypeConstraintAst', {
    base: 'System.Management.Automation.Language.AttributeBaseAst',
  }),
  node('System.Management.Automation.Language.TypeDefinitionAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.TypeExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.UnaryExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.UsingExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
  }),
  node('System.Management.Automation.Language.UsingStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  node('System.Management.Automation.Language.VariableExpressionAst', {
    base: 'System.Management.Automation.Language.ExpressionAst',
    properties: [['System.Management.Automation.VariablePath VariablePath {get;}', variablePath]],
  }),
  node('System.Management.Automation.Language.WhileStatementAst', {
    base: 'System.Management.Automation.Language.LoopStatementAst',
  }),
  // Configurations of DSC, whose keywords make these nodes, are not parsed here.
  node('System.Management.Automation.Language.DynamicKeywordStatementAst', {
    base: 'System.Management.Automation.Language.StatementAst',
  }),
  defineType({
    name: 'System.Management.Automation.Language.DynamicKeywordBodyMode',
    kind: 'enum',
    members: { Command: 0, ScriptBlock: 1, Hashtable: 2 },
  }),
  node('System.Management.Automation.Language.ArrayTypeNameAst'),
  node('System.Management.Automation.Language.GenericTypeNameAst'),
  node('System.Management.Automation.Language.TypeNameAst'),
  defineType<ExtentObject>({
    name: 'System.Management.Automation.Language.InternalScriptExtent',
    interfaces: ['System.Management.Automation.Language.IScriptExtent'],
    toText: (self) => self.extent.text,
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
