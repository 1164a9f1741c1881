/** The tokens of a command in T-SQL, without blanks and comments. */
import { SqlFault } from './sql-syntax.ts';

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign' | 'parameter';
  readonly text: string;
}

const TOKENS =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|N?'(?<text>(?:[^']|'')*)'|\[(?<name>(?:[^\]]|\]\])*)\]|"(?<quoted>[^"]*)"|(?<number>\d+(?:\.\d+)?)|(?<parameter>@@?\w+)|(?<word>[\p{L}_#][\p{L}\d_#$]*)|(?<sign><>|!=|<=|>=|[-+*/%=<>(),.;])/uy;

/** @throws SqlFault for what begins no token */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < text.length) {
    const from = TOKENS.lastIndex;
    const match = TOKENS.exec(text);
    if (!match) {
      const sign = text.charAt(from);
      throw new SqlFault(
        sign === "'"
          ? `Unclosed quotation mark after the character string '${text.slice(from + 1)}'.`
          : `Incorrect syntax near '${sign}'.`,
      );
    }
    const { text: literal, name, quoted, number, parameter, word, sign } = match.groups ?? {};
    if (literal !== undefined) tokens.push({ kind: 'text', text: literal.replaceAll("''", "'") });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll(']]', ']') });
    else if (quoted !== undefined) tokens.push({ kind: 'name', text: quoted });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (parameter !== undefined) tokens.push({ kind: 'parameter', text: parameter });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}
