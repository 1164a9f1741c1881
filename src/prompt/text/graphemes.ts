/** What a person sees as one character, and how many columns it takes. ASCII, nearly all that is typed, is told quickly. */
import stringWidth from 'string-width';

const ASCII = /^[\n\u0020-\u007e]*$/;
let segmenter: Intl.Segmenter | null = null;
/** No character that a person sees is longer; a stretch this long around the place is looked at. */
const LONGEST = 64;

/** Whether a text has one column and one code unit for each character. */
export function isPlain(text: string): boolean {
  return ASCII.test(text);
}

export function graphemesOf(text: string): string[] {
  if (isPlain(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The place behind the character at a place. */
export function nextGrapheme(text: string, at: number): number {
  if (at >= text.length) return text.length;
  if (isAsciiPair(text, at)) return at + 1;
  const [first] = graphemesOf(text.slice(at, at + LONGEST));
  return at + (first as string).length;
}

/** The place of the character before a place. */
export function previousGrapheme(text: string, at: number): number {
  if (at <= 1) return 0;
  if (isAsciiPair(text, at - 1)) return at - 1;
  // Segments depend on what is before them: begin at the line's start, or far enough away.
  const lineStart = text.lastIndexOf('\n', at - 2) + 1;
  const from = Math.max(lineStart, at - LONGEST);
  return at - (graphemesOf(text.slice(from, at)).at(-1) as string).length;
}

/** The character at a place and the one behind it are ASCII: nothing joins them. */
function isAsciiPair(text: string, at: number): boolean {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0x20;
  return text.charCodeAt(at) < 0x7f && next < 0x7f;
}

const widths = new Map<string, number>();
const REMEMBERED = 4096;

/** The columns that a character takes on the screen; control characters are shown as two (`^A`). */
export function widthOf(grapheme: string): number {
  if (grapheme.length === 1) {
    const code = grapheme.charCodeAt(0);
    if (code >= 0x20 && code < 0x7f) return 1;
    if (code < 0x20 || code === 0x7f) return 2;
  }
  let width = widths.get(grapheme);
  if (width === undefined) {
    if (widths.size > REMEMBERED) widths.clear();
    // A lone combining mark still needs a cell to stand in.
    width = Math.max(1, stringWidth(grapheme));
    widths.set(grapheme, width);
  }
  return width;
}

/** The columns that a text takes; sequences that a terminal obeys take none. */
export function columnsOf(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

/** The first line of a text, with a mark at its end when it has more columns than that. */
export function cutToColumns(text: string, columns: number): string {
  // What nobody sees of a long text is not looked at: its characters have a column each or more.
  const line = text.slice(0, columns * LONGEST).replace(/[\r\n].*$/s, '');
  if (columnsOf(line) <= columns) return line;
  let cut = '';
  let width = 0;
  for (const grapheme of graphemesOf(line)) {
    width += widthOf(grapheme);
    if (width >= columns) break;
    cut += grapheme;
  }
  return `${cut}\u2026`;
}
