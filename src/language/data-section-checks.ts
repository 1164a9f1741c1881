/**
 * The restricted language, of data sections and of what a script checks itself: literals, plain operators, and the
 * commands and variables that are allowed; everything else is refused.
 */
import type { Ast, CommandAst, DataStatementAst, ScriptBlockAst, TypeNameAst, VariableExpressionAst } from './ast.ts';
import { visitChildren } from './ast-walk.ts';
import type { ParseError } from './parse-error.ts';
import { type ParserErrorId, parserMessage, type ReportError } from './parser-messages.ts';
import { kindFlags, kindText, TokenFlags } from './token.ts';
import { typeNameText } from './type-name.ts';

const ALLOWED_VARIABLES = new Set(['psculture', 'psuiculture', 'true', 'false', 'null']);
const ALLOWED_VARIABLES_TEXT = '$PSCulture, $PSUICulture, $true, $false, $null';

/** Types with a type code of their own, by accelerator or .NET name. */
const SIMPLE_TYPES = new Set(
  `bool boolean char sbyte byte int16 short uint16 ushort int int32 uint uint32 long int64 ulong uint64 float single
   double decimal datetime string`.split(/\s+/),
);

/** Nodes which are refused whatever they hold. */
const REFUSED: Partial<Record<Ast['kind'], ParserErrorId>> = {
  ScriptBlock: 'ScriptBlockNotSupportedInDataSection',
  ParamBlock: 'ParameterDeclarationNotSupportedInDataSection',
  Attribute: 'AttributeNotSupportedInDataSection',
  FunctionDefinition: 'FunctionDeclarationNotSupportedInDataSection',
  TrapStatement: 'TrapStatementNotSupportedInDataSection',
  SwitchStatement: 'SwitchStatementNotSupportedInDataSection',
  DataStatement: 'DataSectionStatementNotSupportedInDataSection',
  ForEachStatement: 'ForeachStatementNotSupportedInDataSection',
  DoWhileStatement: 'DoWhileStatementNotSupportedInDataSection',
  DoUntilStatement: 'DoWhileStatementNotSupportedInDataSection',
  ForStatement: 'ForWhileStatementNotSupportedInDataSection',
  WhileStatement: 'ForWhileStatementNotSupportedInDataSection',
  TryStatement: 'TryStatementNotSupportedInDataSection',
  BreakStatement: 'FlowControlStatementNotSupportedInDataSection',
  ContinueStatement: 'FlowControlStatementNotSupportedInDataSection',
  ReturnStatement: 'FlowControlStatementNotSupportedInDataSection',
  ExitStatement: 'FlowControlStatementNotSupportedInDataSection',
  ThrowStatement: 'FlowControlStatementNotSupportedInDataSection',
  AssignmentStatement: 'AssignmentStatementNotSupportedInDataSection',
  MergingRedirection: 'RedirectionNotSupportedInDataSection',
  FileRedirection: 'RedirectionNotSupportedInDataSection',
  MemberExpression: 'PropertyReferenceNotSupportedInDataSection',
  InvokeMemberExpression: 'MethodCallNotSupportedInDataSection',
  IndexExpression: 'ArrayReferenceNotSupportedInDataSection',
  ScriptBlockExpression: 'ScriptBlockNotSupportedInDataSection',
};

function isSimpleType(typeName: TypeNameAst): boolean {
  const element = typeName.kind === 'ArrayTypeName' ? typeName.elementType : typeName;
  return element.kind === 'TypeName' && SIMPLE_TYPES.has(element.name.toLowerCase().replace(/^system\./, ''));
}

/** What is allowed beside the language itself. */
export interface RestrictedLanguage {
  /** Names in lower case; null when commands are not checked. */
  readonly commands: ReadonlySet<string> | null;
  /** Names as they are to be listed; `*` allows all. */
  readonly variables: readonly string[];
  readonly environment: boolean;
}

function checkVariable(
  { userPath, extent }: VariableExpressionAst,
  rules: RestrictedLanguage,
  report: ReportError,
): void {
  const name = userPath.toLowerCase();
  const { variables, environment } = rules;
  if (ALLOWED_VARIABLES.has(name) || (environment && name.startsWith('env:'))) return;
  if (variables.some((allowed) => allowed === '*' || allowed.toLowerCase() === name)) return;
  const listed = [ALLOWED_VARIABLES_TEXT, ...variables.map((allowed) => `$${allowed}`)].join(', ');
  report(extent, 'VariableReferenceNotSupportedInDataSection', listed);
}

function checkCommand(command: CommandAst, allowed: ReadonlySet<string> | null, report: ReportError): void {
  if (command.invocationOperator === '.') {
    report(command.extent, 'DotSourcingNotSupportedInDataSection');
    return;
  }
  if (allowed === null) return;
  const [first] = command.commandElements;
  if (first?.kind !== 'StringConstantExpression') {
    if (command.invocationOperator === '&') report(command.extent, 'OperatorNotSupportedInDataSection', '&');
    else report(command.extent, 'CmdletNotInAllowedListForDataSection', command.extent.text);
    return;
  }
  if (!allowed.has(first.value.toLowerCase())) {
    report(command.extent, 'CmdletNotInAllowedListForDataSection', first.value);
  }
}

function checkNode(node: Ast, rules: RestrictedLanguage, report: ReportError): void {
  const refused = REFUSED[node.kind];
  if (refused !== undefined) {
    report(node.extent, refused);
    return;
  }
  switch (node.kind) {
    case 'TypeConstraint':
    case 'TypeExpression':
      if (!isSimpleType(node.typeName)) {
        report(node.extent, 'TypeNotAllowedInDataSection', typeNameText(node.typeName));
      }
      break;
    case 'Command':
      checkCommand(node, rules.commands, report);
      break;
    case 'BinaryExpression':
      if ((kindFlags(node.operator) & TokenFlags.NotInDataSection) !== 0) {
        report(node.errorPosition, 'OperatorNotSupportedInDataSection', kindText(node.operator));
      }
      break;
    case 'UnaryExpression':
      if ((kindFlags(node.operator) & TokenFlags.NotInDataSection) !== 0) {
        report(node.extent, 'OperatorNotSupportedInDataSection', kindText(node.operator));
      }
      break;
    case 'VariableExpression':
      checkVariable(node, rules, report);
      break;
    default:
      break;
  }
}

/** Reports what a data section may not hold. */
export function checkDataSection(statement: DataStatementAst, report: ReportError): void {
  const names = statement.commandsAllowed.map((name) => (name.kind === 'StringConstantExpression' ? name.value : null));
  // When a name is not known before the script runs, the commands are not checked now.
  const allowed = names.includes(null)
    ? null
    : new Set(['convertfrom-stringdata', ...names.map((name) => (name ?? '').toLowerCase())]);
  checkNodes(statement.body, { commands: allowed, variables: [], environment: false }, report);
}

/** Reports what a script block may not hold that is to be in the restricted language. */
export function checkScriptBlock(block: ScriptBlockAst, rules: RestrictedLanguage, report: ReportError): void {
  const refused = block.paramBlock ?? block.beginBlock ?? block.processBlock;
  if (refused) report(refused.extent, 'InvalidScriptBlockInDataSection');
  if (block.endBlock) checkNodes(block.endBlock, rules, report);
}

/** What a check reports, each thing once: a block in braces is refused as an expression and as a block. */
export function refusals(check: (report: ReportError) => void): ParseError[] {
  const errors: ParseError[] = [];
  check((extent, errorId, ...args) => {
    const isKnown = errors.some(
      (error) =>
        error.errorId === errorId &&
        error.extent.startOffset === extent.startOffset &&
        error.extent.endOffset === extent.endOffset,
    );
    if (!isKnown) errors.push({ extent, errorId, message: parserMessage(errorId, args), incompleteInput: false });
  });
  return errors;
}

function checkNodes(root: Ast, rules: RestrictedLanguage, report: ReportError): void {
  const visit = (node: Ast): void => {
    checkNode(node, rules, report);
    visitChildren(node, visit);
  };
  visit(root);
}
