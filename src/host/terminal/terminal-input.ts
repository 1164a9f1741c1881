/** The engine's side of the terminal: asks for lines, blocking, and does other work while it waits. */

import type { Coordinates, PressedKey } from '../../engine/host.ts';
import { PipelineStoppedException } from '../../engine/jumps.ts';
import { receiveMessageOnPort } from '../../platform/node/terminal-streams.ts';
import { platform } from '../../platform/platform.ts';
import type { LineMode } from '../../prompt/editor-host.ts';
import type { Keeping } from '../../prompt/history/history.ts';
import type { PromptSettings } from '../../prompt/options.ts';
import type { LineInput } from '../blocking-input.ts';
import {
  type Answers,
  COLUMNS,
  type EngineMessage,
  MESSAGES,
  type Question,
  ROWS,
  type TerminalLink,
  type TerminalMessage,
} from './terminal-protocol.ts';

/** What the engine does while a person types. */
export interface IdleWork {
  /** Milliseconds until there is something to do; undefined when nothing is planned. */
  delay(): number | undefined;
  /** Does it; what a person should know of it is said. */
  run(): string | null;
}

/** Answers what the editor asks while a command is typed. */
export type Answering = { readonly [W in Question['what']]: (question: Extract<Question, { what: W }>) => Answers[W] };

/** Stands for Ctrl+C at the prompt. */
export const CANCELLED: unique symbol = Symbol('cancelled');

/** Waiting is cut into pieces, because another process may plan work in the same lab. */
const LONGEST_WAIT = 30_000;

export class TerminalInput implements LineInput {
  private readonly state: Int32Array<SharedArrayBuffer>;
  /** Set once there is a session. */
  answering: Answering | null = null;
  idle: IdleWork | null = null;
  /** Where the last output has ended in its row. */
  column: () => number = () => 0;
  /** What scripts have set since the last time; null when nothing. */
  changedSettings: () => PromptSettings | null = () => null;

  constructor(private readonly link: TerminalLink) {
    this.state = new Int32Array(link.state);
  }

  size(): Coordinates {
    // The window is measured while the engine starts.
    Atomics.wait(this.state, COLUMNS, 0);
    return { width: Atomics.load(this.state, COLUMNS), height: Atomics.load(this.state, ROWS) };
  }

  readLine(prompt: string): string | null {
    return stopWhenCancelled(this.read(prompt, 'answer'));
  }

  readSecret(prompt: string): string | null {
    return stopWhenCancelled(this.read(prompt, 'secret'));
  }

  /** The next key; null when the input has ended. */
  readKey(): PressedKey | null {
    this.send({ kind: 'read', prompt: '', mode: 'key', startColumn: 0 });
    const message = this.receive(false);
    if (message.kind === 'key') return message;
    return null;
  }

  /** A whole command; while it is typed, due work is done. */
  readCommand(prompt: string): string | null | typeof CANCELLED {
    return this.read(prompt, 'command');
  }

  /** The editor works by what scripts have set. */
  private passSettings(): void {
    const settings = this.changedSettings();
    if (settings) this.send({ kind: 'settings', settings });
  }

  /** The history of the prompt takes a command in, or not. */
  remember(text: string, keeping: Keeping, atEnd: boolean): void {
    this.send({ kind: 'remember', text, keeping, atEnd });
  }

  /** Calls the editor from the script block of a key. @throws Error what the editor says */
  call(name: string, args: readonly unknown[]): unknown {
    this.send({ kind: 'call', name, args });
    for (;;) {
      const message = this.receive(false);
      if (message.kind !== 'returned') continue;
      if ('failure' in message.outcome) throw new Error(message.outcome.failure);
      return message.outcome.value;
    }
  }

  /** Gives the terminal to a program of the host for the time of some work. */
  lendDuring<T>(work: () => T): T {
    this.send({ kind: 'lend' });
    while (this.receive(false).kind !== 'lent');
    try {
      return work();
    } finally {
      this.send({ kind: 'take-back' });
    }
  }

  private read(prompt: string, mode: LineMode): string | null | typeof CANCELLED {
    this.passSettings();
    this.send({ kind: 'read', prompt, mode, startColumn: this.column() });
    for (;;) {
      const message = this.receive(mode === 'command');
      if (message.kind === 'line') return message.text;
      if (message.kind === 'cancelled') return CANCELLED;
      if (message.kind === 'question') this.answer(message.question);
    }
  }

  private answer(question: Question): void {
    try {
      const { answering } = this;
      if (!answering) throw new Error('There is no session yet.');
      const answer = answering[question.what] as (question: Question) => unknown;
      const value = answer(question);
      this.passSettings();
      this.send({ kind: 'answer', outcome: { value } });
    } catch (error) {
      this.send({ kind: 'answer', outcome: { failure: error instanceof Error ? error.message : String(error) } });
    }
  }

  private receive(idles: boolean): TerminalMessage {
    for (;;) {
      const seen = Atomics.load(this.state, MESSAGES);
      const received = receiveMessageOnPort(this.link.port) as { message: TerminalMessage } | undefined;
      if (received) return received.message;
      const delay = idles ? this.idle?.delay() : undefined;
      const longest = Math.min(LONGEST_WAIT, Math.max(1, delay ?? LONGEST_WAIT));
      const woken = platform().threads.waitFor(this.state, MESSAGES, seen, longest);
      // Who waits for an answer does not wait for work that can be done later.
      if (idles && woken === 'timed-out') this.doIdleWork();
    }
  }

  private doIdleWork(): void {
    const text = this.idle?.run() ?? null;
    if (text !== null) this.send({ kind: 'notice', text });
  }

  private send(message: EngineMessage): void {
    this.link.port.postMessage(message);
  }
}

function stopWhenCancelled(line: string | null | typeof CANCELLED): string | null {
  if (line === CANCELLED) throw new PipelineStoppedException();
  return line;
}
