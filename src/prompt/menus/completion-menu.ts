/** The menu of completions (Ctrl+Space): a grid below the text; what is chosen stands in the text already. */
import type { CompletionItem, CompletionReply } from '../editor-host.ts';
import type { EditorState } from '../editor-state.ts';
import type { KeyPress } from '../keys/chord.ts';
import type { StyledLine, StyledText } from '../screen/cells.ts';
import type { Size } from '../screen/compose.ts';
import { columnsOf, cutToColumns } from '../text/graphemes.ts';
import type { Mode } from './mode.ts';

const GAP = 2;
const LONGEST_TIP = 4;

/** How many rows and columns so many items of a width take. */
export function gridOf(count: number, widest: number, columns: number): { rows: number; columns: number } {
  const across = Math.max(1, Math.floor(columns / (widest + GAP)));
  return { rows: Math.ceil(count / across), columns: across };
}

function fitted(text: string, width: number): string {
  const shown = cutToColumns(text, width);
  return shown + ' '.repeat(Math.max(0, width - columnsOf(shown)));
}

/** The rows of a grid, filled column by column. */
export function gridLines(
  items: readonly CompletionItem[],
  chosen: number | null,
  style: string,
  columns: number,
): StyledLine[] {
  const widest = Math.min(columns - GAP, Math.max(1, ...items.map(({ listText }) => columnsOf(listText))));
  const grid = gridOf(items.length, widest, columns);
  return Array.from({ length: grid.rows }, (_, row) => {
    const line: StyledText[] = [];
    for (let column = 0; column < grid.columns; column++) {
      const index = column * grid.rows + row;
      const item = items[index];
      if (!item) break;
      line.push({ text: fitted(item.listText, widest), style: index === chosen ? style : '' });
      line.push({ text: ' '.repeat(GAP), style: '' });
    }
    return line;
  });
}

export class CompletionMenu implements Mode {
  private items: readonly CompletionItem[];
  private chosen = 0;
  /** What was typed while the menu was open, to choose among the items. */
  private filter = '';
  private rows = 1;
  private isShown = false;

  constructor(
    private readonly state: EditorState,
    private readonly reply: CompletionReply,
  ) {
    this.items = reply.items;
    this.show(0);
  }

  handle(key: KeyPress): 'stay' | 'done' | 'pass' {
    switch (key.chord) {
      case 'DownArrow':
      case 'Tab':
      case 'Ctrl+@':
      case 'Ctrl+n':
        return this.move(1);
      case 'UpArrow':
      case 'Shift+Tab':
      case 'Ctrl+p':
        return this.move(-1);
      case 'RightArrow':
        return this.move(this.rows);
      case 'LeftArrow':
        return this.move(-this.rows);
      case 'PageDown':
      case 'End':
        return this.move(this.items.length - 1 - this.chosen);
      case 'PageUp':
      case 'Home':
        return this.move(-this.chosen);
      case 'Enter':
        return 'done';
      case 'Escape':
      case 'Ctrl+g':
      case 'Ctrl+c':
        this.takeBack();
        return 'done';
      case 'Backspace':
        return this.widen();
      default:
        return this.type(key);
    }
  }

  private move(by: number): 'stay' {
    const { length } = this.items;
    this.show((((this.chosen + by) % length) + length) % length);
    return 'stay';
  }

  /** Typing chooses among the items; what fits none ends the menu with what was chosen. */
  private type(key: KeyPress): 'stay' | 'done' | 'pass' {
    if (key.text === '') return 'pass';
    const fits = this.itemsFor(this.filter + key.text);
    if (fits.length === 0) return 'pass';
    this.filter += key.text;
    this.items = fits;
    this.show(0);
    return fits.length === 1 ? 'done' : 'stay';
  }

  private widen(): 'stay' | 'done' {
    if (this.filter === '') {
      this.takeBack();
      return 'done';
    }
    this.filter = this.filter.slice(0, -1);
    this.items = this.itemsFor(this.filter);
    this.show(0);
    return 'stay';
  }

  /** Items that go on as typed behind what was there. */
  private itemsFor(filter: string): readonly CompletionItem[] {
    if (filter === '') return this.reply.items;
    const begun = this.common;
    const wanted = (begun + filter).toLowerCase();
    return this.reply.items.filter(
      ({ listText, text }) => listText.toLowerCase().startsWith(wanted) || text.toLowerCase().startsWith(wanted),
    );
  }

  private get common(): string {
    return commonStart(this.reply.items.map(({ listText }) => listText));
  }

  /** Puts the chosen item into the text, in the place of the one before: one step of undo. */
  private show(index: number): void {
    this.takeBack();
    this.chosen = index;
    const { replacementIndex, replacementLength } = this.reply;
    const { buffer } = this.state;
    const before = buffer.version;
    buffer.replace(replacementIndex, replacementIndex + replacementLength, this.items[index]?.text ?? '');
    buffer.endStep();
    this.isShown = buffer.version !== before;
  }

  private takeBack(): void {
    if (this.isShown) this.state.buffer.undo();
    this.isShown = false;
  }

  lines({ columns, rows }: Size): StyledLine[] {
    const { options } = this.state;
    const all = gridLines(this.items, this.chosen, options.colors.Selection || '\u001b[7m', columns);
    this.rows = all.length;
    const item = options.showToolTips ? this.items[this.chosen] : undefined;
    const tip = item ? tipLines(item, columns) : [];
    const room = Math.max(1, Math.floor(rows * 0.6) - tip.length);
    const row = this.chosen % this.rows;
    const top = Math.max(0, Math.min(row - (room >> 1), all.length - room));
    return [...all.slice(top, top + room), ...tip];
  }

  cursorColumn(): null {
    return null;
  }
}

/** What the chosen item is, where that says more than its name. */
function tipLines({ toolTip, listText }: CompletionItem, columns: number): StyledLine[] {
  const text = toolTip.trim();
  if (text === '' || text === listText) return [];
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const parts: string[] = [];
    for (let at = 0; at < Math.max(1, line.length); at += columns - 1) parts.push(line.slice(at, at + columns - 1));
    return parts;
  });
  return [[], ...lines.slice(0, LONGEST_TIP).map((line) => [{ text: line, style: '' }])];
}

/** What all texts begin with, in any letter case. */
export function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) {
    let at = 0;
    while (at < length && at < text.length && first.charAt(at).toLowerCase() === text.charAt(at).toLowerCase()) at++;
    length = at;
  }
  return first.slice(0, length);
}
