/** A text to read in the place of the whole screen, as F1 shows help: the prompt is back when it is left. */
import type { KeyPress } from '../keys/chord.ts';
import { rowOf, type StyledLine, styledLineOf } from '../screen/cells.ts';

const CSI = '\u001b[';

export class Pager {
  private top = 0;
  private readonly lines: readonly string[];

  constructor(
    text: string,
    private readonly write: (text: string) => void,
    private readonly size: () => { columns: number; rows: number },
  ) {
    this.lines = text.replace(/\r/g, '').trimEnd().split('\n');
  }

  open(): void {
    this.write(`${CSI}?1049h${CSI}2J`);
    this.draw();
  }

  close(): void {
    this.write(`${CSI}?1049l`);
  }

  /** False when the reader has had enough. */
  handle({ chord }: KeyPress): boolean {
    const page = this.room;
    switch (chord) {
      case 'q':
      case 'Q':
      case 'Escape':
      case 'Ctrl+c':
      case 'F1':
        return false;
      case 'Spacebar':
      case 'PageDown':
      case 'f':
        return this.scroll(page);
      case 'b':
      case 'PageUp':
        return this.scroll(-page);
      case 'Enter':
      case 'DownArrow':
      case 'j':
        return this.scroll(1);
      case 'UpArrow':
      case 'k':
        return this.scroll(-1);
      case 'Home':
      case 'g':
        return this.scroll(-this.top);
      case 'End':
      case 'G':
        return this.scroll(this.lines.length);
      default:
        return true;
    }
  }

  /** The last row tells how to go on. */
  private get room(): number {
    return Math.max(1, this.size().rows - 1);
  }

  private scroll(by: number): boolean {
    this.top = Math.max(0, Math.min(this.top + by, this.lines.length - this.room));
    this.draw();
    return true;
  }

  draw(): void {
    const { columns } = this.size();
    const shown = this.lines.slice(this.top, this.top + this.room);
    const end = Math.min(this.top + this.room, this.lines.length);
    const status = `-- ${end} of ${this.lines.length} lines; Space, b, arrows; q to go back --`;
    let out = `${CSI}H`;
    for (const line of shown) out += `${textOf(styledLineOf(line), columns)}${CSI}K\r\n`;
    out += `${CSI}J${CSI}7m${status.slice(0, columns - 1)}${CSI}0m`;
    this.write(out);
  }
}

function textOf(line: StyledLine, columns: number): string {
  const cells = rowOf(line, columns);
  return `${cells.map(({ style, text }) => (style === '' ? text : `${style}${text}${CSI}0m`)).join('')}`;
}
