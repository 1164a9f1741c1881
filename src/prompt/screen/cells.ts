/** What stands on the screen: rows of cells, each a character with its style. */
import { graphemesOf, isPlain, widthOf } from '../text/graphemes.ts';

export interface Cell {
  /** What is written; empty for the second half of a wide character. */
  readonly text: string;
  /** The escape sequences that are in force; empty for none. */
  readonly style: string;
  readonly width: number;
}

/** A cell that others wrote, and that is left as it is: what stands before a prompt in its row. */
export const FOREIGN: Cell = { text: '\u0000', style: '', width: 1 };

const HALF: Cell = { text: '', style: '', width: 0 };

export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.text === b.text && a.style === b.style);
}

/** A stretch of text in one style. */
export interface StyledText {
  readonly text: string;
  readonly style: string;
}

export type StyledLine = readonly StyledText[];

const SEQUENCE = /\u001b(?:\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

/** A text with escape sequences in it, such as a prompt: colours become styles, anything else is dropped. */
export function styledLineOf(text: string, base = ''): StyledLine {
  const parts: StyledText[] = [];
  let style = base;
  let at = 0;
  for (const match of text.matchAll(SEQUENCE)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), style });
    at = match.index + match[0].length;
    if (!match[0].endsWith('m') || !match[0].startsWith('\u001b[')) continue;
    style = /^\u001b\[0?m$/.test(match[0]) ? base : style + match[0];
  }
  if (at < text.length) parts.push({ text: text.slice(at), style });
  return parts;
}

/** How a control character is shown: `^A`; a tab is a blank here, being no place but a character. */
export function shownText(grapheme: string): string {
  const code = grapheme.charCodeAt(0);
  if (grapheme.length > 1 || (code >= 0x20 && code !== 0x7f)) return grapheme;
  if (code === 9) return '  ';
  return `^${String.fromCharCode(code ^ 0x40)}`;
}

/** Rows that are filled one cell after the other, going over to the next where one is full. */
export class RowBuilder {
  /** The row that is being written, the last of them. */
  private last: Cell[] = [];
  readonly rows: Cell[][] = [this.last];

  constructor(private readonly columns: number) {}

  get row(): number {
    return this.rows.length - 1;
  }

  get column(): number {
    return this.last.length;
  }

  /** Writes a character; in front of one that does not fit, the row ends. */
  put(text: string, width: number, style: string): void {
    if (this.column + width > this.columns) this.newRow();
    const row = this.last;
    row.push({ text, style, width });
    for (let i = 1; i < width; i++) row.push(HALF);
  }

  putGrapheme(grapheme: string, style: string): void {
    const width = widthOf(grapheme);
    const text = shownText(grapheme);
    // `^A` is two characters of one column.
    if (text !== grapheme) for (const character of text) this.put(character, 1, style);
    else this.put(text, width, style);
  }

  putText(text: string, style: string): void {
    for (const grapheme of isPlain(text) ? text : graphemesOf(text)) this.putGrapheme(grapheme, style);
  }

  putForeign(count: number): void {
    for (let i = 0; i < Math.min(count, this.columns); i++) this.last.push(FOREIGN);
  }

  newRow(): void {
    this.last = [];
    this.rows.push(this.last);
  }
}

/** A line cut to a width. */
export function rowOf(line: StyledLine, columns: number): Cell[] {
  const row: Cell[] = [];
  for (const { text, style } of line) {
    for (const grapheme of graphemesOf(text)) {
      if (grapheme === '\n') return row;
      const width = widthOf(grapheme);
      if (row.length + width > columns) return row;
      for (const character of width === 2 && grapheme.length === 1 && shownText(grapheme) !== grapheme
        ? [...shownText(grapheme)]
        : [grapheme]) {
        const wide = shownText(grapheme) === grapheme ? width : 1;
        row.push({ text: character, style, width: wide });
        for (let i = 1; i < wide; i++) row.push(HALF);
      }
    }
  }
  return row;
}
