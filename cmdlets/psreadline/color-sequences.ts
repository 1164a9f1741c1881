/** Colours as scripts write them, and the sequences that terminals take: PSReadLine's VTColorUtils. */
import { toText } from '../../src/types/conversion/conversion.ts';
import { netException } from '../../src/types/net-exception.ts';

/** The codes of the foreground by the names of System.ConsoleColor. */
const CODES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Black: 30,
    DarkBlue: 34,
    DarkGreen: 32,
    DarkCyan: 36,
    DarkRed: 31,
    DarkMagenta: 35,
    DarkYellow: 33,
    Gray: 37,
    DarkGray: 90,
    Blue: 94,
    Green: 92,
    Cyan: 96,
    Red: 91,
    Magenta: 95,
    Yellow: 93,
    White: 97,
  }).map(([name, code]) => [name.toLowerCase(), code]),
);

/** The sequence of a colour: a ConsoleColor, its name, a sequence, or `RRGGBB` with `#` before it or not. @throws NetException */
export function colorSequence(color: unknown): string {
  if (color === null) {
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  }
  const text = toText(color);
  const code = CODES.get(text.toLowerCase());
  if (code !== undefined) return `\u001b[${code}m`;
  if (typeof color === 'string' && text.startsWith('\u001b')) return text;
  const hex = text.replace(/^#/, '');
  if (typeof color === 'string' && /^[0-9a-f]{6}$/i.test(hex)) {
    const rgb = Number.parseInt(hex, 16);
    return rgb < 256 ? `\u001b[38;5;${rgb}m` : `\u001b[38;2;${(rgb >> 16) & 255};${(rgb >> 8) & 255};${rgb & 255}m`;
  }
  throw netException(
    'System.ArgumentException',
    `'${text}' is not a valid color value.  It must be a ConsoleColor, ANSI escape sequence, or RGB value with optional leading '#'.`,
  );
}

/** A colour as views show it: the sequence in itself, and written so that it can be typed. */
export function shownColor(color: unknown): string {
  const sequence = toText(color);
  return `${sequence}"${sequence.replaceAll('\u001b', '`e')}"\u001b[0m`;
}
