/**
 * The screen of those who cannot see one: a screen reader, or a terminal that obeys no sequences (TERM=dumb). Written is
 * only what changed in the line of the cursor, which goes back by backspaces; whoever moves to another line of the text
 * has that line written. No colours, no menus, no prediction.
 */

import { columnsOf } from '../text/graphemes.ts';
import type { StyledLine } from './cells.ts';
import type { Frame, Picture, Size } from './compose.ts';
import type { Screen } from './painter.ts';

export class PlainScreen implements Screen {
  /** The text above the line that stands in the last row. */
  private above = '';
  /** That line, as far as it is written, and the place in it. */
  private line = '';
  private place = 0;
  private begun = false;
  private note = '';

  constructor(private readonly write: (text: string) => void) {}

  /** What is to be read: the prompt once, then the text. */
  frame: Frame | null = null;

  paint(_picture: Picture, _size: Size): void {
    const { frame } = this;
    if (!frame) return;
    const out = this.noted(frame) + this.begin(frame) + this.change(frame);
    if (out !== '') this.write(out);
  }

  /** What stands below is written on lines of its own; behind them the prompt and the text come again. */
  private noted({ below }: Frame): string {
    const note = below.map(textOf).join('\r\n');
    if (note === this.note) return '';
    this.note = note;
    if (note === '') return '';
    const end = this.begun ? '\r\n' : '';
    this.forgetText();
    return `${end}${note}\r\n`;
  }

  private begin({ prompt }: Frame): string {
    if (this.begun) return '';
    this.begun = true;
    return textOf(prompt);
  }

  private change({ text, cursor, prompt, continuationPrompt }: Frame): string {
    const start = cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
    const end = text.indexOf('\n', cursor);
    const above = text.slice(0, start);
    const line = text.slice(start, end < 0 ? text.length : end);
    let out = '';
    if (above !== this.above && above.startsWith(this.above)) {
      // What lies between is new, or is passed on the way down.
      const between = above.slice(this.above.length).split('\n').slice(0, -1);
      for (const passed of between) out += this.rewrite(passed, passed.length) + this.newRow(continuationPrompt);
    } else if (above !== this.above) out = this.newRow(start === 0 ? prompt : continuationPrompt);
    this.above = above;
    return out + this.rewrite(line, cursor - start);
  }

  private newRow(prompt: StyledLine): string {
    this.line = '';
    this.place = 0;
    return `\r\n${textOf(prompt)}`;
  }

  /** Brings the line from what it is to what it shall be, and the cursor to a place in it. */
  private rewrite(line: string, place: number): string {
    const same = commonLength(this.line, line);
    let out = this.goTo(same);
    const rest = line.slice(same);
    const gone = columnsOf(this.line.slice(same)) - columnsOf(rest);
    out += rest;
    if (gone > 0) out += ' '.repeat(gone) + '\b'.repeat(gone);
    this.line = line;
    this.place = line.length;
    return out + this.goTo(place);
  }

  private goTo(at: number): string {
    const back = columnsOf(this.line.slice(Math.min(at, this.place), Math.max(at, this.place)));
    const out = at < this.place ? '\b'.repeat(back) : this.line.slice(this.place, at);
    this.place = at;
    return out;
  }

  finish(picture: Picture, size: Size): void {
    this.paint(picture, size);
    this.write('\r\n');
    this.forget();
  }

  erase(): void {
    if (this.begun) this.write('\r\n');
    this.forget();
  }

  resized(): void {}

  clear(): void {
    this.erase();
  }

  private forget(): void {
    this.forgetText();
    this.note = '';
  }

  private forgetText(): void {
    this.above = '';
    this.line = '';
    this.place = 0;
    this.begun = false;
  }
}

function textOf(line: StyledLine): string {
  return line.map(({ text }) => text).join('');
}

function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}
