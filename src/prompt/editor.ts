/**
 * The editor of the prompt: takes what the terminal sends, and while a line is asked for, edits it. What comes in between
 * waits for the next question; Ctrl+C goes to what runs. One key after the other is worked through, then the screen is
 * brought up to date once.
 */

import { isIncomplete } from '../language/incomplete-input.ts';
import { BoundKeys } from './bound-keys.ts';
import { commandNamed } from './commands/all-commands.ts';
import { typeText } from './commands/editing.ts';
import { CompletionRounds } from './completion-rounds.ts';
import type { EditorHost, ReadRequest, TypedLine } from './editor-host.ts';
import { EditorState, type Effect } from './editor-state.ts';
import { EditorView, type TerminalKind } from './editor-view.ts';
import { Effects } from './effects.ts';
import { History } from './history/history.ts';
import type { KeyPress } from './keys/chord.ts';
import { KeyDecoder, type TerminalEvent } from './keys/decode-bytes.ts';
import type { Mode } from './menus/mode.ts';
import { Predictions } from './menus/prediction-list.ts';
import type { PromptSettings } from './options.ts';
import { cleanPaste, commandsOfSession } from './paste.ts';

export interface EditorOptions extends TerminalKind {
  readonly host: EditorHost;
  readonly history: History;
  readonly settings: PromptSettings;
}

const PASTE_TIMEOUT_MS = 2_000;

/** The functions of the keys while a question is answered. */
const ANSWER_KEYS: ReadonlyMap<string, string> = new Map([
  ['Enter', 'AcceptLine'],
  ['Backspace', 'BackwardDeleteChar'],
  ['Ctrl+h', 'BackwardDeleteChar'],
  ['Delete', 'DeleteChar'],
  ['LeftArrow', 'BackwardChar'],
  ['RightArrow', 'ForwardChar'],
  ['Home', 'BeginningOfLine'],
  ['End', 'EndOfLine'],
  ['Ctrl+c', 'CancelLine'],
  ['Ctrl+d', 'DeleteCharOrExit'],
  ['Ctrl+u', 'BackwardDeleteInput'],
  ['Ctrl+w', 'BackwardKillWord'],
  ['Ctrl+v', 'Paste'],
  ['Escape', 'RevertLine'],
]);

export class Editor {
  readonly state: EditorState;
  private readonly answerState: EditorState;
  private readonly decoder = new KeyDecoder();
  private readonly queue: TerminalEvent[] = [];
  private readonly predictions: Predictions;
  private readonly completions: CompletionRounds;
  private readonly view: EditorView;
  private readonly keys: BoundKeys;
  private readonly effects: Effects;
  private request: ReadRequest | null = null;
  private resolve: ((line: TypedLine) => void) | null = null;
  private mode: Mode | null = null;
  /** Something is asked of the engine: keys wait. */
  private busy = false;
  /** While a script block runs, what it asks for waits until it has ended. */
  private deferred: Effect[] | null = null;
  private forgetFlush = (): void => {};

  constructor(private readonly options: EditorOptions) {
    const { host, history, settings, isDumb } = options;
    this.state = new EditorState(history, settings.options);
    this.answerState = new EditorState(new History(), settings.options);
    this.predictions = new Predictions(this.state);
    this.completions = new CompletionRounds(this.state);
    const { state, predictions, completions } = this;
    const states = { command: state, answer: this.answerState, predictions };
    this.view = new EditorView(host, options, states, () => ({
      request: this.request,
      mode: this.mode,
      argument: this.keys.argument,
      isBusy: this.busy,
    }));
    const edit = (work: () => void, keepsList?: boolean): void => this.edit(work, keepsList);
    this.keys = new BoundKeys(settings.keys, {
      state,
      predictions,
      edit,
      runHandler: (handler, key, argument) => void this.runHandler(handler, key, argument),
      bell: () => this.view.bell(),
    });
    this.effects = new Effects(this, { host, view: this.view, keys: this.keys, completions, predictions, isDumb });
  }

  // ------------------------------------------------------------ from outside

  /** What a session has set. */
  apply({ options, keys }: PromptSettings): void {
    this.state.options = options;
    this.answerState.options = options;
    this.keys.bind(keys);
    this.view.optionsChanged();
  }

  /** Asks for a line. */
  read(request: ReadRequest): Promise<TypedLine> {
    this.request = request;
    this.active.begin();
    this.mode = null;
    this.keys.begin();
    this.completions.forget();
    if (request.mode === 'command') this.beginCommand();
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.view.begin(request);
      this.drain();
    });
  }

  private beginCommand(): void {
    const { state } = this;
    state.history.ended();
    state.history.refresh();
    state.historyIndex = state.history.length;
    this.predictions.begin();
    const next = state.recallNext;
    state.recallNext = null;
    if (next !== null && next < state.history.length) {
      state.historyIndex = next;
      state.buffer.reset(state.history.textAt(next));
    }
  }

  /** Bytes of the terminal. */
  receive(bytes: Uint8Array): void {
    this.forgetFlush();
    this.take(this.decoder.push(bytes));
    if (this.decoder.isPending) {
      const wait = this.decoder.isPasting ? PASTE_TIMEOUT_MS : this.state.options.ansiEscapeTimeout;
      this.forgetFlush = this.options.host.after(wait, () => this.take(this.decoder.flush()));
    }
  }

  private take(events: readonly TerminalEvent[]): void {
    for (const event of events) {
      const isStop = event.kind === 'key' && event.chord === 'Ctrl+c';
      // Who stops what runs does not want what was typed ahead either.
      if (isStop && (this.request === null || this.busy)) {
        this.queue.length = 0;
        this.options.host.stop();
      } else this.queue.push(event);
    }
    this.drain();
  }

  /** The window has another size. */
  resized(): void {
    this.view.resized();
  }

  /** Writes something above what is being edited. */
  notice(text: string): void {
    this.view.notice(text);
  }

  /** Whether a line is asked for. */
  get isReading(): boolean {
    return this.request !== null;
  }

  /** The terminal has ended. */
  end(): void {
    this.forgetFlush();
    this.view.end();
    this.finish({ kind: 'ended' });
  }

  /** What a script has changed of the text is to be seen. */
  refresh(): void {
    this.view.planPaint();
  }

  /** What is edited now: a command, or the answer to a question. */
  get active(): EditorState {
    return this.request?.mode === 'command' ? this.state : this.answerState;
  }

  // ------------------------------------------------------------ events

  private drain(): void {
    while (this.request && !this.busy) {
      const event = this.queue.shift();
      if (!event) break;
      if (event.kind === 'key') this.onKey(event);
      else if (event.kind === 'paste') this.onPaste(event.text);
      if (this.request) this.view.planPaint();
    }
  }

  private onPaste(pasted: string): void {
    const text = cleanPaste(pasted);
    if (this.request?.mode !== 'command') {
      // An answer has one line: the line ends of a paste are as if typed.
      const events = [...text].map(
        (c): TerminalEvent =>
          c === '\n' ? { kind: 'key', chord: 'Enter', text: '' } : { kind: 'key', chord: c, text: c },
      );
      this.queue.unshift(...events);
      return;
    }
    if (this.view.showsPages) return;
    if (this.mode?.paste) this.mode.paste(text);
    else {
      this.mode = null;
      const { buffer } = this.state;
      const commands = commandsOfSession(text);
      // The line end of a command that was copied whole would only ask for more of it.
      const typed = buffer.cursor === buffer.length ? commands.replace(/\n+$/, '') : commands;
      this.edit(() => typeText(this.state, typed));
    }
  }

  private onKey(key: KeyPress): void {
    this.view.keyPressed();
    if (this.request?.mode === 'key') {
      this.finish({ kind: 'key', chord: key.chord, text: key.text });
      return;
    }
    if (this.view.showsPages) {
      this.view.turnPages(key);
      return;
    }
    if (this.mode) {
      const mode = this.mode;
      const outcome = mode.handle(key);
      if (outcome !== 'stay' && this.mode === mode) this.mode = null;
      if (outcome !== 'pass') return;
    }
    const { awaited } = this.active;
    if (awaited) {
      this.active.awaited = null;
      this.edit(() => awaited(key));
      return;
    }
    if (this.request?.mode === 'command') this.keys.press(key);
    else this.onAnswerKey(key);
  }

  private onAnswerKey(key: KeyPress): void {
    const name = ANSWER_KEYS.get(key.chord) ?? (key.text === '' ? null : 'SelfInsert');
    if (name !== null) this.edit(() => commandNamed(name)?.(this.answerState, null, key));
  }

  // ------------------------------------------------------------ work on the text

  /** Does something with the text: one step of undo, after which only its own family goes on. */
  edit(work: () => void, keepsList = false): void {
    const state = this.active;
    const before = state.buffer.version;
    const emphasis = state.emphasis;
    state.family = null;
    work();
    state.buffer.endStep();
    if (state.family === null) state.runs = {};
    if (state.family !== 'selection') state.anchor = null;
    if (state.family !== 'prefix-search' && state.emphasis === emphasis) state.emphasis = null;
    if (state.buffer.version !== before) {
      this.completions.forget();
      if (!keepsList) this.predictions.textChanged();
    }
    void this.effects.showViMode();
    this.carryOut(state.effects);
  }

  /** What functions have asked for; while a script block runs it waits. */
  private carryOut(asked: Effect[]): void {
    for (const effect of asked.splice(0)) {
      if (this.deferred) this.deferred.push(effect);
      else this.effects.carryOut(effect);
    }
  }

  private async runHandler(handler: number, key: KeyPress, argument: number | null): Promise<void> {
    const before = { text: this.state.buffer.text, cursor: this.state.buffer.cursor };
    const deferred: Effect[] = [];
    this.deferred = deferred;
    await this.wait(async () => {
      try {
        await this.options.host.runHandler(handler, key.chord, key.text, argument);
      } catch (error) {
        this.state.buffer.replace(0, this.state.buffer.length, before.text);
        this.state.buffer.cursor = before.cursor;
        this.notice(error instanceof Error ? error.message : String(error));
      }
    });
    this.deferred = null;
    for (const effect of deferred) this.effects.carryOut(effect);
    this.view.planPaint();
  }

  /** Keys wait until something that was asked for is there, or until it is told why it is not. */
  async wait(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      this.view.say(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = false;
    }
    this.carryOut(this.active.effects);
    this.view.planPaint();
    setImmediate(() => this.drain());
  }

  /** A menu, a search or a question takes the keys. */
  openMode(mode: Mode | null): void {
    this.mode = mode;
  }

  // ------------------------------------------------------------ the end of a line

  accept(whole: boolean, validate: boolean): void {
    const { text } = this.active.buffer;
    if (this.request?.mode === 'command' && !whole && isIncomplete(text)) {
      this.edit(() => typeText(this.state, '\n'));
      return;
    }
    if (validate) {
      void this.wait(async () => {
        const refusal = await this.options.host.validate(text);
        if (refusal === null) this.finish({ kind: 'line', text });
        else this.view.say(refusal);
      });
      return;
    }
    this.finish({ kind: 'line', text });
  }

  cancel(): void {
    const { buffer } = this.active;
    buffer.cursor = buffer.length;
    this.finish({ kind: 'cancelled' }, '^C');
  }

  /** The line is over. */
  private finish(line: TypedLine, mark: string | null = null): void {
    const { resolve, request } = this;
    if (!resolve || !request) return;
    this.mode = null;
    if (request.mode === 'key') this.view.end();
    else this.view.finish(request, mark);
    this.request = null;
    this.resolve = null;
    resolve(line);
  }
}
