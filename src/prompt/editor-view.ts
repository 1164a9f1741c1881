/**
 * What is to be seen of the prompt. Keys plan a picture and it is drawn once behind all that came together; when the keys
 * rest, the whole text is read for errors, and the lab is asked what may be meant.
 */
import { Highlighter } from './colour/highlighter.ts';
import type { EditorHost, ReadRequest } from './editor-host.ts';
import type { EditorState } from './editor-state.ts';
import { frameOf, type Surroundings } from './frame.ts';
import type { KeyPress } from './keys/chord.ts';
import type { Mode } from './menus/mode.ts';
import { Pager } from './menus/pager.ts';
import type { Predictions } from './menus/prediction-list.ts';
import { type StyledLine, styledLineOf } from './screen/cells.ts';
import { compose, type Frame, Viewport } from './screen/compose.ts';
import { Painter, type Screen } from './screen/painter.ts';
import { PlainScreen } from './screen/plain-screen.ts';

/** What the terminal can. */
export interface TerminalKind {
  /** It shows every byte as it is. */
  readonly isDumb: boolean;
  /** Colours are wanted. */
  readonly colours: boolean;
}

/** What is edited at the moment of drawing. */
export interface NowEdited {
  readonly request: ReadRequest | null;
  readonly mode: Mode | null;
  /** A number that is being typed. */
  readonly argument: string;
  /** Something is asked of the engine. */
  readonly isBusy: boolean;
}

export interface EditedStates {
  readonly command: EditorState;
  readonly answer: EditorState;
  readonly predictions: Predictions;
}

export class EditorView {
  private readonly highlighter: Highlighter;
  private readonly viewport = new Viewport();
  private screen: Screen;
  private pager: Pager | null = null;
  private prompt: StyledLine = [];
  /** The columns that stand in the prompt's row already. */
  private startColumn = 0;
  private message: readonly StyledLine[] = [];
  private showsError = false;
  private paintPlanned = false;
  private forgetRest = (): void => {};

  constructor(
    private readonly host: EditorHost,
    private readonly kind: TerminalKind,
    private readonly states: EditedStates,
    private readonly now: () => NowEdited,
  ) {
    this.highlighter = new Highlighter(
      () => states.command.options.colors,
      () => host.elapsed(),
      states.command.parsedText,
    );
    this.screen = this.newScreen();
  }

  /** Options have been set anew. */
  optionsChanged(): void {
    this.highlighter.forget();
    if (this.isPlain !== this.screen instanceof PlainScreen) this.screen = this.newScreen();
  }

  /** Whether no sequences are wanted: by the terminal, or by whoever reads it aloud. */
  get isPlain(): boolean {
    return this.kind.isDumb || this.states.command.options.screenReader;
  }

  private newScreen(): Screen {
    return this.isPlain ? new PlainScreen(this.host.write) : new Painter(this.host.write);
  }

  /** A line is asked for. */
  begin({ prompt, startColumn }: ReadRequest): void {
    this.prompt = styledLineOf(prompt);
    this.startColumn = startColumn;
    this.message = [];
    this.viewport.reset();
    this.planPaint();
  }

  /** A key was pressed: what was said for the one before has been read. */
  keyPressed(): void {
    this.message = [];
    this.showsError = false;
  }

  /** Nothing is drawn any more. */
  end(): void {
    this.forgetRest();
  }

  // ------------------------------------------------------------ what stands beside the text

  /** Shows a line below the text until the next key. */
  say(text: string): void {
    this.showLines(text.split('\n').map((line) => [{ text: line, style: '' }]));
  }

  showLines(lines: readonly StyledLine[]): void {
    this.message = lines;
  }

  /** Writes something above what is being edited. */
  notice(text: string): void {
    this.screen.erase();
    this.host.write(`${text.replace(/\n/g, '\r\n')}\r\n`);
    this.startColumn = 0;
    this.planPaint();
  }

  /** A text to read in the place of the whole screen. */
  showPages(text: string): void {
    if (this.isPlain) {
      this.notice(text);
      return;
    }
    this.pager = new Pager(text, this.host.write, this.host.size);
    this.pager.open();
  }

  get showsPages(): boolean {
    return this.pager !== null;
  }

  /** A key for the text that is read. */
  turnPages(key: KeyPress): void {
    if (!this.pager || this.pager.handle(key)) return;
    this.pager.close();
    this.pager = null;
  }

  bell(): void {
    const { bellStyle } = this.states.command.options;
    if (bellStyle === 'Audible') this.host.write('\u0007');
    else if (bellStyle === 'Visual') this.host.write('\u001b[?5h\u001b[?5l');
  }

  // ------------------------------------------------------------ drawing

  /** Takes the text off the screen, for somebody else to draw. */
  erase(): void {
    this.screen.erase();
  }

  /** Takes everything off the screen. */
  clear(): void {
    this.screen.clear();
    this.startColumn = 0;
  }

  /** The prompt anew, in the place of the one before. */
  drawPrompt(text: string): void {
    const lines = text.split('\n');
    const { extraPromptLineCount } = this.states.command.options;
    this.screen.erase(extraPromptLineCount);
    if (lines.length > 1 && extraPromptLineCount > 0)
      this.host.write(`${lines.slice(-1 - extraPromptLineCount, -1).join('\r\n')}\r\n`);
    this.prompt = styledLineOf(lines.at(-1) ?? '');
    this.startColumn = 0;
  }

  /** The window has another size. */
  resized(): void {
    this.screen.resized(this.host.size());
    this.pager?.draw();
    if (this.now().request && !this.pager) this.paint();
  }

  planPaint(): void {
    if (this.paintPlanned) return;
    this.paintPlanned = true;
    setImmediate(() => {
      this.paintPlanned = false;
      if (this.now().request && !this.pager) this.paint();
    });
  }

  /** The line as it stays on the screen, with a mark behind it where it was given up. */
  finish(request: ReadRequest, mark: string | null): void {
    this.forgetRest();
    const size = this.host.size();
    const { colors } = this.states.command.options;
    const isRed = request.mode === 'command' && this.kind.colours;
    const frame = this.frame(request, true);
    const last = mark === null ? frame : { ...frame, suggestion: { text: mark, style: isRed ? colors.Error : '' } };
    if (this.screen instanceof PlainScreen) this.screen.frame = last;
    this.screen.finish(compose(last, size, this.viewport), size);
  }

  private paint(): void {
    const { request } = this.now();
    if (!request || request.mode === 'key') return;
    const size = this.host.size();
    const frame = this.frame(request, false);
    if (this.screen instanceof PlainScreen) this.screen.frame = frame;
    this.screen.paint(compose(frame, size, this.viewport), size);
    this.forgetRest();
    if (request.mode === 'command') this.forgetRest = this.host.after(this.highlighter.restMs, () => void this.rest());
  }

  /** When the keys rest, the whole text is read, and the lab is asked what may be meant. */
  private async rest(): Promise<void> {
    const { request, isBusy } = this.now();
    if (!request || isBusy) return;
    const { command, predictions } = this.states;
    const { text } = command.buffer;
    const known = this.highlighter.of(text);
    const whole = this.highlighter.readWhole(text);
    if (whole !== known || (!this.showsError && whole.errors.length > 0)) {
      this.showsError = true;
      this.planPaint();
    }
    if (!predictions.wantsLab || predictions.suggestion() !== null) return;
    let guesses: readonly string[];
    try {
      guesses = await this.host.predict(text);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
      this.planPaint();
      return;
    }
    if (command.buffer.text !== text || !this.now().request || guesses.length === 0) return;
    predictions.learn(text, guesses);
    this.planPaint();
  }

  private frame(request: ReadRequest, isLast: boolean): Frame {
    const { command, answer, predictions } = this.states;
    if (request.mode !== 'command') return this.answerFrame(answer, request.mode === 'secret');
    const { mode } = this.now();
    command.suggestion = isLast || mode ? null : predictions.suggestion();
    const around: Surroundings = {
      prompt: this.prompt,
      startColumn: this.startColumn,
      colours: this.kind.colours,
      highlights: this.highlighter.of(command.buffer.text),
      isLast,
      showsError: this.showsError && !isLast,
      below: isLast ? [] : this.below(),
      cursorBelow: isLast ? null : (mode?.cursorColumn() ?? null),
    };
    return frameOf(command, around);
  }

  private below(): StyledLine[] {
    const { mode, argument } = this.now();
    const size = this.host.size();
    if (mode) return mode.lines(size);
    if (argument !== '') return [[{ text: `digit-argument: ${argument}`, style: '' }]];
    if (this.message.length > 0) return [...this.message];
    return this.states.predictions.lines(size);
  }

  /** A line without colours; a secret has a star for each character. */
  private answerFrame({ buffer }: EditorState, isSecret: boolean): Frame {
    return {
      startColumn: this.startColumn,
      prompt: this.prompt,
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
}
