/** The engine's side of the terminal: asks for lines, blocking, and does other work while it waits. */
import { receiveMessageOnPort } from 'node:worker_threads';
import type { Coordinates } from '../../engine/host.ts';
import { PipelineStoppedException } from '../../engine/jumps.ts';
import type { LineInput } from '../blocking-input.ts';
import {
  COLUMNS,
  type CompletionReply,
  type EngineMessage,
  type LineMode,
  MESSAGES,
  ROWS,
  type TerminalLink,
  type TerminalMessage,
} from './terminal-protocol.ts';

/** What the engine does while a person types. */
export interface IdleWork {
  /** Milliseconds until there is something to do; undefined when nothing is planned. */
  delay(): number | undefined;
  run(): void;
}

/** Stands for Ctrl+C at the prompt. */
export const CANCELLED: unique symbol = Symbol('cancelled');

/** Waiting is cut into pieces, because another process may plan work in the same lab. */
const LONGEST_WAIT = 30_000;

export class TerminalInput implements LineInput {
  private readonly state: Int32Array;
  /** Proposes completions; set once there is a session. */
  complete: ((text: string, cursor: number) => CompletionReply) | null = null;
  idle: IdleWork | null = null;

  constructor(private readonly link: TerminalLink) {
    this.state = new Int32Array(link.state);
  }

  size(): Coordinates {
    return { width: Atomics.load(this.state, COLUMNS), height: Atomics.load(this.state, ROWS) };
  }

  readLine(prompt: string): string | null {
    return stopWhenCancelled(this.read(prompt, 'answer'));
  }

  readSecret(prompt: string): string | null {
    return stopWhenCancelled(this.read(prompt, 'secret'));
  }

  /** A line of a command; while it is typed, due work is done. */
  readCommand(prompt: string, mode: 'command' | 'continuation'): string | null | typeof CANCELLED {
    return this.read(prompt, mode);
  }

  private read(prompt: string, mode: LineMode): string | null | typeof CANCELLED {
    this.send({ kind: 'read-line', prompt, mode });
    for (;;) {
      const message = this.receive(mode === 'command');
      if (message.kind === 'line') return message.text;
      if (message.kind === 'cancelled') return CANCELLED;
      this.send({ kind: 'completions', reply: this.completions(message.text, message.cursor) });
    }
  }

  private completions(text: string, cursor: number): CompletionReply {
    return this.complete?.(text, cursor) ?? { replacementIndex: cursor, replacementLength: 0, texts: [] };
  }

  private receive(idles: boolean): TerminalMessage {
    for (;;) {
      const seen = Atomics.load(this.state, MESSAGES);
      const received = receiveMessageOnPort(this.link.port) as { message: TerminalMessage } | undefined;
      if (received) return received.message;
      const delay = idles ? this.idle?.delay() : undefined;
      Atomics.wait(this.state, MESSAGES, seen, Math.min(LONGEST_WAIT, Math.max(1, delay ?? LONGEST_WAIT)));
      if (idles) this.idle?.run();
    }
  }

  private send(message: EngineMessage): void {
    this.link.port.postMessage(message);
  }
}

function stopWhenCancelled(line: string | null | typeof CANCELLED): string | null {
  if (line === CANCELLED) throw new PipelineStoppedException();
  return line;
}
