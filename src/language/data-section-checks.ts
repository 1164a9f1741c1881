/** What a data section may hold: literals, plain operators, and the commands it allows; everything else is refused. */
import type { Ast, CommandAst, DataStatementAst, TypeNameAst } from './ast.ts';
import { visitChildren } from './ast-walk.ts';
import type { ParserErrorId, ReportError } from './parser-messages.ts';
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

function checkNode(node: Ast, allowed: ReadonlySet<string> | null, report: ReportError): void {
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
      checkCommand(node, allowed, report);
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
      if (!ALLOWED_VARIABLES.has(node.userPath.toLowerCase())) {
        report(node.extent, 'VariableReferenceNotSupportedInDataSection', ALLOWED_VARIABLES_TEXT);
      }
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
  const visit = (node: Ast): void => {
    checkNode(node, allowed, report);
    visitChildren(node, visit);
  };
  visit(statement.body);
}
