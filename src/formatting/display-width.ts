/**
 * How many cells of a screen a text takes, and where to cut it. PowerShell counts UTF-16 code units: East Asian wide
 * ones as two cells, everything else (halves of a surrogate pair, combining marks, controls) as one. Tables must line
 * up as PowerShell's do, so this is its rule and not that of a terminal (which `string-width` knows).
 */

/** What each escape sequence begins with. */
export const ESCAPE = '\x1b';
/** Ends all colours. */
export const RESET = '\x1b[0m';
const ESCAPE_CODE = 0x1b;
const SEQUENCE = /\x1b(?:\[[\d;?]*[A-Za-z]|\]8;;.*?\x1b\\)/g;

/** Whether a code unit takes two cells. */
function isWide(code: number): boolean {
  return (
    code >= 0x1100 &&
    (code <= 0x115f ||
      code === 0x2329 ||
      code === 0x232a ||
      (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe10 && code <= 0xfe19) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6))
  );
}

/** Cells of one code unit. */
export function cellsOf(code: number): number {
  return isWide(code) ? 2 : 1;
}

/** Length of the escape sequence (colour, link) that starts at an index; 0 when none does. */
export function escapeLengthAt(text: string, index: number): number {
  if (text.charCodeAt(index) !== ESCAPE_CODE) return 0;
  const pattern = new RegExp(SEQUENCE.source, 'y');
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The escape sequences of a text, one behind the other. */
export function sequencesIn(text: string): string {
  return text.includes(ESCAPE) ? (text.match(SEQUENCE)?.join('') ?? '') : '';
}

/** The width of a text in cells; escape sequences take none. */
export function displayWidth(text: string): number {
  let width = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === ESCAPE_CODE) {
      const length = escapeLengthAt(text, i);
      if (length > 0) {
        width -= length;
        i += length - 1;
      }
    } else if (code >= 0x1100 && isWide(code)) width++;
  }
  return width;
}

/** How many code units from `start` fit into a number of cells. */
export function unitsThatFit(text: string, start: number, cells: number): number {
  let filled = 0;
  let i = start;
  while (i < text.length) {
    const sequence = escapeLengthAt(text, i);
    if (sequence > 0) {
      i += sequence;
      continue;
    }
    const next = filled + cellsOf(text.charCodeAt(i));
    if (next > cells) break;
    filled = next;
    i++;
  }
  return i - start;
}

/** The index from which the end of a text fits into a number of cells. */
export function startOfTail(text: string, cells: number): number {
  let filled = 0;
  let i = text.length;
  while (i > 0) {
    const next = filled + cellsOf(text.charCodeAt(i - 1));
    if (next > cells) break;
    filled = next;
    i--;
  }
  return i;
}

/** Ends colours that a cut left switched on. */
export function closeEscapes(text: string): string {
  return text.includes(ESCAPE) && !text.endsWith(RESET) ? text + RESET : text;
}
