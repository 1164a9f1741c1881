/**
 * The arguments of a native program where `$PSNativeCommandArgumentPassing` is Legacy, as in Windows PowerShell: they are put
 * into one line, with quotes around what has blanks and nothing done about quotes within, and .NET takes the line apart.
 */

export function legacyArguments(args: readonly string[]): string[] {
  return argumentsOfLine(args.map(asInLine).join(' '));
}

function asInLine(text: string): string {
  if (!needsQuotes(text)) return text;
  return `"${text}${text.endsWith('\\') ? '\\' : ''}"`;
}

/** Whether a blank lies outside of the quotes that the text has itself. */
function needsQuotes(text: string): boolean {
  let isQuoted = false;
  let before = '';
  for (const letter of text) {
    if (letter === '"' && before !== '\\') isQuoted = !isQuoted;
    else if (!isQuoted && /\s/.test(letter)) return true;
    before = letter;
  }
  return false;
}

/** How .NET makes the arguments of a program out of a line (ProcessStartInfo.Arguments on Unix). */
function argumentsOfLine(line: string): string[] {
  const found: string[] = [];
  let current: string | null = null;
  let isQuoted = false;
  // Backslashes count by two in front of a quote and for themselves elsewhere.
  for (const [piece, backslashes = '', quotes = ''] of line.matchAll(/(\\*)("+)|[^"]/g)) {
    if (quotes === '') {
      if (/^[ \t]$/.test(piece) && !isQuoted) {
        if (current !== null) found.push(current);
        current = null;
      } else current = (current ?? '') + piece;
      continue;
    }
    current = (current ?? '') + '\\'.repeat(backslashes.length >> 1);
    let left = quotes.length;
    if (backslashes.length % 2 === 1) {
      current += '"';
      left--;
    }
    for (; left > 0; left--) {
      if (isQuoted && left > 1) {
        current += '"';
        left--;
      } else isQuoted = !isQuoted;
    }
  }
  if (current !== null) found.push(current);
  return found;
}
