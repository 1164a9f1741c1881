/** Regex.Unescape: a pattern's escapes as the characters that they stand for. */
import { regexParseError } from './regex-parse-error.ts';

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Throws RegexParseException for an escape that is none. */
export function unescapeRegex(text: string): string {
  return text.replace(
    /\\(?:([0-7]{1,3})|x([0-9a-f]{2})|u([0-9a-f]{4})|c([@-_a-z])|([\s\S]?))/gi,
    (_whole, ...parts) => {
      const [octal, hex, unicode, control, other, offset] = parts as [
        string?,
        string?,
        string?,
        string?,
        string?,
        number?,
      ];
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      const code = hex ?? unicode;
      if (code) return String.fromCharCode(Number.parseInt(code, 16));
      if (control) return String.fromCharCode(control.toUpperCase().charCodeAt(0) - 64);
      return letters[other ?? ''] ?? plainEscape(text, other ?? '', offset ?? 0);
    },
  );
}

function plainEscape(text: string, symbol: string, offset: number): string {
  if (symbol === '') throw regexParseError(text, offset + 1, 'Illegal \\ at end of pattern.');
  if (symbol === 'x' || symbol === 'u') {
    throw regexParseError(text, offset + 2, 'Insufficient or invalid hexadecimal digits.');
  }
  if (/[\p{L}\p{Nd}_]/u.test(symbol))
    throw regexParseError(text, offset + 2, `Unrecognized escape sequence \\${symbol}.`);
  return symbol;
}
