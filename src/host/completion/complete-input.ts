/**
 * Completion: what may stand at the cursor, from the tree of the text before it. The prompt's Tab uses it; CompleteInput
 * of System.Management.Automation.CommandCompletion has the same result.
 */

import type { Runspace } from '../../engine/runspace.ts';
import type { CommandAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { type ParseResult, parse, type Token } from '../../language/parser.ts';
import { completeCommands } from './complete-commands.ts';
import { completeMembers, completeTypes } from './complete-members.ts';
import { completeParameters, completeValues } from './complete-parameters.ts';
import { completePaths } from './complete-paths.ts';
import { completeVariables } from './complete-variables.ts';
import { type Completion, type CompletionMatch, inOrder } from './completion-match.ts';

/** Proposals for the text before the cursor. Nothing is run that could change anything. */
export function completeInput(runspace: Runspace, input: string, cursor: number): Completion {
  return runspace.enter(() => complete(runspace, input.slice(0, cursor)));
}

function complete(runspace: Runspace, text: string): Completion {
  const parsed = parse(text);
  const word = wordAtEnd(parsed, text);
  const member = /(?:^|[^.\w])?((?:\.|::)\s*)([A-Za-z_]\w*)?$/.exec(text);
  if (member && isMemberAccess(text)) {
    const matches = completeMembers(runspace, text, member[2] ?? '');
    if (matches) return result(text, text.length - (member[2] ?? '').length, matches);
  }
  const type = /\[([A-Za-z][\w.]*)$/.exec(text);
  if (type) return result(text, text.length - type[1]!.length, completeTypes(type[1]!));
  const variable = word.quote === '"' ? /\$\{?[\w:]*$/.exec(text) : null;
  if (variable) return result(text, variable.index, completeVariables(runspace, variable[0]));
  return result(text, word.start, matchesFor(runspace, parsed, word));
}

function result(text: string, start: number, matches: readonly CompletionMatch[]): Completion {
  return { replacementIndex: start, replacementLength: text.length - start, matches };
}

/** The word before the cursor. */
interface Word {
  readonly start: number;
  /** As written, without the quote it begins with. */
  readonly text: string;
  readonly quote: string;
  readonly token: Token | null;
}

function wordAtEnd({ tokens }: ParseResult, text: string): Word {
  const end = text.length;
  const token =
    tokens.findLast(({ extent, kind }) => extent.endOffset === end && extent.startOffset < end && kind !== 'NewLine') ??
    null;
  if (!token || /^[\s|;(){}=,&]+$/.test(token.text)) return { start: end, text: '', quote: '', token: null };
  const { startOffset } = token.extent;
  const quote = /^['"]/.exec(token.text)?.[0] ?? '';
  return { start: startOffset, text: token.text.slice(quote.length), quote, token };
}

/** A dot behind a value, not one in a word (`./x`, `file.txt`) or a number. */
function isMemberAccess(text: string): boolean {
  return (
    /(?:[\w)\]}'"]|\$\w+)(?:\?)?(?:\.|::)\s*\w*$/.test(text) &&
    /(?:\$[\w:]+|[)\]}'"])[^\s|;]*(?:\.|::)\s*\w*$/.test(text)
  );
}

function matchesFor(runspace: Runspace, { ast }: ParseResult, word: Word): CompletionMatch[] {
  const { token, text, quote } = word;
  if (token?.kind === 'Variable' || token?.kind === 'SplattedVariable' || text === '$' || text === '@') {
    return completeVariables(runspace, text);
  }
  const command = commandAt(ast, word.start);
  if (command === null || isNamePosition(command, word)) {
    const found = inOrder(completeCommands(runspace, text));
    return found.length > 0 && quote === '' ? found : completePaths(runspace, text, quote);
  }
  if (/^[-\u2013\u2014\u2015]/.test(text) && quote === '') return completeParameters(runspace, command, text.slice(1));
  const values = completeValues(runspace, command, word.start, text, quote);
  return values.length > 0 ? values : completePaths(runspace, text, quote);
}

/** The innermost command that the word belongs to. */
function commandAt(ast: ParseResult['ast'], wordStart: number): CommandAst | null {
  let found: CommandAst | null = null;
  const { text } = ast.extent.source;
  walkAst(ast, (node) => {
    if (node.kind !== 'Command' || node.extent.startOffset > wordStart) return;
    const between = text.slice(node.extent.endOffset, wordStart);
    if (node.extent.endOffset >= wordStart || /^[ \t`\n]+$/.test(between)) found = node;
  });
  return found;
}

function isNamePosition(command: CommandAst, word: Word): boolean {
  const [name] = command.commandElements;
  return name === undefined || name.extent.startOffset === word.start;
}
