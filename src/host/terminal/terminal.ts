/**
 * The terminal's side: edits the lines that the engine asks for, passes Ctrl+C on. What it is shown on is a screen: that of
 * this process (`process-screen.ts`), or one that is far away, in a browser.
 */

import { type MessagePort, receiveMessageOnPort } from '../../platform/node/terminal-streams.ts';
import { platform } from '../../platform/platform.ts';
import { Editor } from '../../prompt/editor.ts';
import type { EditorHost, LineMode, TypedLine } from '../../prompt/editor-host.ts';
import { History } from '../../prompt/history/history.ts';
import type { SharedHistoryFile } from '../../prompt/history/shared-file.ts';
import type { PromptSettings } from '../../prompt/options.ts';
import { callEditor } from '../../prompt/script-calls.ts';
import type { TerminalEnds } from './terminal-ends.ts';
import {
  type Answers,
  COLUMNS,
  type EngineMessage,
  MESSAGES,
  type Outcome,
  type Question,
  ROWS,
  type TerminalMessage,
} from './terminal-protocol.ts';

/** What a terminal is shown on. */
export interface TerminalScreen {
  /** What the editor draws. */
  write(text: string): void;
  /** What the engine has printed, where it does not print itself. */
  print(text: string): void;
  /** Takes on the ways that the editor needs. */
  takeOn(): void;
  /** Goes back to its own ways. */
  giveUp(): void;
  /** Ends what a program has begun and not ended, so that nothing hides the next line; empty where nothing can be meant. */
  readonly resync: string;
  /** Where the commands at a path are kept; null where they are kept in memory alone. */
  historyFile(path: string, maximum: number, onTrouble: (text: string) => void): SharedHistoryFile | null;
  /** The text in the person's own editor; null where there is none. */
  editElsewhere(text: string): Promise<string | null>;
  /** Whether it shows every byte as it is. */
  readonly isDumb: boolean;
  /** Whether what is typed is coloured. */
  readonly colours: boolean;
}

export interface TerminalOptions {
  /** What connects it with the engine. */
  readonly ends: TerminalEnds;
  readonly screen: TerminalScreen;
  /** Where the history is kept. */
  readonly historyPath: string;
  /** Keys and manners that the editor starts with. */
  readonly prompt: PromptSettings;
  /** Said above the first prompt. */
  readonly notice: string | null;
  /** Ctrl+C while the engine works. */
  readonly onStop: () => void;
}

export class Terminal {
  private readonly port: MessagePort;
  private readonly state: Int32Array<SharedArrayBuffer>;
  private readonly history: History;
  private readonly editor: Editor;
  private readonly screen: TerminalScreen;
  /** Who waits for answers: the engine gives them in the order of the questions. */
  private readonly awaiting: ((outcome: Outcome<unknown>) => void)[] = [];
  /** Said above the first prompt: there is none yet when a fault is found. */
  private readonly notices: string[] = [];
  private historyPath: string;

  constructor(private readonly options: TerminalOptions) {
    this.port = options.ends.port;
    this.state = new Int32Array(options.ends.link.state);
    this.screen = options.screen;
    this.historyPath = options.historyPath;
    this.port.on('message', (message: EngineMessage) => this.receive(message));
    const { maximumHistoryCount } = options.prompt.options;
    if (options.notice !== null) this.notices.push(options.notice);
    const file = this.historyFile(options.historyPath, maximumHistoryCount);
    this.history = new History(file, () => this.editor?.state.options.maximumHistoryCount ?? maximumHistoryCount);
    this.editor = new Editor({
      host: this.editorHost(),
      history: this.history,
      settings: options.prompt,
      isDumb: this.screen.isDumb,
      colours: this.screen.colours,
    });
  }

  /** What is wrong with the file is said above the prompt, or above the next one. */
  private historyFile(path: string, maximum: number): SharedHistoryFile | null {
    return this.screen.historyFile(path, maximum, (text) => {
      if (this.editor?.isReading) this.editor.notice(text);
      else this.notices.push(text);
    });
  }

  private editorHost(): EditorHost {
    return {
      write: (text) => this.screen.write(text),
      size: () => ({ columns: this.state[COLUMNS] as number, rows: this.state[ROWS] as number }),
      after: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      elapsed: () => platform().time.elapsed(),
      complete: (text, cursor) => this.ask({ what: 'complete', text, cursor }),
      help: (about, text, cursor) => this.ask({ what: 'help', about, text, cursor }),
      predict: (text) => this.ask({ what: 'predict', text }),
      validate: (text) => this.ask({ what: 'validate', text }),
      viModeChanged: (mode) => this.ask({ what: 'vi-mode', mode }),
      runHandler: async (handler, chord, text, argument) => {
        await this.ask({ what: 'handler', handler, chord, text, argument });
      },
      prompt: () => this.ask({ what: 'prompt' }),
      editElsewhere: (text) => this.screen.editElsewhere(text),
      stop: this.options.onStop,
    };
  }

  start(): void {
    this.screen.takeOn();
  }

  /** What was typed. */
  type(bytes: Uint8Array): void {
    this.editor.receive(bytes);
  }

  /** Nobody types any more. */
  end(): void {
    this.editor.end();
  }

  /** The window has another size, which the engine knows already. */
  resized(): void {
    this.editor.resized();
  }

  /** Says something above the line that is being typed, or above the next one. */
  notice(text: string): void {
    if (this.editor.isReading) this.editor.notice(text);
    else this.notices.push(text);
  }

  /** Whether a line is asked for. */
  get isReading(): boolean {
    return this.editor.isReading;
  }

  /** Gives the terminal back. */
  stop(): void {
    // The engine's thread may have ended before what it said last was heard: a command that is to be remembered.
    for (let left = receiveMessageOnPort(this.port); left; left = receiveMessageOnPort(this.port)) {
      const message = left.message as EngineMessage;
      if (message.kind === 'remember') this.receive(message);
    }
    this.history.close();
    this.screen.giveUp();
    this.port.close();
  }

  private receive(message: EngineMessage): void {
    switch (message.kind) {
      case 'read':
        void this.read(message);
        break;
      case 'settings':
        this.apply(message.settings);
        break;
      case 'answer':
        this.awaiting.shift()?.(message.outcome);
        break;
      case 'remember':
        this.history.add(message.text, message.keeping, message.atEnd);
        break;
      case 'call':
        this.send({ kind: 'returned', outcome: this.called(message.name, message.args) });
        break;
      case 'notice':
        this.editor.notice(message.text);
        break;
      case 'lend':
        this.screen.giveUp();
        this.send({ kind: 'lent' });
        break;
      case 'take-back':
        this.start();
        break;
      case 'output':
        this.screen.print(message.text);
        break;
    }
  }

  /** What a session has set; the history moves with it. */
  private apply(settings: PromptSettings): void {
    const { historySavePath, maximumHistoryCount } = settings.options;
    if (historySavePath !== this.historyPath) {
      this.historyPath = historySavePath;
      const file = this.historyFile(historySavePath, maximumHistoryCount);
      if (file) this.history.moveTo(file);
    }
    this.editor.apply(settings);
  }

  private called(name: string, args: readonly unknown[]): Outcome<unknown> {
    try {
      const value = callEditor(this.editor, name, args);
      this.editor.refresh();
      return { value };
    } catch (error) {
      return { failure: (error as Error).message };
    }
  }

  private async read(request: { prompt: string; mode: LineMode; startColumn: number }): Promise<void> {
    const { mode } = request;
    // Only the last line of a prompt is the editor's to draw again.
    const lastLine = request.prompt.slice(request.prompt.lastIndexOf('\n') + 1);
    const before = request.prompt.slice(0, request.prompt.length - lastLine.length);
    const notices = this.notices.splice(0).map((text) => `${text}\n`);
    this.screen.write(this.screen.resync + [...notices, before].join('').replace(/\n/g, '\r\n'));
    const startColumn = before === '' && notices.length === 0 ? request.startColumn : 0;
    this.report(await this.editor.read({ mode, prompt: lastLine, startColumn }));
  }

  private report(line: TypedLine): void {
    switch (line.kind) {
      case 'line':
        this.send({ kind: 'line', text: line.text });
        break;
      case 'key':
        this.send(line);
        break;
      case 'cancelled':
        this.send({ kind: 'cancelled' });
        break;
      case 'ended':
        this.send({ kind: 'line', text: null });
        break;
    }
  }

  /** Asks the engine, which waits for a line and can answer. */
  private ask<Q extends Question>(question: Q): Promise<Answers[Q['what']]> {
    return new Promise((resolve, reject) => {
      this.awaiting.push((outcome) => {
        if ('failure' in outcome) reject(new Error(outcome.failure));
        else resolve(outcome.value as Answers[Q['what']]);
      });
      this.send({ kind: 'question', question });
    });
  }

  private send(message: TerminalMessage): void {
    this.port.postMessage(message);
    Atomics.add(this.state, MESSAGES, 1);
    Atomics.notify(this.state, MESSAGES);
  }
}
