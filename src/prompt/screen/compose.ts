/**
 * From what is edited to rows of cells. Only the rows that the window has are made: a text that is longer scrolls inside,
 * so that a pasted file costs what forty rows cost.
 */
import { graphemesOf, isPlain, widthOf } from '../text/graphemes.ts';
import { type Cell, RowBuilder, rowOf, type StyledLine } from './cells.ts';

/** A stretch of the text in a style. Later ones lie over earlier ones. */
export interface StyleSpan {
  readonly start: number;
  readonly end: number;
  readonly style: string;
  /** Whether the style comes on top of the one below, instead of in its place. */
  readonly adds?: boolean;
}

/** What is to be seen. */
export interface Frame {
  /** The columns before the prompt that others have written. */
  readonly startColumn: number;
  readonly prompt: StyledLine;
  readonly continuationPrompt: StyledLine;
  readonly text: string;
  readonly cursor: number;
  /** Colours in order, without overlaps. */
  readonly colours: readonly StyleSpan[];
  /** What lies over the colours: a selection, an error, a pair of brackets. */
  readonly overlays: readonly StyleSpan[];
  readonly suggestion: { readonly text: string; readonly style: string } | null;
  /** Lines below the text: a menu, a message. */
  readonly below: readonly StyledLine[];
  /** What stands at the cursor, if it is not in the text: that of a search, in the first line below. */
  readonly cursorBelow: number | null;
}

export interface Picture {
  readonly rows: readonly (readonly Cell[])[];
  readonly cursor: { readonly row: number; readonly column: number };
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Which line of the text is the first that is seen; kept from frame to frame so that the text does not jump. */
export class Viewport {
  topLine = 0;

  reset(): void {
    this.topLine = 0;
  }
}

/** A line of so many windows is not laid out whole. */
const ENDLESS_WINDOWS = 4;

export function compose(frame: Frame, size: Size, viewport: Viewport): Picture {
  return new Composer(frame, size, viewport).compose();
}

class Composer {
  private readonly lines: readonly string[];
  private readonly starts: number[] = [];
  private readonly cursorLine: number;

  constructor(
    private readonly frame: Frame,
    private readonly size: Size,
    private readonly viewport: Viewport,
  ) {
    this.lines = frame.text.split('\n');
    let start = 0;
    let cursorLine = 0;
    this.lines.forEach((line, index) => {
      this.starts.push(start);
      if (start <= frame.cursor) cursorLine = index;
      start += line.length + 1;
    });
    this.cursorLine = cursorLine;
  }

  compose(): Picture {
    const { frame, size } = this;
    const below = frame.below.slice(0, Math.max(0, size.rows - 1)).map((line) => rowOf(line, size.columns));
    const room = Math.max(1, size.rows - below.length);
    this.scroll(room);
    const { rows, cursor } = this.textRows(room);
    if (frame.cursorBelow === null) return { rows: [...rows, ...below], cursor };
    return { rows: [...rows, ...below], cursor: { row: rows.length, column: frame.cursorBelow } };
  }

  /** The rows that a line takes. */
  private heightOf(index: number): number {
    const line = this.lines[index] ?? '';
    const prompt = index === 0 ? this.frame.prompt : this.frame.continuationPrompt;
    const before = prompt.reduce((sum, { text }) => sum + widthOfLine(text), index === 0 ? this.frame.startColumn : 0);
    const hasCursorAtEnd = index === this.cursorLine && this.frame.cursor === (this.starts[index] ?? 0) + line.length;
    const width = before + widthOfLine(line) + (hasCursorAtEnd ? 1 : 0);
    return Math.max(1, Math.ceil(width / this.size.columns));
  }

  /** Brings the line of the cursor into the window. */
  private scroll(room: number): void {
    const { viewport, cursorLine } = this;
    viewport.topLine = Math.min(viewport.topLine, cursorLine);
    let height = 0;
    let line = cursorLine;
    for (; line >= viewport.topLine; line--) {
      height += this.heightOf(line);
      if (height > room) break;
    }
    // Not all from the top to the cursor has room.
    if (line >= viewport.topLine) viewport.topLine = Math.min(line + 1, cursorLine);
    // What follows leaves room free: show more of what is before.
    for (let next = cursorLine + 1; next < this.lines.length && height <= room; next++) height += this.heightOf(next);
    while (viewport.topLine > 0 && height <= room) {
      height += this.heightOf(viewport.topLine - 1);
      if (height <= room) viewport.topLine--;
    }
  }

  private textRows(room: number): Picture {
    const { frame, size, viewport } = this;
    const builder = new RowBuilder(size.columns);
    const styles = new StyleReader(frame.colours, frame.overlays);
    let cursor = { row: 0, column: 0 };
    let isFirst = true;
    for (let index = viewport.topLine; index < this.lines.length && builder.rows.length <= room; index++) {
      if (!isFirst) builder.newRow();
      isFirst = false;
      if (index === 0) builder.putForeign(frame.startColumn);
      for (const { text, style } of index === 0 ? frame.prompt : frame.continuationPrompt) builder.putText(text, style);
      const at = this.putLine(builder, index, styles, room);
      if (at) cursor = at;
    }
    return this.cut(builder.rows, cursor, room);
  }

  /** Writes a line; tells where the cursor is, if it is in it. */
  private putLine(
    builder: RowBuilder,
    index: number,
    styles: StyleReader,
    room: number,
  ): { row: number; column: number } | null {
    const { frame } = this;
    const line = this.lines[index] ?? '';
    let offset = this.starts[index] ?? 0;
    let cursor: { row: number; column: number } | null = null;
    const plain = isPlain(line);
    const isEndless = plain && line.length > this.size.columns * room * ENDLESS_WINDOWS;
    const skipped = isEndless ? this.skipRows(builder, line.length, frame.cursor - offset, room) : 0;
    offset += skipped;
    for (const grapheme of isEndless ? line.slice(skipped) : plain ? line : graphemesOf(line)) {
      // What is a window below the cursor is not seen.
      if (isEndless && frame.cursor < offset && builder.row - (cursor?.row ?? 0) > room) return cursor;
      if (offset <= frame.cursor && frame.cursor < offset + grapheme.length)
        cursor = this.placeOfNext(builder, grapheme);
      builder.putGrapheme(grapheme, styles.at(offset));
      offset += grapheme.length;
    }
    const isEnd = index === this.lines.length - 1;
    if (frame.cursor === offset) cursor = this.placeOfNext(builder, ' ');
    if (isEnd && frame.suggestion) this.putSuggestion(builder, frame.suggestion);
    if (cursor && cursor.row > builder.row) builder.newRow();
    return cursor;
  }

  /**
   * Of a line of many windows the rows are left out that are more than a window above the cursor: one stands for all of
   * them. Gives how many characters that are.
   */
  private skipRows(builder: RowBuilder, length: number, cursor: number, room: number): number {
    const { columns } = this.size;
    const first = columns - builder.column;
    const rows = Math.floor((Math.min(cursor, length) - columns * (room + 1) - first) / columns);
    if (rows <= 0) return 0;
    builder.newRow();
    return first + rows * columns;
  }

  /** Where the next character will stand: in a full row, that is the next one. */
  private placeOfNext(builder: RowBuilder, grapheme: string): { row: number; column: number } {
    const { row, column } = builder;
    return column + widthOf(grapheme) > this.size.columns ? { row: row + 1, column: 0 } : { row, column };
  }

  private putSuggestion(builder: RowBuilder, { text, style }: { text: string; style: string }): void {
    const [first = '', ...more] = text.split('\n');
    builder.putText(first, style);
    for (const line of more) {
      builder.newRow();
      for (const part of this.frame.continuationPrompt) builder.putText(part.text, part.style);
      builder.putText(line, style);
    }
  }

  /** The rows that fit, with the cursor among them: one line alone may have more than the window. */
  private cut(rows: readonly Cell[][], cursor: { row: number; column: number }, room: number): Picture {
    if (rows.length <= room) return { rows, cursor };
    const top = Math.max(0, cursor.row - room + 1);
    return { rows: rows.slice(top, top + room), cursor: { row: cursor.row - top, column: cursor.column } };
  }
}

function widthOfLine(line: string): number {
  if (isPlain(line)) return line.length;
  let width = 0;
  for (const grapheme of graphemesOf(line)) width += widthOf(grapheme);
  return width;
}

/** The style of places that are asked for in order. */
class StyleReader {
  private next = 0;

  constructor(
    private readonly colours: readonly StyleSpan[],
    private readonly overlays: readonly StyleSpan[],
  ) {}

  at(offset: number): string {
    while ((this.colours[this.next]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.next++;
    const colour = this.colours[this.next];
    let style = colour && colour.start <= offset ? colour.style : '';
    for (const { start, end, style: over, adds } of this.overlays) {
      if (start <= offset && offset < end) style = adds ? style + over : over;
    }
    return style;
  }
}
