/**
 * Completion: what may stand at the cursor, from the tree of the whole text, in which what stands behind the cursor
 * counts too. The prompt's Tab uses it; CompleteInput of System.Management.Automation.CommandCompletion has the same
 * result. Each kind of place has a file of its own, which says what may stand there.
 */

import type { Runspace } from '../../engine/runspace.ts';
import type { Ast, CommandAst } from '../../language/ast.ts';
import { parse, type Token } from '../../language/parser.ts';
import { AstPlaces } from './ast-place.ts';
import { assignedValues } from './complete-assigned-values.ts';
import { completeAttributes } from './complete-attributes.ts';
import { completeCommands } from './complete-commands.ts';
import { completeKeys } from './complete-hashtable-keys.ts';
import { completeIndexKeys } from './complete-index-keys.ts';
import { completeMembers, completeStatics, completeTypes } from './complete-members.ts';
import { completeOperators, completeWords } from './complete-operators.ts';
import { completeParameters } from './complete-parameters.ts';
import { completePaths } from './complete-paths.ts';
import { completeValues } from './complete-values.ts';
import { completeVariables } from './complete-variables.ts';
import type { Completion, CompletionMatch } from './completion-match.ts';
import type { CompletionPlace, TypedWord } from './completion-place.ts';
import { TypeInference } from './infer-types.ts';

/** Proposals for a place of a text. Nothing is run that could change anything. */
export function completeInput(runspace: Runspace, input: string, cursor: number): Completion {
  return runspace.enter(() => complete(runspace, input, cursor));
}

/** Stands for a member's name that is not there yet, so that the text before it parses as a whole. */
const STAND_IN = 'x';

function placeOf(runspace: Runspace, text: string, cursor: number, standIn: string): CompletionPlace {
  const parsed = parse(text.slice(0, cursor) + standIn + text.slice(cursor));
  const places = new AstPlaces(parsed.ast);
  return {
    runspace,
    text,
    cursor,
    tokens: parsed.tokens,
    places,
    inference: new TypeInference(runspace, places),
    standIn: standIn.length,
    word: wordAt(parsed.tokens, text, cursor),
  };
}

/** Nothing may be proposed: there is no word, and no command whose argument could stand here. */
const NOTHING: Completion = { replacementIndex: -1, replacementLength: -1, matches: [] };

function complete(runspace: Runspace, text: string, cursor: number): Completion {
  const before = text.slice(0, cursor);
  const lacksName = /(?:[^\s.]|\?)(?:\.|::)\s*$/.test(before) && !/^\w/.test(text.slice(cursor));
  const members = lacksName ? completeMembers(placeOf(runspace, text, cursor, STAND_IN)) : null;
  return members ?? completeAt(placeOf(runspace, text, cursor, ''));
}

function completeAt(place: CompletionPlace): Completion {
  const { text, cursor, word, runspace } = place;
  const before = text.slice(0, cursor);
  const words = completeWords(place);
  if (words) return words;
  if (isInComment(place)) return NOTHING;
  const special = completeIndexKeys(place) ?? completeMembers(place) ?? completeAttributes(place);
  if (special) return special;
  const type = /\[([A-Za-z][\w.+]*)$/.exec(before);
  if (type && word.quote === '') {
    const rest = /^[\w.+]*/.exec(text.slice(cursor))?.[0] ?? '';
    return at(cursor - (type[1] ?? '').length, cursor + rest.length, completeTypes(runspace, (type[1] ?? '') + rest));
  }
  const inQuotes = word.quote === '"' ? /\$\{?[\w:]*$/.exec(before) : null;
  if (inQuotes) {
    const [rest = ''] = (inQuotes[0].startsWith('${') ? /^[\w:]*\}?/ : /^[\w:]*/).exec(text.slice(cursor)) ?? [];
    return at(inQuotes.index, cursor + rest.length, completeVariables(place, inQuotes[0] + rest));
  }
  const keys = completeKeys(place) ?? assignedValues(place) ?? completeOperators(place) ?? completeStatics(place);
  if (keys) return keys;
  const matches = matchesFor(place);
  return matches ? at(word.start, word.end, matches) : NOTHING;
}

function isInComment({ tokens, cursor }: CompletionPlace): boolean {
  return tokens.some(
    ({ kind, extent, text }) =>
      kind === 'Comment' &&
      extent.startOffset < cursor &&
      (cursor < extent.endOffset || (cursor === extent.endOffset && !text.endsWith('#>'))),
  );
}

function at(start: number, end: number, matches: readonly CompletionMatch[]): Completion {
  return { replacementIndex: start, replacementLength: end - start, matches };
}

/** Signs between words. */
const NO_WORD = /^[\s|;(){}=,&]+$|^(?:@\(|@\{|\$\(|=|\+=|\.\.|\.|::|\[|\])$/;

/** Dots that begin a word are a path's. */
function isSign({ kind, text: written, extent }: Token, text: string): boolean {
  const isPath = kind === 'Generic' || (/^\.\.?$/.test(written) && !/\S/.test(text.charAt(extent.startOffset - 1)));
  return !isPath && NO_WORD.test(written);
}

/** The word that the cursor is in or behind. */
function wordAt(tokens: readonly Token[], text: string, cursor: number): TypedWord {
  const token = tokens.findLast(
    ({ extent, kind }) =>
      extent.startOffset < cursor && cursor <= extent.endOffset && kind !== 'NewLine' && kind !== 'EndOfInput',
  );
  if (!token || isSign(token, text)) return { start: cursor, end: cursor, text: '', quote: '', token: null };
  const { startOffset, endOffset } = token.extent;
  const quote = /^['"]/.exec(token.text)?.[0] ?? '';
  const body = token.text.slice(quote.length);
  const isClosed = quote !== '' && body.endsWith(quote);
  // A text in quotes is complete up to the cursor only.
  const typed = quote === '' ? body : text.slice(startOffset + 1, isClosed ? endOffset - 1 : cursor);
  return { start: startOffset, end: endOffset, text: typed, quote, token };
}

/** Null where nothing is typed yet that could go on. */
function matchesFor(place: CompletionPlace): CompletionMatch[] | null {
  const { runspace, word } = place;
  const { token, text, quote } = word;
  if (token?.kind === 'Variable' || token?.kind === 'SplattedVariable' || text === '$' || text === '@' || text === '${')
    return isNamed(place) ? [] : completeVariables(place, text);
  const command = commandAt(place);
  if (command === null || isNamePosition(command, word)) {
    if (text === '' && quote === '' && !isRedirectedTo(place)) return null;
    if (isRedirectedTo(place)) return completePaths(runspace, text, quote);
    const found = completeCommands(runspace, text);
    return found.length > 0 && quote === '' ? found : completePaths(runspace, text, quote).map(called(place));
  }
  if (/^[-\u2013\u2014\u2015]/.test(text) && quote === '') return completeParameters(place, command, text.slice(1));
  return completeValues(place, command) ?? completePaths(runspace, text, quote);
}

/** Whether the word names where output goes. */
function isRedirectedTo({ tokens, word }: CompletionPlace): boolean {
  return (
    tokens.findLast(({ extent }) => extent.endOffset <= word.start && extent.endOffset > extent.startOffset)?.kind ===
    'Redirection'
  );
}

/** A command in quotes has to be called: `& './a b.ps1'`. */
function called({ tokens, word }: CompletionPlace): (match: CompletionMatch) => CompletionMatch {
  const before = tokens.findLast(({ extent }) => extent.endOffset <= word.start)?.kind;
  if (word.quote !== '' || before === 'Ampersand' || before === 'Dot') return (match) => match;
  return (match) =>
    match.completionText.startsWith("'") ? { ...match, completionText: `& ${match.completionText}` } : match;
}

/** Whether a variable is given its name here: a parameter, or a property of a class. */
function isNamed({ places, word }: CompletionPlace): boolean {
  const { start } = word;
  return (
    places.innermost(
      word.end,
      (node): node is Ast =>
        (node.kind === 'Parameter' && node.name.extent.startOffset === start) ||
        (node.kind === 'PropertyMember' && node.nameExtent.startOffset === start),
    ) !== null
  );
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
