/**
 * The editor of the prompt: takes what the terminal sends, and while a line is asked for, edits it. What comes in between
 * waits for the next question; Ctrl+C goes to what runs. One key after the other is worked through, then the screen is
 * brought up to date once.
 */

import { isIncomplete } from '../language/incomplete-input.ts';
import { base64Text, utf8Bytes } from '../platform/bytes.ts';
import { Highlighter } from './colour/highlighter.ts';
import { commandNamed } from './commands/all-commands.ts';
import { typeText } from './commands/editing.ts';
import { repeatSearch } from './commands/recalling.ts';
import { CompletionRounds } from './completion-rounds.ts';
import type { EditorHost, LineMode, TypedLine } from './editor-host.ts';
import { EditorState, type Effect } from './editor-state.ts';
import { frameOf, type Surroundings } from './frame.ts';
import { History } from './history/history.ts';
import { keyListText } from './key-list.ts';
import type { KeyPress } from './keys/chord.ts';
import { withoutShift } from './keys/chord.ts';
import { KeyDecoder, type TerminalEvent } from './keys/decode-bytes.ts';
import { type Binding, KeyMap, type TableName } from './keys/key-map.ts';
import { HistorySearchMode, ViSearchMode } from './menus/history-search.ts';
import type { Mode } from './menus/mode.ts';
import { Pager } from './menus/pager.ts';
import { Predictions } from './menus/prediction-list.ts';
import { OneKeyMode } from './menus/question.ts';
import type { PromptSettings } from './options.ts';
import { cleanPaste } from './paste.ts';
import { type StyledLine, styledLineOf } from './screen/cells.ts';
import { compose, type Frame, Viewport } from './screen/compose.ts';
import { Painter, type Screen } from './screen/painter.ts';
import { PlainScreen } from './screen/plain-screen.ts';

export interface ReadRequest {
  readonly mode: LineMode;
  readonly prompt: string;
  /** The columns that stand in the prompt's row already. */
  readonly startColumn: number;
}

export interface EditorOptions {
  readonly host: EditorHost;
  readonly history: History;
  readonly settings: PromptSettings;
  /** Whether the terminal obeys sequences. */
  readonly isDumb: boolean;
  /** Whether colours are wanted. */
  readonly colours: boolean;
}

const PASTE_TIMEOUT_MS = 2_000;
/** Keys that were typed last, for a report of a fault. */
const KEPT_KEYS = 200;

export class Editor {
  readonly state: EditorState;
  private readonly answerState: EditorState;
  private readonly decoder = new KeyDecoder();
  private readonly queue: TerminalEvent[] = [];
  private readonly highlighter: Highlighter;
  private readonly predictions: Predictions;
  private readonly completions: CompletionRounds;
  private readonly viewport = new Viewport();
  private readonly recentKeys: string[] = [];
  private screen: Screen;
  private keys: KeyMap;
  private request: ReadRequest | null = null;
  private resolve: ((line: TypedLine) => void) | null = null;
  private prompt: StyledLine = [];
  private mode: Mode | null = null;
  private pager: Pager | null = null;
  /** Keys of a chord that has begun. */
  private chord = '';
  /** A number that is being typed. */
  private argument = '';
  private message: readonly StyledLine[] = [];
  private showsError = false;
  /** The mode of vi that was shown last. */
  private shownViMode: EditorState['viMode'] = 'insert';
  /** Something is asked of the engine: keys wait. */
  private busy = false;
  /** While a script block runs, what it asks for waits until it has ended. */
  private deferred: Effect[] | null = null;
  private clipboard = '';
  private paintPlanned = false;
  private flushTimer: ReturnType<typeof setTimeout> | undefined;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private lastChange: { run: () => void; typed: string } | null = null;
  private repeating = false;

  constructor(private readonly options: EditorOptions) {
    const { host, history, settings } = options;
    this.state = new EditorState(history, settings.options);
    this.answerState = new EditorState(new History(), settings.options);
    this.keys = new KeyMap(settings.keys);
    this.highlighter = new Highlighter(() => this.state.options.colors);
    this.predictions = new Predictions(this.state);
    this.completions = new CompletionRounds(this.state);
    this.screen = options.isDumb ? new PlainScreen(host.write) : new Painter(host.write);
  }

  // ------------------------------------------------------------ from outside

  /** What a session has set. */
  apply({ options, keys }: PromptSettings): void {
    this.state.options = options;
    this.answerState.options = options;
    this.keys = new KeyMap(keys);
    this.highlighter.forget();
    const isPlain = this.options.isDumb || options.screenReader;
    if (isPlain !== this.screen instanceof PlainScreen)
      this.screen = isPlain ? new PlainScreen(this.options.host.write) : new Painter(this.options.host.write);
  }

  /** Asks for a line. */
  read(request: ReadRequest): Promise<TypedLine> {
    this.request = request;
    this.prompt = styledLineOf(request.prompt);
    this.active.begin();
    this.mode = null;
    this.chord = '';
    this.argument = '';
    this.message = [];
    this.viewport.reset();
    this.completions.forget();
    if (request.mode === 'command') this.beginCommand();
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.planPaint();
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
    clearTimeout(this.flushTimer);
    this.take(this.decoder.push(bytes));
    if (this.decoder.isPending) {
      const wait = this.decoder.isPasting ? PASTE_TIMEOUT_MS : this.state.options.ansiEscapeTimeout;
      this.flushTimer = setTimeout(() => this.take(this.decoder.flush()), wait);
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
    this.screen.resized(this.options.host.size());
    this.pager?.draw();
    if (this.request && !this.pager) this.paint();
  }

  /** Writes something above what is being edited. */
  notice(text: string): void {
    this.screen.erase();
    this.options.host.write(`${text.replace(/\n/g, '\r\n')}\r\n`);
    if (this.request) {
      this.request = { ...this.request, startColumn: 0 };
      this.planPaint();
    }
  }

  /** Whether a line is asked for. */
  get isReading(): boolean {
    return this.request !== null;
  }

  /** The terminal has ended. */
  end(): void {
    clearTimeout(this.flushTimer);
    clearTimeout(this.restTimer);
    this.finish({ kind: 'ended' });
  }

  /** What a script has changed of the text is to be seen. */
  refresh(): void {
    this.planPaint();
  }

  get lastKeys(): readonly string[] {
    return this.recentKeys;
  }

  /** What is edited now: a command, or the answer to a question. */
  private get active(): EditorState {
    return this.request?.mode === 'command' ? this.state : this.answerState;
  }

  // ------------------------------------------------------------ events

  private drain(): void {
    while (this.request && !this.busy) {
      const event = this.queue.shift();
      if (!event) break;
      if (event.kind === 'key') this.onKey(event);
      else if (event.kind === 'paste') this.onPaste(event.text);
      if (this.request) this.planPaint();
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
    if (this.pager) return;
    if (this.mode?.paste) this.mode.paste(text);
    else {
      this.mode = null;
      this.edit(() => typeText(this.state, text));
    }
  }

  private onKey(key: KeyPress): void {
    this.recentKeys.push(key.chord);
    if (this.recentKeys.length > KEPT_KEYS) this.recentKeys.shift();
    this.message = [];
    this.showsError = false;
    if (this.request?.mode === 'key') {
      this.finish({ kind: 'key', chord: key.chord, text: key.text });
      return;
    }
    if (this.pager) {
      if (this.pager.handle(key)) return;
      this.pager.close();
      this.pager = null;
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
    if (this.request?.mode === 'command') this.onCommandKey(key);
    else this.onAnswerKey(key);
  }

  private get table(): TableName {
    const { editMode } = this.state.options;
    if (editMode !== 'Vi') return editMode;
    return this.state.viMode === 'insert' ? 'ViInsert' : 'ViCommand';
  }

  private onCommandKey(key: KeyPress): void {
    const goesOn = this.chord !== '';
    const chord = goesOn ? `${this.chord},${key.chord}` : key.chord;
    this.chord = '';
    if (this.argument !== '' && /^(?:Alt\+)?[0-9]$/.test(key.chord)) {
      this.argument += key.chord.slice(-1);
      return;
    }
    const binding = this.bindingOf(chord);
    if (this.keys.isPrefix(this.table, chord)) {
      this.chord = chord;
      return;
    }
    if (binding !== null) this.runBinding(binding, key);
    else if (goesOn) this.onUnboundChord(chord, key);
    else this.onUnboundKey(key);
  }

  /** In vi's chords a number may stand between the keys: `d2w`. */
  private onUnboundChord(chord: string, key: KeyPress): void {
    if (this.table === 'ViCommand' && /^[1-9]$/.test(key.chord)) {
      this.argument += key.chord;
      this.chord = chord.slice(0, chord.lastIndexOf(','));
    } else this.bell();
  }

  private bindingOf(chord: string): Binding | null {
    const { keys, table } = this;
    const exact = keys.find(table, chord);
    if (exact !== null) return exact;
    // Terminals send one byte for Ctrl+Space and Ctrl+@.
    if (chord === 'Ctrl+@') return keys.find(table, 'Ctrl+Spacebar');
    const plain = withoutShift(chord);
    return plain === null ? null : keys.find(table, plain);
  }

  private onUnboundKey(key: KeyPress): void {
    const { table } = this;
    // Escape and a key typed quickly look like that key with Alt.
    const behindEscape = /^Alt\+(.+)$/s.exec(key.chord)?.[1];
    if (behindEscape !== undefined && (table.startsWith('Vi') || this.keys.isPrefix(table, 'Escape'))) {
      this.onCommandKey({ chord: 'Escape', text: '' });
      const typed = [...behindEscape].length === 1 ? behindEscape : '';
      this.onCommandKey({ chord: behindEscape, text: typed });
      return;
    }
    if (key.text === '') return;
    if (table === 'ViCommand') this.bell();
    else this.runFunction('SelfInsert', key);
  }

  private onAnswerKey(key: KeyPress): void {
    const { answerState } = this;
    const known: Readonly<Record<string, string>> = {
      Enter: 'AcceptLine',
      Backspace: 'BackwardDeleteChar',
      'Ctrl+h': 'BackwardDeleteChar',
      Delete: 'DeleteChar',
      LeftArrow: 'BackwardChar',
      RightArrow: 'ForwardChar',
      Home: 'BeginningOfLine',
      End: 'EndOfLine',
      'Ctrl+c': 'CancelLine',
      'Ctrl+d': 'DeleteCharOrExit',
      'Ctrl+u': 'BackwardDeleteInput',
      'Ctrl+w': 'BackwardKillWord',
      'Ctrl+v': 'Paste',
      Escape: 'RevertLine',
    };
    const name = Object.hasOwn(known, key.chord) ? known[key.chord] : key.text === '' ? null : 'SelfInsert';
    if (!name) return;
    this.edit(() => commandNamed(name)?.(answerState, null, key));
  }

  // ------------------------------------------------------------ running functions

  private runBinding(binding: Binding, key: KeyPress): void {
    if (typeof binding === 'string') this.runFunction(binding, key);
    else void this.runHandler(binding.handler, key);
  }

  private runFunction(name: string, key: KeyPress): void {
    const command = commandNamed(name);
    if (!command) throw new Error(`The key ${key.chord} is bound to ${name}, which is no function of the editor.`);
    if (name === 'DigitArgument' || name === 'ViDigitArgumentInChord') {
      this.onDigit(key.chord.slice(-1), key);
      return;
    }
    const argument = this.takeArgument();
    if (this.predictions.isList && this.moveInList(name, argument)) return;
    const run = (): void => this.edit(() => command(this.state, argument, key));
    const before = this.state.buffer.version;
    run();
    if (this.table !== 'ViCommand' && name === 'SelfInsert' && this.lastChange) this.lastChange.typed += key.text;
    const isChange = this.state.buffer.version !== before || this.state.viMode === 'insert' || this.state.awaited;
    const isOwn = /^(?:Undo|Redo|UndoAll|RepeatLastCommand|SelfInsert|AcceptLine|.*History.*|RepeatSearch.*)$/.test(
      name,
    );
    if (this.state.options.editMode === 'Vi' && isChange && !isOwn && !this.repeating && this.isFromCommandMode)
      this.lastChange = { run, typed: '' };
    this.isFromCommandMode = this.state.viMode === 'command';
  }

  /** Whether vi was in its command mode before the key. */
  private isFromCommandMode = false;

  private moveInList(name: string, argument: number | null): boolean {
    if (name !== 'PreviousHistory' && name !== 'NextHistory') return false;
    let moved = false;
    this.edit(() => {
      moved = this.predictions.move((argument ?? 1) * (name === 'NextHistory' ? 1 : -1));
    }, true);
    return moved;
  }

  private onDigit(digit: string, key: KeyPress): void {
    if (digit === '0' && this.argument === '' && this.table === 'ViCommand' && key.chord === '0') {
      this.runFunction('BeginningOfLine', key);
      return;
    }
    this.argument =
      digit === '-'
        ? this.argument.startsWith('-')
          ? this.argument.slice(1)
          : `-${this.argument}`
        : this.argument + digit;
  }

  private takeArgument(): number | null {
    const text = this.argument;
    this.argument = '';
    if (text === '') return null;
    return text === '-' ? -1 : Math.max(-1_000_000, Math.min(1_000_000, Number(text)));
  }

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
    void this.showViMode();
    for (const effect of state.effects.splice(0)) {
      if (this.deferred) this.deferred.push(effect);
      else this.carryOut(effect);
    }
  }

  private async runHandler(handler: number, key: KeyPress): Promise<void> {
    const argument = this.takeArgument();
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
    for (const effect of deferred) this.carryOut(effect);
    this.planPaint();
  }

  /** Keys wait until something that was asked for is there. */
  private async wait(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } finally {
      this.busy = false;
    }
    this.planPaint();
    setImmediate(() => this.drain());
  }

  // ------------------------------------------------------------ effects

  private carryOut(effect: Effect): void {
    const { state } = this;
    switch (effect.kind) {
      case 'accept':
        this.accept(effect.whole, effect.validate ?? false);
        break;
      case 'cancel':
        this.cancel();
        break;
      case 'end':
        this.finish({ kind: 'ended' });
        break;
      case 'bell':
        this.bell();
        break;
      case 'clear-screen':
        this.screen.clear();
        if (this.request) this.request = { ...this.request, startColumn: 0 };
        break;
      case 'complete':
        void this.wait(() => this.completions.run(effect.style, this.options.host, this));
        break;
      case 'copy':
        this.copy(effect.text);
        break;
      case 'paste':
        if (this.clipboard !== '') this.edit(() => typeText(this.active, this.clipboard));
        else this.bell();
        break;
      case 'search':
        this.mode = new HistorySearchMode(state, effect.backward);
        break;
      case 'vi-search':
        this.mode = new ViSearchMode(state, effect.backward, () => this.edit(() => repeatSearch(state, false)));
        break;
      case 'help':
        void this.wait(() => this.showHelp(effect.about));
        break;
      case 'show-keys':
        this.showPages(keyListText(this.keys, state.options.editMode));
        break;
      case 'what-is-key':
        this.mode = new OneKeyMode('what-is-key:', (key) => this.tellKey(key));
        break;
      case 'edit-elsewhere':
        void this.wait(() => this.editElsewhere());
        break;
      case 'invoke-prompt':
        void this.wait(() => this.drawPromptAgain());
        break;
      case 'scroll':
        this.scroll(effect);
        break;
      case 'switch-prediction-view': {
        const isList = state.options.predictionViewStyle === 'ListView';
        state.options = { ...state.options, predictionViewStyle: isList ? 'InlineView' : 'ListView' };
        this.predictions.textChanged();
        break;
      }
      case 'move-prediction':
        this.edit(() => {
          if (!this.predictions.move(effect.by)) this.bell();
        }, true);
        break;
      case 'prediction-tooltip': {
        const text = this.predictions.chosenText();
        if (text === null) this.bell();
        else this.showPages(text);
        break;
      }
      case 'message':
        this.say(effect.text);
        break;
      case 'repeat-change':
        this.repeatChange();
        break;
    }
  }

  private accept(whole: boolean, validate: boolean): void {
    const { text } = this.active.buffer;
    if (this.request?.mode === 'command' && !whole && isIncomplete(text)) {
      this.edit(() => typeText(this.state, '\n'));
      return;
    }
    if (validate) {
      void this.wait(async () => {
        const refusal = await this.options.host.validate(text);
        if (refusal === null) this.finish({ kind: 'line', text });
        else this.say(refusal);
      });
      return;
    }
    this.finish({ kind: 'line', text });
  }

  private cancel(): void {
    const { buffer } = this.active;
    buffer.cursor = buffer.length;
    const picture = this.frame(true);
    const { colors } = this.state.options;
    const mark = { text: '^C', style: this.request?.mode === 'command' && this.options.colours ? colors.Error : '' };
    this.finishPicture({ ...picture, suggestion: mark });
    this.finish({ kind: 'cancelled' }, true);
  }

  /** The line is over. */
  private finish(line: TypedLine, isDrawn = false): void {
    const { resolve, request } = this;
    if (!resolve || !request) return;
    clearTimeout(this.restTimer);
    this.mode = null;
    if (!isDrawn && request.mode !== 'key') this.finishPicture(this.frame(true));
    this.request = null;
    this.resolve = null;
    resolve(line);
  }

  private finishPicture(frame: Frame): void {
    const size = this.options.host.size();
    if (this.screen instanceof PlainScreen) this.screen.frame = frame;
    this.screen.finish(compose(frame, size, this.viewport), size);
  }

  private bell(): void {
    const { bellStyle } = this.state.options;
    if (bellStyle === 'Audible') this.options.host.write('\u0007');
    else if (bellStyle === 'Visual') this.options.host.write('\u001b[?5h\u001b[?5l');
  }

  private copy(text: string): void {
    this.clipboard = text;
    // Terminals that allow it put the text where other programs find it.
    if (!this.options.isDumb) this.options.host.write(`\u001b]52;c;${base64Text(utf8Bytes(text))}\u0007`);
  }

  /** Shows a line below the text until the next key. */
  say(text: string): void {
    this.message = text.split('\n').map((line) => [{ text: line, style: '' }]);
  }

  showLines(lines: readonly StyledLine[]): void {
    this.message = lines;
  }

  openMode(mode: Mode | null): void {
    this.mode = mode;
  }

  showPages(text: string): void {
    if (this.options.isDumb) {
      this.notice(text);
      return;
    }
    this.pager = new Pager(text, this.options.host.write, this.options.host.size);
    this.pager.open();
  }

  /** The prompt anew, in the place of the one before. */
  private async drawPromptAgain(): Promise<void> {
    const text = await this.options.host.prompt();
    const lines = text.split('\n');
    const { extraPromptLineCount } = this.state.options;
    this.screen.erase(extraPromptLineCount);
    if (lines.length > 1 && extraPromptLineCount > 0)
      this.options.host.write(`${lines.slice(-1 - extraPromptLineCount, -1).join('\r\n')}\r\n`);
    this.prompt = styledLineOf(lines.at(-1) ?? '');
    if (this.request) this.request = { ...this.request, startColumn: 0 };
  }

  /** The mode of vi, in the way that is wished; the prompt's colours are the frame's. */
  private async showViMode(): Promise<void> {
    const { viMode, options } = this.state;
    if (viMode === this.shownViMode || options.editMode !== 'Vi') return;
    this.shownViMode = viMode;
    if (options.viModeIndicator === 'Cursor' && !this.options.isDumb)
      this.options.host.write(viMode === 'command' ? '\u001b[2 q' : '\u001b[0 q');
    if (options.viModeIndicator !== 'Script') return;
    await this.wait(async () => {
      try {
        await this.options.host.viModeChanged(viMode === 'command' ? 'Command' : 'Insert');
      } catch (error) {
        this.notice((error as Error).message);
      }
    });
  }

  private async showHelp(about: 'command' | 'parameter'): Promise<void> {
    const { buffer } = this.state;
    const text = await this.options.host.help(about, buffer.text, buffer.cursor);
    if (text === null) this.bell();
    else if (about === 'command') this.showPages(text);
    else this.say(text.trim());
  }

  private tellKey(key: KeyPress): void {
    const binding = this.bindingOf(key.chord);
    const name =
      binding === null
        ? key.text === ''
          ? null
          : 'SelfInsert'
        : typeof binding === 'string'
          ? binding
          : 'CustomAction';
    this.say(name === null ? `${key.chord}: Key is unbound` : `${key.chord}: ${name}`);
  }

  private async editElsewhere(): Promise<void> {
    this.screen.erase();
    const { buffer } = this.state;
    const text = await this.options.host.editElsewhere(buffer.text);
    if (text === null) this.bell();
    else buffer.replace(0, buffer.length, text.replace(/\r\n/g, '\n').replace(/\n$/, ''));
    buffer.endStep();
  }

  private scroll({ by, unit }: Extract<Effect, { kind: 'scroll' }>): void {
    const { buffer } = this.state;
    if (!buffer.isMultiline) {
      this.bell();
      return;
    }
    const lines = unit === 'page' ? by * Math.max(1, this.options.host.size().rows - 2) : by;
    if (unit === 'top') buffer.cursor = 0;
    else if (unit !== 'cursor') buffer.cursor = buffer.lineStartAway(lines);
  }

  private repeatChange(): void {
    const change = this.lastChange;
    if (!change || this.repeating) {
      this.bell();
      return;
    }
    this.repeating = true;
    try {
      change.run();
      if (this.state.viMode === 'insert') {
        if (change.typed !== '') this.edit(() => typeText(this.state, change.typed));
        this.runFunction('ViCommandMode', { chord: 'Escape', text: '' });
      }
    } finally {
      this.repeating = false;
    }
  }

  // ------------------------------------------------------------ drawing

  private planPaint(): void {
    if (this.paintPlanned) return;
    this.paintPlanned = true;
    setImmediate(() => {
      this.paintPlanned = false;
      if (this.request && !this.pager) this.paint();
    });
  }

  private paint(): void {
    if (this.request?.mode === 'key') return;
    const size = this.options.host.size();
    const frame = this.frame(false);
    if (this.screen instanceof PlainScreen) this.screen.frame = frame;
    this.screen.paint(compose(frame, size, this.viewport), size);
    this.planRest();
  }

  /** When the keys rest, the whole text is read, and the lab is asked what may be meant. */
  private planRest(): void {
    clearTimeout(this.restTimer);
    if (this.request?.mode !== 'command') return;
    this.restTimer = setTimeout(() => void this.rest(), this.highlighter.restMs);
  }

  private async rest(): Promise<void> {
    if (!this.request || this.busy) return;
    const { text } = this.state.buffer;
    const known = this.highlighter.of(text);
    const whole = this.highlighter.readWhole(text);
    if (whole !== known || (!this.showsError && whole.errors.length > 0)) {
      this.showsError = true;
      this.planPaint();
    }
    if (!this.predictions.wantsLab || this.predictions.suggestion() !== null) return;
    const guesses = await this.options.host.predict(text);
    if (this.state.buffer.text !== text || !this.request || guesses.length === 0) return;
    this.predictions.learn(text, guesses);
    this.planPaint();
  }

  private frame(isLast: boolean): Frame {
    const { state } = this;
    const request = this.request as ReadRequest;
    if (request.mode !== 'command') return answerFrame(this.answerState, request, this.prompt);
    state.suggestion = isLast || this.mode ? null : this.predictions.suggestion();
    const size = this.options.host.size();
    const around: Surroundings = {
      prompt: this.prompt,
      startColumn: request.startColumn,
      colours: this.options.colours,
      highlights: this.highlighter.of(state.buffer.text),
      isLast,
      showsError: this.showsError && !isLast,
      below: isLast ? [] : this.below(size),
      cursorBelow: isLast ? null : (this.mode?.cursorColumn() ?? null),
    };
    return frameOf(state, around);
  }

  private below(size: { columns: number; rows: number }): StyledLine[] {
    if (this.mode) return this.mode.lines(size);
    if (this.argument !== '') return [[{ text: `digit-argument: ${this.argument}`, style: '' }]];
    if (this.message.length > 0) return [...this.message];
    return this.predictions.lines(size);
  }
}

/** A line without colours; a secret has a star for each character. */
function answerFrame({ buffer }: EditorState, { mode, startColumn }: ReadRequest, prompt: StyledLine): Frame {
  const isSecret = mode === 'secret';
  return {
    startColumn,
    prompt,
    continuationPrompt: [],
    text: isSecret ? '*'.repeat(buffer.length) : buffer.text,
    cursor: buffer.cursor,
    colours: [],
    overlays: [],
    suggestion: null,
    below: [],
    cursorBelow: null,
  };
}
