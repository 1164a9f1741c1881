/**
 * What the editor knows while a text is typed. Commands are functions on it: they change the text and the cursor, and
 * ask for everything else by effects, which whoever owns the terminal carries out. No command paints, waits or reads.
 */
import type { ParseResult } from '../language/parser.ts';
import type { History } from './history/history.ts';
import type { KeyPress } from './keys/chord.ts';
import type { PromptOptions } from './options.ts';
import { TextBuffer } from './text/buffer.ts';
import { KillRing } from './text/kill-ring.ts';
import { ParsedText } from './text/parsed-text.ts';
import { Words } from './text/words.ts';

/** How a completion was asked for. */
export type CompletionStyle = 'next' | 'previous' | 'common' | 'menu' | 'list';

export type Effect =
  | { readonly kind: 'accept'; readonly whole: boolean; readonly validate?: boolean }
  | { readonly kind: 'cancel' }
  /** The session is over (Ctrl+D on an empty line). */
  | { readonly kind: 'end' }
  | { readonly kind: 'bell' }
  | { readonly kind: 'clear-screen' }
  | { readonly kind: 'complete'; readonly style: CompletionStyle }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'paste'; readonly at: 'cursor' }
  | { readonly kind: 'search'; readonly backward: boolean }
  | { readonly kind: 'vi-search'; readonly backward: boolean }
  | { readonly kind: 'prefix'; readonly key: KeyPress }
  | { readonly kind: 'digit'; readonly text: string }
  | { readonly kind: 'help'; readonly about: 'command' | 'parameter' }
  | { readonly kind: 'show-keys' }
  | { readonly kind: 'what-is-key' }
  | { readonly kind: 'edit-elsewhere' }
  | { readonly kind: 'invoke-prompt' }
  | { readonly kind: 'scroll'; readonly by: number; readonly unit: 'line' | 'page' | 'top' | 'cursor' }
  | { readonly kind: 'switch-prediction-view' }
  | { readonly kind: 'move-prediction'; readonly by: number }
  | { readonly kind: 'prediction-tooltip' }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'repeat-change' };

/**
 * Commands that go on with what the command before began. Only the one that ran last can be gone on with: what the
 * others keep is cleared after each command.
 */
export interface Continuations {
  kill: true;
  yank: { readonly start: number };
  'last-argument': LastArgumentRun;
  'prefix-search': { readonly prefix: string };
  recall: true;
  /** The column, on the screen, that going up and down keeps to. */
  column: number;
  selection: true;
  argument: { readonly index: number };
}

export interface LastArgumentRun {
  readonly start: number;
  readonly length: number;
  /** The argument from the left, or null for the last one. */
  readonly nth: number | null;
  readonly historyIndex: number;
}

/** A search for a character in the line, as `f`, `t` and F3 begin and `;` repeats. */
export interface CharacterSearch {
  readonly character: string;
  readonly backward: boolean;
  /** Stop before it. */
  readonly before: boolean;
}

export class EditorState {
  readonly buffer = new TextBuffer();
  readonly killRing: KillRing;
  readonly parsedText = new ParsedText();
  readonly effects: Effect[] = [];
  words: Words;
  /** The other end of what is selected. */
  anchor: number | null = null;
  /** Emacs' mark: the other end of the region. */
  mark = 0;
  /** What continues from the command before; see {@link Continuations}. */
  runs: Partial<Continuations> = {};
  /** Set by a command that can be continued: all else in `runs` is dropped behind it. */
  family: keyof Continuations | null = null;
  viMode: 'insert' | 'command' = 'insert';
  /** What vi's commands cut and copied, and whether it is whole lines. */
  register: { text: string; lines: boolean } = { text: '', lines: false };
  lastCharacterSearch: CharacterSearch | null = null;
  lastHistorySearch: { text: string; backward: boolean } | null = null;
  /** Waits for one more key, which the command that ran last asked for. */
  awaited: ((key: KeyPress) => void) | null = null;
  /** What the history shows: an index, or its length for the text that is being typed. */
  historyIndex: number;
  /** The text that was being typed when the history was entered. */
  typed: { text: string; cursor: number } | null = null;
  /** What a search has found in the text. */
  emphasis: { readonly start: number; readonly length: number } | null = null;
  /** What the prediction would add behind the cursor. */
  suggestion: string | null = null;
  /** Index of the history entry to recall when this text has been accepted. */
  recallNext: number | null = null;

  constructor(
    readonly history: History,
    private currentOptions: PromptOptions,
  ) {
    this.killRing = new KillRing(() => this.options.maximumKillRingCount);
    this.words = new Words(currentOptions.wordDelimiters);
    this.historyIndex = history.length;
  }

  get options(): PromptOptions {
    return this.currentOptions;
  }

  set options(options: PromptOptions) {
    this.currentOptions = options;
    this.words = new Words(options.wordDelimiters);
  }

  /** The text as the language reads it. */
  get parsed(): ParseResult {
    return this.parsedText.of(this.buffer.text);
  }

  /** A new text is asked for. */
  begin(): void {
    this.buffer.reset('');
    this.anchor = null;
    this.mark = 0;
    this.runs = {};
    this.family = null;
    this.viMode = 'insert';
    this.awaited = null;
    this.historyIndex = this.history.length;
    this.typed = null;
    this.emphasis = null;
    this.suggestion = null;
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  bell(): void {
    this.effects.push({ kind: 'bell' });
  }

  /** The history is about to be entered: what others have typed since the prompt came is in it too. */
  enterHistory(): void {
    if (this.historyIndex !== this.history.length) return;
    this.history.refresh();
    this.historyIndex = this.history.length;
  }

  /** What the command before of the same family has left. */
  going<F extends keyof Continuations>(family: F): Continuations[F] | undefined {
    return this.runs[family];
  }

  /** This command can be gone on with by one of its family. */
  goOn<F extends keyof Continuations>(family: F, left: Continuations[F]): void {
    this.family = family;
    this.runs = { [family]: left } as Partial<Continuations>;
  }

  get selection(): { start: number; end: number } | null {
    if (this.anchor === null || this.anchor === this.buffer.cursor) return null;
    const { cursor } = this.buffer;
    return this.anchor < cursor ? { start: this.anchor, end: cursor } : { start: cursor, end: this.anchor };
  }
}
