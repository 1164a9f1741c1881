/** The terminal's side: owns keys and window, edits the lines that the engine asks for, passes Ctrl+C on. */

import type { TerminalReader, TerminalWriter } from '../../platform/node/terminal-streams.ts';
import { type MessagePort, receiveMessageOnPort, runProgram } from '../../platform/node/terminal-streams.ts';
import { platform } from '../../platform/platform.ts';
import { Editor } from '../../prompt/editor.ts';
import type { EditorHost, LineMode, TypedLine } from '../../prompt/editor-host.ts';
import { History } from '../../prompt/history/history.ts';
import { SharedHistoryFile } from '../../prompt/history/shared-file.ts';
import type { PromptSettings } from '../../prompt/options.ts';
import { callEditor } from '../../prompt/script-calls.ts';
import { writeWhole } from '../console-ui.ts';
import { isDumbTerminal } from './dumb-terminal.ts';
import { measure, type TerminalEnds } from './terminal-ends.ts';
import { TerminalModes } from './terminal-modes.ts';
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

export interface TerminalOptions {
  /** What connects it with the engine. */
  readonly ends: TerminalEnds;
  readonly input: TerminalReader;
  readonly output: TerminalWriter;
  /** Where the history is kept. */
  readonly historyPath: string;
  /** Keys and manners that the editor starts with. */
  readonly prompt: PromptSettings;
  /** Whether what is typed is coloured, where the terminal can. */
  readonly colours: boolean;
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
  private readonly modes: TerminalModes;
  /** Who waits for answers: the engine gives them in the order of the questions. */
  private readonly awaiting: ((outcome: Outcome<unknown>) => void)[] = [];
  /** Said above the first prompt: there is none yet when a fault is found. */
  private readonly notices: string[] = [];
  private historyPath: string;

  constructor(private readonly options: TerminalOptions) {
    this.port = options.ends.port;
    this.state = new Int32Array(options.ends.link.state);
    this.historyPath = options.historyPath;
    this.port.on('message', (message: EngineMessage) => this.receive(message));
    const { maximumHistoryCount } = options.prompt.options;
    if (options.notice !== null) this.notices.push(options.notice);
    const file = this.historyFile(options.historyPath, maximumHistoryCount);
    this.history = new History(file, () => this.editor?.state.options.maximumHistoryCount ?? maximumHistoryCount);
    const write = (text: string): void => void writeWhole(1, text);
    this.modes = new TerminalModes(options.input, write, isDumbTerminal());
    this.editor = new Editor({
      host: this.editorHost(write),
      history: this.history,
      settings: options.prompt,
      isDumb: isDumbTerminal(),
      colours: options.colours && !platform().system.environment.get('NO_COLOR') && !isDumbTerminal(),
    });
    options.input.on('data', (bytes: Buffer) => this.editor.receive(bytes));
    options.input.on('end', () => this.editor.end());
    options.input.on('error', () => this.editor.end());
    options.output.on('resize', () => {
      measure(options.output, this.state);
      this.editor.resized();
    });
  }

  /** What is wrong with the file is said above the prompt, or above the next one. */
  private historyFile(path: string, maximum: number): SharedHistoryFile {
    return new SharedHistoryFile(path, maximum, (text) => {
      if (this.editor?.isReading) this.editor.notice(text);
      else this.notices.push(text);
    });
  }

  private editorHost(write: (text: string) => void): EditorHost {
    return {
      write,
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
      editElsewhere: (text) => this.editElsewhere(text),
      stop: this.options.onStop,
    };
  }

  start(): void {
    this.modes.takeOn();
    this.options.input.resume();
  }

  /** Gives the terminal back. */
  stop(): void {
    // The engine's thread may have ended before what it said last was heard: a command that is to be remembered.
    for (let left = receiveMessageOnPort(this.port); left; left = receiveMessageOnPort(this.port)) {
      const message = left.message as EngineMessage;
      if (message.kind === 'remember') this.receive(message);
    }
    this.history.close();
    this.modes.giveUp();
    this.options.input.pause();
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
        this.options.input.pause();
        this.modes.giveUp();
        this.send({ kind: 'lent' });
        break;
      case 'take-back':
        this.start();
        break;
    }
  }

  /** What a session has set; the history moves with it. */
  private apply(settings: PromptSettings): void {
    const { historySavePath, maximumHistoryCount } = settings.options;
    if (historySavePath !== this.historyPath) {
      this.historyPath = historySavePath;
      this.history.moveTo(this.historyFile(historySavePath, maximumHistoryCount));
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
    writeWhole(1, [...notices, before].join('').replace(/\n/g, '\r\n'));
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

  /** The text in the editor that the person has named in VISUAL or EDITOR. */
  private async editElsewhere(text: string): Promise<string | null> {
    const { files, paths, system } = platform();
    const program = system.environment.get('VISUAL') || system.environment.get('EDITOR');
    if (!program) return null;
    const folder = files.mkdtemp(paths.join(system.temporaryDirectory, 'lyncshell-edit-'));
    const path = paths.join(folder, 'command.ps1');
    files.writeFile(path, text, { mode: 0o600 });
    this.options.input.pause();
    this.modes.giveUp();
    const [command = '', ...args] = program.split(' ');
    try {
      return (await runProgram(command, [...args, path])) === 0 ? files.readText(path) : null;
    } finally {
      files.rm(folder, { recursive: true, force: true });
      this.start();
    }
  }

  private send(message: TerminalMessage): void {
    this.port.postMessage(message);
    Atomics.add(this.state, MESSAGES, 1);
    Atomics.notify(this.state, MESSAGES);
  }
}
