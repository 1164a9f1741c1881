/** The terminal's side: owns keys and window, reads the lines that the engine asks for, passes Ctrl+C on. */
import type { ReadStream, WriteStream } from 'node:tty';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { HistoryFile } from './history-file.ts';
import { KeyGate } from './key-gate.ts';
import { LineEditor } from './line-editor.ts';
import { CANCELLED } from './terminal-input.ts';
import {
  COLUMNS,
  type CompletionReply,
  type EngineMessage,
  MESSAGES,
  ROWS,
  STATE_BYTES,
  type TerminalLink,
  type TerminalMessage,
} from './terminal-protocol.ts';

const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;

export interface TerminalOptions {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly history: HistoryFile;
  /** Ctrl+C while the engine works. */
  readonly onStop: () => void;
}

export class Terminal {
  private readonly port: MessagePort;
  private readonly enginePort: MessagePort;
  private readonly shared = new SharedArrayBuffer(STATE_BYTES);
  private readonly state = new Int32Array(this.shared);
  private readonly gate: KeyGate;
  private readonly editor: LineEditor;
  private awaitedCompletion: ((reply: CompletionReply) => void) | null = null;

  constructor(private readonly options: TerminalOptions) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.enginePort = port2;
    this.port.on('message', (message: EngineMessage) => this.receive(message));
    this.gate = new KeyGate(options.input, options.onStop);
    this.editor = new LineEditor({
      input: this.gate,
      output: options.output,
      history: options.history.read(),
      complete: (text, cursor) => this.askForCompletions(text, cursor),
    });
    options.output.on('resize', () => this.measure());
    this.measure();
  }

  /** What the engine's thread is given; its port has to be transferred. */
  get link(): TerminalLink {
    return { port: this.enginePort, state: this.shared };
  }

  start(): void {
    this.gate.start();
  }

  /** Gives the terminal back. */
  stop(): void {
    this.gate.stop();
    this.port.close();
  }

  private measure(): void {
    const { columns, rows } = this.options.output;
    Atomics.store(this.state, COLUMNS, columns || DEFAULT_COLUMNS);
    Atomics.store(this.state, ROWS, rows || DEFAULT_ROWS);
  }

  private receive(message: EngineMessage): void {
    if (message.kind === 'read-line') void this.readLine(message);
    else this.awaitedCompletion?.(message.reply);
  }

  private async readLine({ prompt, mode }: Extract<EngineMessage, { kind: 'read-line' }>): Promise<void> {
    const line = await this.editor.readLine(prompt, mode);
    if (line === CANCELLED) {
      this.send({ kind: 'cancelled' });
      return;
    }
    if (line !== null && (mode === 'command' || mode === 'continuation')) this.options.history.add(line);
    this.send({ kind: 'line', text: line });
  }

  private askForCompletions(text: string, cursor: number): Promise<CompletionReply> {
    return new Promise((resolve) => {
      this.awaitedCompletion = resolve;
      this.send({ kind: 'complete', text, cursor });
    });
  }

  private send(message: TerminalMessage): void {
    this.port.postMessage(message);
    Atomics.add(this.state, MESSAGES, 1);
    Atomics.notify(this.state, MESSAGES);
  }
}
