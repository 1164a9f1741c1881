/** Words as the language has them: tokens, so that `'a b'` and `$x.y` count as one. Arguments of commands among them. */
import type { Ast, CommandAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { parse, type Token } from '../../language/parser.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(text: string): Span[] {
  return parse(text)
    .tokens.filter(({ kind }: Token) => kind !== 'NewLine' && kind !== 'EndOfInput')
    .map(({ extent }) => ({ start: extent.startOffset, end: extent.endOffset }));
}

/** The start of the next token. */
export function tokenStartForward(text: string, from: number): number {
  return spansOf(text).find(({ start }) => start > from)?.start ?? text.length;
}

/** Behind the current or the next token. */
export function tokenEndForward(text: string, from: number): number {
  return spansOf(text).find(({ end }) => end > from)?.end ?? text.length;
}

/** The start of the current token or of the one before. */
export function tokenStartBackward(text: string, from: number): number {
  return spansOf(text).findLast(({ start }) => start < from)?.start ?? 0;
}

/** All arguments of the commands of a text that are not parameters, in order. */
export function commandArguments(text: string): Span[] {
  const found: Span[] = [];
  walkAst(parse(text).ast as Ast, (node) => {
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
  return spansOf(text).map(({ start, end }) => text.slice(start, end));
}
