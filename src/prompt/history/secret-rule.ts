/**
 * Which commands must not get into the history file, because a secret stands in them: PSReadLine's rule for values, with
 * two differences. What a parameter is decides by the parameter that is bound, so that `-Pass x` counts and a value such
 * as `OAuthTokenIssuer` does not; and names of files, commands and types that only have such a word in them do not count.
 */
import type { Ast, CommandAst, CommandElementAst, ExpressionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { parse } from '../../language/parser.ts';

/** An argument of a command, with the parameter that takes it. */
export interface BoundArgument {
  readonly parameter: string;
  readonly typeName: string;
  /** Null for a switch. */
  readonly value: ExpressionAst | null;
}

/** Says which parameters the arguments of a command go to; null for a command that nobody knows. */
export type BindArguments = (command: CommandAst) => readonly BoundArgument[] | null;

const SECRET_WORD = /password|passphrase|asplaintext|token|apikey|secret/i;
/** A parameter of an unknown command is told by its name alone, also a short one. */
const SECRET_NAME = /^(?:p|pa|pas|pass\w*|pwd|pw)$|password|passphrase|token|apikey|secret/i;
const SECRET_TYPE = /(?:^|\.)SecureString$/i;
const SECRET_TYPES_MADE = /(?:PSCredential|NetworkCredential|SecureString)$/i;

/** Commands of secret vaults take names of secrets, and `-AsPlainText` of theirs gives one out. */
const VAULT_COMMANDS: ReadonlySet<string> = new Set(
  [
    ...['Get-Secret', 'Get-SecretInfo', 'Get-SecretVault', 'Register-SecretVault', 'Remove-Secret', 'Set-SecretInfo'],
    ...[
      'Set-SecretVaultDefault',
      'Test-SecretVault',
      'Unlock-SecretVault',
      'Unregister-SecretVault',
      'Get-AzAccessToken',
    ],
  ].map((name) => name.toLowerCase()),
);

/** A text that tells a secret: the word, and something behind it. */
const TOLD =
  /(?:password|passphrase|passwd|pwd|token|apikey|api[ _-]key|secret)["']?(?:\s*[:=]\s*|\s+is\s+|\s+)["']?[^\s"']/i;
/** An option of a program that carries a secret with it: `--password=x`, `pass:x`. */
const CARRIED = /(?:^|[-/])\w*(?:pass|password|passwd|pwd|token|apikey|secret)\w*[:=]\S/i;
const OPTION = /^(?:--?|\/)[\w-]*(?:pass|password|passwd|pwd|token|apikey|api-key|secret)[\w-]*$/i;

/** Whether a command is to stay in memory. */
export function holdsSecret(text: string, bind: BindArguments): boolean {
  const { ast, errors, tokens } = parse(text);
  // What cannot be understood is decided by its words.
  if (errors.length > 0 && (SECRET_WORD.test(text) || /-pass/i.test(text))) return true;
  if (tokens.some(({ kind, text: comment }) => kind === 'Comment' && TOLD.test(comment))) return true;
  let found = false;
  walkAst(ast as Ast, (node) => {
    if (!found) found = isSecret(node, bind);
  });
  return found;
}

function isSecret(node: Ast, bind: BindArguments): boolean {
  switch (node.kind) {
    case 'AssignmentStatement':
      return SECRET_WORD.test(node.left.extent.text) && isTold(statementValue(node.right));
    case 'Command':
      return commandTells(node, bind);
    case 'Hashtable':
      return node.keyValuePairs.some(
        ([key, value]) => SECRET_WORD.test(key.extent.text) && isLiteral(statementValue(value)),
      );
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
      return TOLD.test(node.extent.text);
    case 'InvokeMemberExpression':
      return madeWithSecret(node.expression, node.arguments);
    default:
      return false;
  }
}

/** `[pscredential]::new('u', …)`. */
function madeWithSecret(owner: ExpressionAst, args: readonly ExpressionAst[]): boolean {
  return (
    owner.kind === 'TypeExpression' &&
    SECRET_TYPES_MADE.test(owner.typeName.extent.text) &&
    args.slice(1).some((argument) => isLiteral(argument))
  );
}

function commandTells(command: CommandAst, bind: BindArguments): boolean {
  const [first] = command.commandElements;
  const name = first?.kind === 'StringConstantExpression' ? first.value.toLowerCase() : '';
  if (VAULT_COMMANDS.has(name)) return false;
  const bound = bind(command);
  if (bound) {
    return bound.some(({ parameter, typeName, value }) =>
      value === null
        ? /^asplaintext$/i.test(parameter)
        : (SECRET_WORD.test(parameter) || SECRET_TYPE.test(typeName)) && isLiteral(value),
    );
  }
  return unknownCommandTells(command.commandElements.slice(1));
}

/** A program, or a command that is not there: its options are told by their names. */
function unknownCommandTells(elements: readonly CommandElementAst[]): boolean {
  return elements.some((element, index) => {
    const next = elements[index + 1];
    if (element.kind === 'CommandParameter') {
      if (/^asplaintext$/i.test(element.parameterName)) return true;
      if (!SECRET_NAME.test(element.parameterName)) return false;
      const value = element.argument ?? (next && next.kind !== 'CommandParameter' ? next : null);
      return value !== null && isLiteral(value);
    }
    const { text } = element.extent;
    return CARRIED.test(text) || (OPTION.test(text) && next !== undefined);
  });
}

/** The expression that a statement consists of; null when it is a command or more. */
function statementValue(statement: Ast): ExpressionAst | null {
  if (statement.kind === 'CommandExpression') return statement.expression;
  if (statement.kind !== 'Pipeline' || statement.pipelineElements.length !== 1) return null;
  const [only] = statement.pipelineElements;
  return only?.kind === 'CommandExpression' ? only.expression : null;
}

/** What is assigned: a literal, or a variable that PSReadLine takes for one too. */
function isTold(value: ExpressionAst | null): boolean {
  return value !== null && (value.kind === 'VariableExpression' ? !isNothing(value.extent.text) : isLiteral(value));
}

function isNothing(text: string): boolean {
  return /^\$(?:null|true|false)$/i.test(text);
}

/** A value that is written out: a text, a number, or a list with one in it. */
function isLiteral(value: ExpressionAst | CommandElementAst | null): boolean {
  switch (value?.kind) {
    case 'StringConstantExpression':
    case 'ConstantExpression':
      return true;
    case 'ExpandableStringExpression':
      // Only variables between the quotes say nothing.
      return value.extent.text.replace(/\$(?:\{[^}]*\}|[\w:?]+)/g, '').replace(/["\s]/g, '') !== '';
    case 'ArrayLiteral':
      return value.elements.some((element) => isLiteral(element));
    case 'ArrayExpression':
      return /['"\d]/.test(value.extent.text);
    case 'ConvertExpression':
      return isLiteral(value.child);
    default:
      return false;
  }
}
