/** Words as the language has them: tokens, so that `'a b'` and `$x.y` count as one. Arguments of commands among them. */
import type { Ast, CommandAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { type ParseResult, parse, type Token } from '../../language/parser.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf({ tokens }: ParseResult): Span[] {
  return tokens
    .filter(({ kind }: Token) => kind !== 'NewLine' && kind !== 'EndOfInput')
    .map(({ extent }) => ({ start: extent.startOffset, end: extent.endOffset }));
}

/** The last token is the end of the text. */
function endOf({ tokens }: ParseResult): number {
  return tokens.at(-1)?.extent.endOffset ?? 0;
}

/** The start of the next token. */
export function tokenStartForward(parsed: ParseResult, from: number): number {
  return spansOf(parsed).find(({ start }) => start > from)?.start ?? endOf(parsed);
}

/** Behind the current or the next token. */
export function tokenEndForward(parsed: ParseResult, from: number): number {
  return spansOf(parsed).find(({ end }) => end > from)?.end ?? endOf(parsed);
}

/** The start of the current token or of the one before. */
export function tokenStartBackward(parsed: ParseResult, from: number): number {
  return spansOf(parsed).findLast(({ start }) => start < from)?.start ?? 0;
}

/** All arguments of the commands of a text that are not parameters, in order. */
export function commandArguments({ ast }: ParseResult): Span[] {
  const found: Span[] = [];
  walkAst(ast as Ast, (node) => {
    if (node.kind !== 'Command') return;
    for (const element of (node as CommandAst).commandElements.slice(1)) {
      const value = element.kind === 'CommandParameter' ? element.argument : element;
      if (value) found.push({ start: value.extent.startOffset, end: value.extent.endOffset });
    }
  });
  return found.sort((a, b) => a.start - b.start);
}

/** The words of a command of the history, as Alt+. takes them: the command is the first. */
export function wordsOfCommand(text: string): string[] {
  return spansOf(parse(text)).map(({ start, end }) => text.slice(start, end));
}
