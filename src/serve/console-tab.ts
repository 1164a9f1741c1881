/** A console of the page, as the server has it: the engine's thread, the editor of its prompt, its way to the page. */
import { Terminal, type TerminalScreen } from '../host/terminal/terminal.ts';
import { COLUMNS, ROWS, STATE_BYTES } from '../host/terminal/terminal-protocol.ts';
import { ServedThread } from '../platform/node/served-thread.ts';
import { MessageChannel } from '../platform/node/terminal-streams.ts';
import { workerProgram } from '../platform/node/worker-programs.ts';
import { platform } from '../platform/platform.ts';
import { DEFAULT_SETTINGS } from '../prompt/options.ts';
import { Channel } from './channel.ts';
import type { SessionPlace } from './confined-session.ts';
import type { ConsoleNotice, ConsoleStart } from './console-engine.ts';
import type { Frame, GoneReason, TabView } from './message-types.ts';
import { DRAWN, FLOW_BYTES } from './output-gate.ts';

/** Enough for the 5000 nested calls that the engine allows, each with pipelines inside. */
const STACK_MEGABYTES = 128;
/** A command that was stopped and goes on so long ends with its session. */
const STOP_PATIENCE_MS = 5_000;
const LOOK_MS = 1_000;
/** Ends whatever sequence a program has begun, and gives the next line plain letters: an OSC without an end hides nothing. */
const RESYNC = '\u0018\u001b\\\u001b[0m\u001b(B\u000f';
const CTRL_C = new Uint8Array([3]);

export interface TabLimits {
  /** What the objects of its engine may take. */
  readonly heapMegabytes: number;
  /** How long a command may run, in milliseconds. */
  readonly commandMs: number;
}

export interface TabEnds {
  /** Sends to the page; false while there is none. */
  send(frame: Frame): boolean;
  gone(reason: GoneReason, text: string): void;
  /** A command has run longer than it may. */
  stopped(): void;
}

export class ConsoleTab {
  readonly channel: Channel;
  private readonly thread: ServedThread;
  private readonly terminal: Terminal;
  private readonly state = new Int32Array(new SharedArrayBuffer(STATE_BYTES));
  private readonly flow = new Int32Array(new SharedArrayBuffer(FLOW_BYTES));
  private readonly watch: NodeJS.Timeout;
  /** Since when the engine works; null while it waits for a line. */
  private busySince: number | null = null;
  private stoppedAt: number | null = null;
  private end: { readonly reason: GoneReason; readonly text: string } | null = null;
  private isGone = false;

  constructor(
    readonly number: number,
    readonly place: SessionPlace,
    size: { readonly columns: number; readonly rows: number },
    private readonly limits: TabLimits,
    private readonly ends: TabEnds,
  ) {
    const { port1, port2 } = new MessageChannel();
    const link = { port: port2, state: this.state.buffer };
    this.setSize(size.columns, size.rows);
    this.channel = new Channel(number, {
      send: (frame) => ends.send(frame),
      drawn: (bytes) => {
        Atomics.add(this.flow, DRAWN, bytes);
        Atomics.notify(this.flow, DRAWN);
      },
    });
    const start: ConsoleStart = { ...place, terminal: link, flow: this.flow.buffer };
    this.thread = new ServedThread({
      program: workerProgram('console'),
      stackMegabytes: STACK_MEGABYTES,
      heapMegabytes: limits.heapMegabytes,
      data: start,
      transfers: [port2],
      onMessage: (message) => this.hear(message as ConsoleNotice),
      onEnd: (error) => this.threadEnded(error),
    });
    this.terminal = new Terminal({
      screen: this.screen(),
      ends: { port: port1, link },
      historyPath: '',
      prompt: DEFAULT_SETTINGS,
      notice: null,
      onStop: () => this.thread.stop(),
    });
    this.terminal.start();
    this.watch = setInterval(() => this.look(), LOOK_MS);
    this.watch.unref();
  }

  get view(): TabView {
    return { channel: this.number, machine: this.place.machine, user: this.place.user ?? '' };
  }

  type(bytes: Uint8Array): void {
    if (!this.isGone) this.terminal.type(bytes);
  }

  /** Ctrl+C, past everything that was typed before it. */
  break(): void {
    if (this.isGone) return;
    if (!this.terminal.isReading) this.thread.stop();
    this.terminal.type(CTRL_C);
  }

  resize(columns: number, rows: number): void {
    if (this.isGone) return;
    this.setSize(columns, rows);
    this.terminal.resized();
  }

  /** Ends the session, whatever it does. */
  async close(reason: GoneReason): Promise<void> {
    this.end ??= { reason, text: '' };
    await this.thread.terminate();
  }

  private setSize(columns: number, rows: number): void {
    Atomics.store(this.state, COLUMNS, columns);
    Atomics.store(this.state, ROWS, rows);
  }

  private screen(): TerminalScreen {
    return {
      write: (text) => this.channel.write(text),
      print: (text) => this.channel.print(text),
      takeOn: () => undefined,
      giveUp: () => undefined,
      resync: RESYNC,
      // A path is the session's to name, and this computer's files are not for it: commands are kept in memory.
      historyFile: () => null,
      editElsewhere: () => Promise.resolve(null),
      isDumb: false,
      colours: true,
    };
  }

  private hear(notice: ConsoleNotice): void {
    if (notice.tell === 'refused') this.end = { reason: 'fault', text: notice.text };
    else this.end = { reason: 'exit', text: '' };
    void this.thread.terminate();
  }

  private threadEnded(error: Error | null): void {
    if (this.isGone) return;
    this.isGone = true;
    clearInterval(this.watch);
    this.terminal.stop();
    this.channel.flush();
    const isMemory = (error as { readonly code?: string } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const { reason, text } = this.end ?? { reason: isMemory ? ('memory' as const) : ('fault' as const), text: '' };
    this.ends.gone(reason, text);
  }

  /** Whether a command runs longer than it may. */
  private look(): void {
    const now = platform().time.elapsed();
    if (this.terminal.isReading) {
      this.busySince = null;
      this.stoppedAt = null;
      return;
    }
    this.busySince ??= now;
    if (now - this.busySince < this.limits.commandMs) return;
    if (this.stoppedAt === null) {
      this.stoppedAt = now;
      this.thread.stop();
      this.ends.stopped();
    } else if (now - this.stoppedAt > STOP_PATIENCE_MS) void this.close('time');
  }
}
