/**
 * Completion: what may stand at the cursor, from the tree of the whole text, in which what stands behind the cursor
 * counts too. The prompt's Tab uses it; CompleteInput of System.Management.Automation.CommandCompletion has the same
 * result. Each kind of place has a file of its own, which says what may stand there.
 */

import type { Runspace } from '../../engine/runspace.ts';
import type { CommandAst } from '../../language/ast.ts';
import { parse, type Token } from '../../language/parser.ts';
import { AstPlaces } from './ast-place.ts';
import { assignedValues } from './complete-assigned-values.ts';
import { completeAttributes } from './complete-attributes.ts';
import { completeCommands } from './complete-commands.ts';
import { completeKeys } from './complete-hashtable-keys.ts';
import { completeMembers, completeTypes } from './complete-members.ts';
import { completeOperators, completeWords } from './complete-operators.ts';
import { completeParameters } from './complete-parameters.ts';
import { completePaths } from './complete-paths.ts';
import { completeValues } from './complete-values.ts';
import { completeVariables } from './complete-variables.ts';
import { type Completion, type CompletionMatch, inOrder } from './completion-match.ts';
import type { CompletionPlace, TypedWord } from './completion-place.ts';
import { TypeInference } from './infer-types.ts';

/** Proposals for a place of a text. Nothing is run that could change anything. */
export function completeInput(runspace: Runspace, input: string, cursor: number): Completion {
  return runspace.enter(() => complete(placeOf(runspace, input, cursor)));
}

/** Stands for a member's name that is not there yet, so that the text before it parses as a whole. */
const STAND_IN = 'x';

function placeOf(runspace: Runspace, text: string, cursor: number): CompletionPlace {
  const lacksName = /(?:[^\s.]|\?)(?:\.|::)$/.test(text.slice(0, cursor)) && !/^\w/.test(text.slice(cursor));
  const parsed = parse(lacksName ? text.slice(0, cursor) + STAND_IN + text.slice(cursor) : text);
  const places = new AstPlaces(parsed.ast);
  return {
    runspace,
    text,
    cursor,
    tokens: parsed.tokens,
    places,
    inference: new TypeInference(runspace, places),
    standIn: lacksName ? STAND_IN.length : 0,
    word: wordAt(parsed.tokens, text, cursor),
  };
}

function complete(place: CompletionPlace): Completion {
  const { text, cursor, word, runspace } = place;
  const before = text.slice(0, cursor);
  const special = completeWords(place) ?? completeMembers(place) ?? completeAttributes(place);
  if (special) return special;
  const type = /\[([A-Za-z][\w.+]*)$/.exec(before);
  if (type && word.quote === '') {
    const rest = /^[\w.+]*/.exec(text.slice(cursor))?.[0] ?? '';
    return at(cursor - (type[1] ?? '').length, cursor + rest.length, completeTypes(runspace, (type[1] ?? '') + rest));
  }
  const inQuotes = word.quote === '"' ? /\$\{?[\w:]*$/.exec(before) : null;
  if (inQuotes) {
    const rest = /^[\w:]*/.exec(text.slice(cursor))?.[0] ?? '';
    return at(inQuotes.index, cursor + rest.length, completeVariables(place, inQuotes[0] + rest));
  }
  const keys = completeKeys(place) ?? assignedValues(place) ?? completeOperators(place);
  if (keys) return keys;
  return at(word.start, word.end, matchesFor(place));
}

function at(start: number, end: number, matches: readonly CompletionMatch[]): Completion {
  return { replacementIndex: start, replacementLength: end - start, matches };
}

/** Signs between words. */
const NO_WORD = /^[\s|;(){}=,&]+$|^(?:@\(|@\{|\$\(|=|\+=|\.\.|\.|::|\[|\])$/;

/** The word that the cursor is in or behind. */
function wordAt(tokens: readonly Token[], text: string, cursor: number): TypedWord {
  const token = tokens.findLast(
    ({ extent, kind }) =>
      extent.startOffset < cursor && cursor <= extent.endOffset && kind !== 'NewLine' && kind !== 'EndOfInput',
  );
  if (!token || NO_WORD.test(token.text)) return { start: cursor, end: cursor, text: '', quote: '', token: null };
  const { startOffset, endOffset } = token.extent;
  const quote = /^['"]/.exec(token.text)?.[0] ?? '';
  const body = token.text.slice(quote.length);
  const isClosed = quote !== '' && body.endsWith(quote) && endOffset > cursor;
  // A text in quotes is complete up to the cursor only.
  const typed = quote === '' ? body : text.slice(startOffset + 1, isClosed ? endOffset - 1 : cursor);
  return { start: startOffset, end: endOffset, text: typed, quote, token };
}

function matchesFor(place: CompletionPlace): CompletionMatch[] {
  const { runspace, word } = place;
  const { token, text, quote } = word;
  if (token?.kind === 'Variable' || token?.kind === 'SplattedVariable' || text === '$' || text === '@')
    return completeVariables(place, text);
  const command = commandAt(place);
  if (command === null || isNamePosition(command, word)) {
    const found = inOrder(completeCommands(runspace, text));
    return found.length > 0 && quote === '' ? found : completePaths(runspace, text, quote);
  }
  if (/^[-\u2013\u2014\u2015]/.test(text) && quote === '') return completeParameters(place, command, text.slice(1));
  return completeValues(place, command) ?? completePaths(runspace, text, quote);
}

/** The innermost command that the word belongs to. */
function commandAt({ places, word, text }: CompletionPlace): CommandAst | null {
  let found: CommandAst | null = null;
  for (const node of places.all()) {
    if (node.kind !== 'Command' || node.extent.startOffset > word.start) continue;
    const between = text.slice(node.extent.endOffset, word.start);
    const isIn = node.extent.endOffset >= word.start || /^[ \t`\n]+$/.test(between);
    if (isIn && (!found || node.extent.startOffset >= (found as CommandAst).extent.startOffset)) found = node;
  }
  return found;
}

function isNamePosition(command: CommandAst, word: TypedWord): boolean {
  const [name] = command.commandElements;
  return name === undefined || name.extent.startOffset === word.start;
}
