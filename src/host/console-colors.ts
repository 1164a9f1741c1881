/** The colours of a console as terminals are told them. */
import type { ConsoleColor } from '../engine/host.ts';

const FOREGROUND: Readonly<Record<ConsoleColor, number>> = {
  Black: 30,
  DarkRed: 31,
  DarkGreen: 32,
  DarkYellow: 33,
  DarkBlue: 34,
  DarkMagenta: 35,
  DarkCyan: 36,
  Gray: 37,
  DarkGray: 90,
  Red: 91,
  Green: 92,
  Yellow: 93,
  Blue: 94,
  Magenta: 95,
  Cyan: 96,
  White: 97,
};

const RESET = '\u001b[0m';

/** How PowerShell shows errors and warnings: bright red, bright yellow. */
export const ERROR_STYLE = '\u001b[31;1m';
export const WARNING_STYLE = '\u001b[33;1m';

/** The text in colours; the line ends stay outside, so that a background does not run to the edge of the window. */
export function colored(text: string, foreground?: ConsoleColor, background?: ConsoleColor): string {
  const codes: number[] = [];
  if (foreground) codes.push(FOREGROUND[foreground]);
  if (background) codes.push(FOREGROUND[background] + 10);
  return codes.length === 0 ? text : styled(text, `\u001b[${codes.join(';')}m`);
}

/** Each line of a text in a style. */
export function styled(text: string, style: string): string {
  return text.replace(/[^\n]+/g, (line) => `${style}${line}${RESET}`);
}
