/** The colours of a console as terminals are told them. */
import type { ConsoleColor } from '../engine/host.ts';
import { styled } from '../engine/ps-style.ts';

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

/** How PowerShell shows errors and warnings: bright red, bright yellow. */
export const ERROR_STYLE = '\u001b[31;1m';
export const WARNING_STYLE = '\u001b[33;1m';

/** What tells a terminal colours; empty for none. */
export function colorSequence(foreground?: ConsoleColor | null, background?: ConsoleColor | null): string {
  const codes: number[] = [];
  if (foreground) codes.push(FOREGROUND[foreground]);
  if (background) codes.push(FOREGROUND[background] + 10);
  return codes.length === 0 ? '' : `\u001b[${codes.join(';')}m`;
}

/** The text in colours. */
export function colored(text: string, foreground?: ConsoleColor, background?: ConsoleColor): string {
  const sequence = colorSequence(foreground, background);
  return sequence === '' ? text : styled(text, sequence);
}
