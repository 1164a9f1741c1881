/** An editor on a screen of its own, without a shell: keys in, and what a person would see. */
import { Terminal } from '@xterm/headless';
import { Editor } from '../../src/prompt/editor.ts';
import type { CompletionReply, EditorHost, TypedLine } from '../../src/prompt/editor-host.ts';
import { History } from '../../src/prompt/history/history.ts';
import type { EditMode } from '../../src/prompt/keys/key-map.ts';
import { DEFAULT_OPTIONS, type PromptOptions, type PromptSettings } from '../../src/prompt/options.ts';

export interface HarnessOptions {
  readonly mode?: EditMode;
  readonly columns?: number;
  readonly rows?: number;
  readonly history?: readonly string[];
  readonly options?: Partial<PromptOptions>;
  readonly keys?: PromptSettings['keys'];
  readonly isDumb?: boolean;
  /** What the function prompt gives when it is asked again. */
  readonly prompt?: string;
  readonly complete?: (text: string, cursor: number) => CompletionReply;
  /** What the lab proposes for a text. */
  readonly predict?: (text: string) => readonly string[];
  readonly runHandler?: (editor: Editor, handler: number) => void;
}

interface Timer {
  readonly due: number;
  readonly work: () => void;
}

export class EditorHarness {
  /** The clock of the editor, which `rest` moves. */
  private elapsed = 0;
  private readonly timers = new Set<Timer>();
  readonly editor: Editor;
  readonly screen: Terminal;
  readonly history = new History();
  /** What was written since the last look. */
  written = '';
  line: TypedLine | null = null;
  stops = 0;
  readonly viModes: string[] = [];

  constructor(options: HarnessOptions = {}) {
    const { columns = 60, rows = 12 } = options;
    this.screen = new Terminal({ cols: columns, rows, allowProposedApi: true });
    for (const entry of options.history ?? []) this.history.add(entry, 'memory');
    const host: EditorHost = {
      write: (text) => {
        this.written += text;
        this.screen.write(text);
      },
      size: () => ({ columns: this.screen.cols, rows: this.screen.rows }),
      after: (milliseconds, work) => {
        const timer = { due: this.elapsed + milliseconds, work };
        this.timers.add(timer);
        return () => this.timers.delete(timer);
      },
      elapsed: () => this.elapsed,
      complete: async (text, cursor) =>
        options.complete?.(text, cursor) ?? { replacementIndex: cursor, replacementLength: 0, items: [] },
      help: async (about) => `Help about the ${about}.`,
      predict: async (text) => options.predict?.(text) ?? [],
      validate: async () => null,
      viModeChanged: async (mode) => void this.viModes.push(mode),
      runHandler: async (handler) => options.runHandler?.(this.editor, handler),
      prompt: async () => options.prompt ?? 'new> ',
      editElsewhere: async (text) => `${text} edited`,
      stop: () => {
        this.stops++;
      },
    };
    this.editor = new Editor({
      host,
      history: this.history,
      settings: {
        options: {
          ...DEFAULT_OPTIONS,
          predictionSource: 'None',
          ...options.options,
          editMode: options.mode ?? 'Windows',
        },
        keys: options.keys ?? [],
      },
      isDumb: options.isDumb ?? false,
      colours: true,
    });
    this.read();
  }

  read(mode: 'command' | 'answer' | 'secret' = 'command', startColumn = 0): void {
    this.line = null;
    void this.editor.read({ mode, prompt: '> ', startColumn }).then((line) => {
      this.line = line;
    });
  }

  /** Types bytes, and waits until all is on the screen. */
  async type(text: string | Uint8Array): Promise<void> {
    this.editor.receive(typeof text === 'string' ? Buffer.from(text) : text);
    await this.settle();
  }

  /** Lets time pass without a key: by default until an escape sequence that has only begun is over. */
  async rest(milliseconds = 130): Promise<void> {
    this.elapsed += milliseconds;
    for (const timer of [...this.timers].sort((a, b) => a.due - b.due)) {
      if (timer.due > this.elapsed || !this.timers.delete(timer)) continue;
      timer.work();
      await this.settle();
    }
    await this.settle();
  }

  private async settle(): Promise<void> {
    for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve) => this.screen.write('', resolve));
  }

  get text(): string {
    return this.editor.state.buffer.text;
  }

  /** The text with `|` where the cursor is. */
  get withCursor(): string {
    const { text, cursor } = this.editor.state.buffer;
    return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
  }

  /** Puts a text into the editor, the cursor where `|` stands. */
  set(text: string): void {
    const cursor = text.indexOf('|');
    this.editor.edit(() => {
      this.editor.state.buffer.reset(text.slice(0, cursor) + text.slice(cursor + 1), cursor);
    });
  }

  /** The lines of the screen, without blanks at their ends and empty lines below. */
  lines(): string[] {
    const { active } = this.screen.buffer;
    const lines: string[] = [];
    for (let y = 0; y < active.length; y++) lines.push(active.getLine(y)?.translateToString(true).trimEnd() ?? '');
    while (lines.at(-1) === '') lines.pop();
    return lines;
  }

  /** Where the cursor of the screen is. */
  cursor(): [row: number, column: number] {
    const { active } = this.screen.buffer;
    return [active.baseY + active.cursorY, active.cursorX];
  }

  stop(): void {
    this.editor.end();
    this.screen.dispose();
  }
}

/** The bytes that terminals send for a chord: plainly where they can, else in kitty's form. */
export function bytesOf(chord: string): string {
  return splitChord(chord).map(bytesOfKey).join('');
}

export function splitChord(chord: string): string[] {
  return chord.length === 1 ? [chord] : chord.split(/,(?=.)/);
}

const NAMED: Readonly<Record<string, string>> = {
  UpArrow: '1A',
  DownArrow: '1B',
  RightArrow: '1C',
  LeftArrow: '1D',
  End: '1F',
  Home: '1H',
  F1: '1P',
  F2: '1Q',
  F3: '1R',
  F4: '1S',
  Insert: '2~',
  Delete: '3~',
  PageUp: '5~',
  PageDown: '6~',
  F7: '18~',
  F8: '19~',
};

const CODES: Readonly<Record<string, number>> = { Enter: 13, Tab: 9, Escape: 27, Backspace: 127, Spacebar: 32 };

function bytesOfKey(chord: string): string {
  const [, modifiers, key] = /^((?:(?:Shift|Ctrl|Alt)\+)*)(.+)$/s.exec(chord) as unknown as [string, string, string];
  const shift = modifiers.includes('Shift+');
  const ctrl = modifiers.includes('Ctrl+');
  const alt = modifiers.includes('Alt+');
  const parameter = 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (ctrl ? 4 : 0);
  const named = NAMED[key];
  if (named)
    return parameter === 1 ? `\u001b[${named.replace(/^1(?=[A-Z])/, '')}` : `\u001b[${withParameter(named, parameter)}`;
  const code = CODES[key];
  if (code !== undefined && parameter > 1) return chord === 'Shift+Tab' ? '\u001b[Z' : `\u001b[${code};${parameter}u`;
  if (code !== undefined) return String.fromCharCode(code);
  if (ctrl && !alt && /^[a-z@[\]_]$/.test(key)) return String.fromCharCode(key.toUpperCase().charCodeAt(0) - 0x40);
  if (ctrl) {
    const upper = key !== key.toLowerCase();
    return `\u001b[${key.toLowerCase().charCodeAt(0)};${parameter + (upper ? 1 : 0)}u`;
  }
  return `${alt ? '\u001b' : ''}${key}`;
}

function withParameter(named: string, parameter: number): string {
  return named.endsWith('~') ? `${named.slice(0, -1)};${parameter}~` : `1;${parameter}${named.slice(1)}`;
}
