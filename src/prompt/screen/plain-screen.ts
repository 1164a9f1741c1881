/**
 * The screen of those who cannot see one: a screen reader, or a terminal that obeys no sequences (TERM=dumb). Written is
 * only what changed at the end of the text, and the cursor goes back by backspaces; no colours, no menus, no prediction.
 */

import { columnsOf } from '../text/graphemes.ts';
import type { Frame, Picture, Size } from './compose.ts';
import type { Screen } from './painter.ts';

export class PlainScreen implements Screen {
  private shown = '';
  private cursor = 0;
  private begun = false;

  constructor(private readonly write: (text: string) => void) {}

  /** What is to be read: the prompt once, then the text. */
  frame: Frame | null = null;

  paint(_picture: Picture, _size: Size): void {
    const { frame } = this;
    if (!frame) return;
    let out = '';
    if (!this.begun) {
      out += frame.prompt.map(({ text }) => text).join('');
      this.begun = true;
    }
    out += this.change(frame);
    if (out !== '') this.write(out);
  }

  private change({ text, cursor, below }: Frame): string {
    // A text of several lines cannot be gone back in: what is new of it is written on a line of its own.
    const note = below.map((line) => line.map((part) => part.text).join('')).join('\r\n');
    const same = commonLength(this.shown, text);
    let out = this.goTo(same);
    const rest = text.slice(same);
    const gone = columnsOf(this.shown.slice(same)) - columnsOf(rest);
    out += rest.replace(/\n/g, '\r\n>> ');
    this.cursor = text.length;
    if (gone > 0) out += ' '.repeat(gone) + '\b'.repeat(gone);
    this.shown = text;
    out += this.goTo(cursor);
    if (note !== this.note) {
      this.note = note;
      if (note !== '') out += `\r\n${note}\r\n${text}`;
    }
    return out;
  }

  private note = '';

  private goTo(at: number): string {
    const back = columnsOf(this.shown.slice(Math.min(at, this.cursor), Math.max(at, this.cursor)));
    const out = at < this.cursor ? '\b'.repeat(back) : this.shown.slice(this.cursor, at);
    this.cursor = at;
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
    this.shown = '';
    this.cursor = 0;
    this.begun = false;
    this.note = '';
  }
}

function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}
