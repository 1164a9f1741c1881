/** Draws the header and rows of a table (and the rows of a wide view, which is a table without header). */

import { RESET, undecorated } from '../engine/ps-style.ts';
import { ellipsis, isDesktop } from '../types/edition.ts';
import { assignColumnWidths } from './column-widths.ts';
import { closeEscapes, displayWidth, startOfTail, unitsThatFit } from './display-width.ts';
import type { Alignment } from './format-data.ts';
import { breakLines, firstLine } from './line-breaking.ts';
import type { LineOutput } from './line-output.ts';

const MINIMUM_SCREEN_COLUMNS = 5;

/** How many columns of a width a wide view fits onto the screen. */
export function wideColumnsThatFit(cellWidth: number, screenColumns: number): number {
  if (cellWidth <= 0 || screenColumns < 1 || cellWidth >= screenColumns) return 1;
  let columns = 1;
  while (cellWidth * (columns + 1) + columns < screenColumns) columns++;
  return columns;
}

export class TableWriter {
  private readonly widths: number[];
  /** The columns that are not hidden for lack of room. */
  private readonly visible: readonly number[];
  private readonly disabled: boolean;
  private headerLines: string[] | null = null;

  constructor(
    private readonly output: LineOutput,
    widths: readonly number[],
    private readonly alignment: readonly Alignment[],
    private readonly hideHeader: boolean,
    /** The columns whose labels are none of the object's own. */
    private readonly ownLabels: readonly boolean[] = [],
  ) {
    this.widths = [...widths];
    const tooNarrow = output.columns < MINIMUM_SCREEN_COLUMNS;
    if (!tooNarrow) assignColumnWidths(this.widths, output.columns);
    this.visible = this.widths.flatMap((width, k) => (width > 0 ? [k] : []));
    this.disabled = tooNarrow || this.visible.length === 0;
  }

  /** Writes the header, or repeats it; returns how many lines it took. */
  writeHeader(labels: readonly string[]): number {
    if (this.disabled || this.hideHeader) return 0;
    const looks = this.headerLooks();
    this.headerLines ??= [
      ...this.wrappedRow(labels, this.alignment, looks),
      this.row(this.dashes(labels), this.alignment, looks),
    ];
    for (const line of this.headerLines) this.output.writeLine(line);
    return this.headerLines.length;
  }

  /** The sequence of each column's label, or null where headers have none. */
  private headerLooks(): readonly string[] | null {
    const { style } = this.output;
    if (!style) return null;
    const header = style.inForce(style.formatting, 'TableHeader');
    const own = style.inForce(style.formatting, 'CustomTableHeaderLabel');
    if (header === undefined && own === undefined) return null;
    return this.widths.map((_, k) => (this.ownLabels[k] ? own : header) ?? '');
  }

  /** Dashes below each label: as many as it is wide, or as the column is. */
  private dashes(labels: readonly string[]): string[] {
    return labels.map((label, k) => {
      const width = this.widths[k] ?? 0;
      if (width <= 0) return '';
      return '-'.repeat(label ? Math.min(width, displayWidth(label)) : width);
    });
  }

  /** Writes a row; null in `alignment` (or no array) stands for the column's own. */
  writeRow(values: readonly string[], wrap: boolean, alignment: readonly (Alignment | null)[] | null): void {
    if (this.disabled) return;
    const aligned = alignment ? this.alignment.map((own, k) => alignment[k] ?? own) : this.alignment;
    if (!wrap) this.output.writeLine(this.row(values, aligned));
    else for (const line of this.wrappedRow(values, aligned)) this.output.writeLine(line);
  }

  private row(
    values: readonly string[],
    alignment: readonly Alignment[],
    looks: readonly string[] | null = null,
  ): string {
    const last = this.widths.length - 1;
    const padsLast = isDesktop();
    let line = '';
    for (let k = 0; k <= last; k++) {
      const width = this.widths[k] ?? 0;
      if (width <= 0) continue;
      if (k > 0) line += ' ';
      const text = this.shownPart(cell(values[k] ?? '', width, alignment[k] ?? 'Left', padsLast || k !== last));
      line += looks ? (looks[k] ?? '') + text + RESET : text;
    }
    return line;
  }

  /** A text of a cell where decoration is shown, and where it is not. */
  private shownPart(text: string): string {
    return this.output.style ? closeEscapes(text) : undecorated(text);
  }

  /** A row whose cells may take several lines. */
  private wrappedRow(
    values: readonly string[],
    alignment: readonly Alignment[],
    looks: readonly string[] | null = null,
  ): string[] {
    const { visible, widths } = this;
    const padsLast = isDesktop();
    const cells = visible.map((k, i) => {
      const width = widths[k] ?? 0;
      const look = looks?.[k] ?? '';
      const lines = linesOfCell(
        values[k] ?? '',
        width,
        alignment[k] ?? 'Left',
        padsLast || i !== visible.length - 1,
      ).map((line) => {
        const gap = i > 0 ? ' ' : '';
        if (!looks) return gap + this.shownPart(line);
        // PowerShell puts the gap inside of the style, except before a label that is a view's own.
        return this.ownLabels[k] ? gap + look + line + RESET : look + gap + line + RESET;
      });
      const isPadded = padsLast || i < visible.length - 1;
      return { lines, padding: isPadded ? width + (i > 0 ? 1 : 0) : 0 };
    });
    const height = Math.max(...cells.map(({ lines }) => lines.length));
    const rows: string[] = [];
    for (let row = 0; row < height; row++) {
      const withContent = Math.max(
        0,
        cells.findLastIndex(({ lines }) => lines.length > row),
      );
      const texts = cells.slice(0, withContent + 1).map(({ lines, padding }) => lines[row] ?? ' '.repeat(padding));
      const last = texts.pop() ?? '';
      rows.push(texts.join('') + (height > 1 && !padsLast ? last.trimEnd() : last));
    }
    return rows;
  }
}

function linesOfCell(value: string, width: number, alignment: Alignment, pad: boolean): string[] {
  const lines = breakLines(value, width, width);
  if (!pad && alignment === 'Left') return lines;
  return lines.map((line) => (displayWidth(line) < width ? cell(line, width, alignment, pad) : line));
}

/** A cell on one line: padded, or cut with an ellipsis at the side away from the text's start of interest. */
function cell(value: string, width: number, alignment: Alignment, pad: boolean): string {
  let text = firstLine(value);
  const length = displayWidth(text);
  if (length === width) return text;
  if (length < width) {
    const missing = width - length;
    if (alignment === 'Right') return ' '.repeat(missing) + text;
    if (alignment === 'Left') return pad ? text + ' '.repeat(missing) : text;
    const before = missing >> 1;
    return ' '.repeat(before) + text + (pad ? ' '.repeat(missing - before) : '');
  }
  const mark = ellipsis();
  const room = width - mark.length;
  if (alignment === 'Right') {
    text = room > 0 ? mark + text.slice(startOfTail(text, room)) : text.slice(startOfTail(text, width));
  } else {
    text = room > 0 ? text.slice(0, unitsThatFit(text, 0, room)) + mark : text.slice(0, unitsThatFit(text, 0, width));
  }
  if (displayWidth(text) === width) return text;
  // Half of a character that takes two cells was cut away: a blank fills the cell.
  if (alignment === 'Right') return ` ${text}`;
  return pad ? `${text} ` : text;
}
