/** What is likely to be meant: behind the cursor, or as a list below (F2). */
import type { EditorState } from '../editor-state.ts';
import type { StyledLine } from '../screen/cells.ts';
import type { Size } from '../screen/compose.ts';
import { columnsOf, cutToColumns } from '../text/graphemes.ts';

const MOST = 10;
/** What is longer was pasted, and nobody types it again; all entries are looked through at every key. */
const LONGEST = 10_000;

interface Guess {
  readonly text: string;
  readonly source: 'History' | 'Lab';
}

export class Predictions {
  /** What the engine has said for a text. */
  private learnt: { readonly text: string; readonly guesses: readonly string[] } = { text: '', guesses: [] };
  private chosen = -1;
  /** The text that was typed, while a guess stands in its place. */
  private typed: string | null = null;

  constructor(private readonly state: EditorState) {}

  begin(): void {
    this.chosen = -1;
    this.typed = null;
    this.learnt = { text: '', guesses: [] };
  }

  /** Something was typed: the list begins anew. */
  textChanged(): void {
    this.chosen = -1;
    this.typed = null;
  }

  get isList(): boolean {
    return this.state.options.predictionViewStyle === 'ListView' && this.isOn;
  }

  private get isOn(): boolean {
    const { options } = this.state;
    return options.predictionSource !== 'None' && !options.screenReader;
  }

  /** Whether the engine is worth asking: on an empty line the list shows what the lab calls for. */
  get wantsLab(): boolean {
    if (!this.isOn || this.state.options.predictionSource === 'History') return false;
    if (this.learnt.text === this.text && this.learnt.guesses.length > 0) return false;
    return this.text.trim() !== '' || (this.isList && this.text === '');
  }

  get text(): string {
    return this.typed ?? this.state.buffer.text;
  }

  learn(text: string, guesses: readonly string[]): void {
    this.learnt = { text, guesses };
  }

  /** What would go on behind the cursor. */
  suggestion(): string | null {
    const { buffer, options } = this.state;
    const { text } = buffer;
    if (!this.isOn || options.predictionViewStyle !== 'InlineView') return null;
    if (text === '' || buffer.cursor !== text.length || buffer.isMultiline || this.state.selection) return null;
    const found = this.guesses(text).find((guess) => guess.text.toLowerCase().startsWith(text.toLowerCase()));
    return found ? found.text.slice(text.length) || null : null;
  }

  private guesses(text: string): Guess[] {
    const { history, options } = this.state;
    const found = new Map<string, Guess>();
    const wanted = text.toLowerCase();
    if (options.predictionSource !== 'Plugin' && text !== '') {
      const containing: string[] = [];
      for (const entry of history.newestFirst()) {
        if (entry.length > LONGEST) continue;
        const lower = entry.toLowerCase();
        if (lower === wanted || found.has(entry)) continue;
        if (lower.startsWith(wanted)) found.set(entry, { text: entry, source: 'History' });
        else if (containing.length < MOST && lower.includes(wanted)) containing.push(entry);
        if (found.size >= MOST) break;
      }
      for (const entry of containing) found.set(entry, { text: entry, source: 'History' });
    }
    if (this.learnt.text === text)
      for (const guess of this.learnt.guesses) if (!found.has(guess)) found.set(guess, { text: guess, source: 'Lab' });
    return [...found.values()].slice(0, MOST);
  }

  /** Goes through the list; false when there is none. */
  move(by: number): boolean {
    if (!this.isList) return false;
    // On an empty line going up is going back in the history.
    if (this.text === '' && this.typed === null && by < 0) return false;
    const guesses = this.guesses(this.text);
    if (guesses.length === 0) return false;
    this.typed ??= this.state.buffer.text;
    // Before the first stands what was typed.
    const count = guesses.length + 1;
    this.chosen = ((((this.chosen + 1 + by) % count) + count) % count) - 1;
    const { buffer } = this.state;
    const text = guesses[this.chosen]?.text ?? this.typed;
    buffer.replace(0, buffer.length, text);
    if (this.chosen < 0) this.typed = null;
    return true;
  }

  lines({ columns, rows }: Size): StyledLine[] {
    if (!this.isList || columns < 50 || rows < 5) return [];
    const { colors } = this.state.options;
    const guesses = this.guesses(this.text);
    if (guesses.length === 0) return [];
    return guesses.map(({ text, source }, index) => {
      const style = index === this.chosen ? colors.ListPredictionSelected : '';
      const room = columns - source.length - 6;
      const shown = cutToColumns(text.replace(/\n/g, ' '), room);
      return [
        { text: '> ', style: style + colors.ListPrediction },
        { text: shown + ' '.repeat(Math.max(1, room - columnsOf(shown))), style },
        { text: '[', style },
        { text: source, style: style + colors.ListPrediction },
        { text: ']', style },
      ];
    });
  }

  /** The whole of the chosen guess. */
  chosenText(): string | null {
    return this.chosen < 0 ? null : this.state.buffer.text;
  }
}
