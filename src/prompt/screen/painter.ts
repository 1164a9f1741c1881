/**
 * Brings a picture onto the terminal with few bytes: cells that are there already are not written again. Rows are
 * reached from one to the other, so the terminal is never asked where its cursor is; a row that is not there yet is made
 * by a line feed, which scrolls where it has to.
 */
import { type Cell, FOREIGN, sameCell } from './cells.ts';
import type { Picture, Size } from './compose.ts';

const CSI = '\u001b[';
const RESET = `${CSI}0m`;
/** Terminals that know it show what lies between at once; others take no notice. */
const BEGIN_FRAME = `${CSI}?2026h`;
const END_FRAME = `${CSI}?2026l`;

/** Where the cursor is after a character of which terminals think differently. */
const UNKNOWN = -1;

/** What the editor draws on. */
export interface Screen {
  paint(picture: Picture, size: Size): void;
  /** The text stands; what comes next is written below it. */
  finish(picture: Picture, size: Size): void;
  /** Takes everything away, so that something else can be written in its place; and so many rows above. */
  erase(rowsAbove?: number): void;
  /** The window has changed. */
  resized(size: Size): void;
  /** Everything on the screen is gone. */
  clear(): void;
}

export class Painter implements Screen {
  private rows: readonly (readonly Cell[])[] = [];
  private row = 0;
  private column = 0;
  private style = '';
  private out = '';

  constructor(private readonly write: (text: string) => void) {}

  paint(picture: Picture, size: Size): void {
    const before = this.row;
    const beforeColumn = this.column;
    this.draw(picture, size);
    if (this.out === '' && before === picture.cursor.row && beforeColumn === picture.cursor.column) return;
    this.setStyle('');
    this.moveTo(picture.cursor.row, picture.cursor.column);
    this.send();
  }

  finish(picture: Picture, size: Size): void {
    this.draw(picture, size);
    this.setStyle('');
    const last = picture.rows.length - 1;
    const width = picture.rows[last]?.length ?? 0;
    this.moveTo(last, width);
    // Behind a full row the next one is there already.
    if (last === 0 || width > 0) this.out += '\r\n';
    this.send();
    this.forget();
  }

  erase(rowsAbove = 0): void {
    const [first] = this.rows;
    if (!first) return;
    const foreign = first.filter((cell) => cell === FOREIGN).length;
    this.moveTo(0, foreign);
    if (rowsAbove > 0) this.out += `\r${CSI}${rowsAbove}A`;
    this.out += `${RESET}${CSI}J`;
    this.send();
    this.forget();
  }

  /** Terminals break long rows anew: count the rows that lie above the cursor now, and begin there again. */
  resized({ columns }: Size): void {
    if (this.rows.length === 0) return;
    let above = Math.floor(Math.min(this.column, this.rows[this.row]?.length ?? 0) / columns);
    for (const row of this.rows.slice(0, this.row)) above += Math.max(1, Math.ceil(row.length / columns));
    this.out += `${RESET}\r${above > 0 ? `${CSI}${above}A` : ''}${CSI}J`;
    this.send();
    this.forget();
  }

  clear(): void {
    this.out += `${RESET}${CSI}2J${CSI}H`;
    this.send();
    this.forget();
  }

  private forget(): void {
    this.rows = [];
    this.row = 0;
    this.column = 0;
    this.style = '';
  }

  private draw({ rows }: Picture, size: Size): void {
    rows.forEach((row, index) => {
      const before = this.rows[index];
      if (before) this.drawRow(index, before, row, size);
      else {
        if (index > 0) this.addRow(index);
        this.drawRow(index, [], row, size);
      }
    });
    if (rows.length < this.rows.length) {
      this.moveTo(rows.length, 0);
      this.setStyle('');
      this.out += `${CSI}J`;
    }
    this.rows = rows;
  }

  private addRow(index: number): void {
    this.moveTo(index - 1, 0);
    this.setStyle('');
    this.out += '\r\n';
    this.row = index;
    this.column = 0;
  }

  private drawRow(index: number, old: readonly Cell[], row: readonly Cell[], { columns }: Size): void {
    for (const [at, cell] of row.entries()) {
      if (cell === FOREIGN || cell.width === 0 || sameCell(old[at], cell)) continue;
      this.moveTo(index, at);
      this.setStyle(cell.style);
      this.out += cell.text;
      // Terminals do not agree on the width of joined characters: behind one, the column is told anew.
      this.column = cell.text.length > 1 ? UNKNOWN : at + cell.width;
    }
    if (old.length > row.length && row.length < columns) {
      this.moveTo(index, row.length);
      this.setStyle('');
      this.out += `${CSI}K`;
    }
  }

  private setStyle(style: string): void {
    if (style === this.style) return;
    this.out += RESET + style;
    this.style = style;
  }

  private moveTo(row: number, column: number): void {
    if (row !== this.row) {
      const away = row - this.row;
      this.out += `${CSI}${Math.abs(away)}${away < 0 ? 'A' : 'B'}`;
      this.row = row;
    } else if (column === this.column) return;
    this.out += column === 0 ? '\r' : `${CSI}${column + 1}G`;
    this.column = column;
  }

  private send(): void {
    const { out } = this;
    this.out = '';
    if (out !== '') this.write(`${BEGIN_FRAME}${CSI}?25l${out}${CSI}?25h${END_FRAME}`);
  }
}
