/** Ctrl+R and Ctrl+S: what is typed looks for entries of the history, newest first, and the search goes on with the same key. */
import { showEntry } from '../commands/recalling.ts';
import type { EditorState } from '../editor-state.ts';
import type { KeyPress } from '../keys/chord.ts';
import type { StyledLine } from '../screen/cells.ts';
import { columnsOf, previousGrapheme } from '../text/graphemes.ts';
import type { Mode } from './mode.ts';

export class HistorySearchMode implements Mode {
  private wanted = '';
  private failed = false;
  /** Where each letter has led: Backspace goes back to it. */
  private readonly way: { wanted: string; index: number }[] = [];
  private readonly startIndex: number;
  private readonly startText: string;
  private readonly startCursor: number;

  constructor(
    private readonly state: EditorState,
    private backward: boolean,
  ) {
    state.enterHistory();
    this.startIndex = state.historyIndex;
    this.startText = state.buffer.text;
    this.startCursor = state.buffer.cursor;
  }

  handle(key: KeyPress): 'stay' | 'done' | 'pass' {
    switch (key.chord) {
      case 'Ctrl+r':
        this.again(true);
        return 'stay';
      case 'Ctrl+s':
        this.again(false);
        return 'stay';
      case 'Backspace':
      case 'Ctrl+h':
        this.shorten();
        return 'stay';
      case 'Ctrl+g':
      case 'Ctrl+c':
        this.restore();
        return 'done';
      case 'Escape':
        return 'done';
      default:
        if (key.text === '') return 'pass';
        this.extend(key.text);
        return 'stay';
    }
  }

  paste(text: string): void {
    this.extend(text.split('\n')[0] ?? '');
  }

  private extend(text: string): void {
    this.way.push({ wanted: this.wanted, index: this.state.historyIndex });
    this.wanted += text;
    // The entry that is shown may fit still.
    this.find(this.state.historyIndex, true);
  }

  private again(backward: boolean): void {
    this.backward = backward;
    if (this.wanted === '') {
      const last = this.state.lastHistorySearch;
      if (last) this.extend(last.text);
    } else this.find(this.state.historyIndex + (backward ? -1 : 1), false);
  }

  private find(from: number, mayStay: boolean): void {
    const { state } = this;
    const { history, options } = state;
    const fold = (text: string): string => (options.historySearchCaseSensitive ? text : text.toLowerCase());
    const wanted = fold(this.wanted);
    const shown = state.buffer.text;
    for (let at = from; at >= 0 && at <= history.length; at += this.backward ? -1 : 1) {
      const text = at === history.length ? this.startText : history.textAt(at);
      const found = fold(text).indexOf(wanted);
      if (found < 0 || (!mayStay && text === shown)) continue;
      if (at !== state.historyIndex) showEntry(state, at);
      this.failed = false;
      state.emphasis = { start: found, length: wanted.length };
      state.buffer.cursor = found;
      state.lastHistorySearch = { text: this.wanted, backward: this.backward };
      return;
    }
    this.failed = true;
    state.bell();
  }

  private shorten(): void {
    const before = this.way.pop();
    if (!before) {
      this.state.bell();
      return;
    }
    this.wanted = before.wanted;
    if (before.index !== this.state.historyIndex) showEntry(this.state, before.index);
    if (this.wanted === '') {
      this.failed = false;
      this.state.emphasis = null;
    } else this.find(before.index, true);
  }

  private restore(): void {
    const { state } = this;
    state.historyIndex = this.startIndex;
    state.buffer.reset(this.startText, this.startCursor);
    state.emphasis = null;
  }

  private get label(): string {
    return `${this.failed ? 'failed-' : ''}${this.backward ? 'bck' : 'fwd'}-i-search: `;
  }

  lines(): StyledLine[] {
    return [[{ text: `${this.label}${this.wanted}_`, style: this.failed ? this.state.options.colors.Error : '' }]];
  }

  cursorColumn(): number | null {
    return null;
  }
}

/** vi's `/` and `?`: a text is typed on a line of its own, and Enter looks for it. */
export class ViSearchMode implements Mode {
  private wanted = '';

  constructor(
    private readonly state: EditorState,
    private readonly backward: boolean,
    private readonly search: () => void,
  ) {}

  handle({ chord, text }: KeyPress): 'stay' | 'done' {
    if (chord === 'Enter') {
      this.state.lastHistorySearch = { text: this.wanted, backward: this.backward };
      this.search();
      return 'done';
    }
    if (chord === 'Escape' || chord === 'Ctrl+c' || chord === 'Ctrl+g') return 'done';
    if (chord === 'Backspace' || chord === 'Ctrl+h') {
      if (this.wanted === '') return 'done';
      this.wanted = this.wanted.slice(0, previousGrapheme(this.wanted, this.wanted.length));
    } else if (text === '') this.state.bell();
    this.wanted += text;
    return 'stay';
  }

  lines(): StyledLine[] {
    return [[{ text: `find: ${this.wanted}`, style: '' }]];
  }

  cursorColumn(): number {
    return columnsOf(`find: ${this.wanted}`);
  }
}
