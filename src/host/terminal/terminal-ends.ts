/**
 * What connects the terminal with the engine. It is made before either of them, so that the engine's thread starts while
 * the editor is still being loaded.
 */
import { MessageChannel, type MessagePort, type TerminalWriter } from '../../platform/node/terminal-streams.ts';
import { COLUMNS, ROWS, STATE_BYTES, type TerminalLink } from './terminal-protocol.ts';

export interface TerminalEnds {
  /** The terminal's port. */
  readonly port: MessagePort;
  /** What the engine's thread is given; its port has to be transferred. */
  readonly link: TerminalLink;
}

const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;

/** The window is still to be measured: the engine waits for that when it wants to know. */
export function terminalEnds(): TerminalEnds {
  const { port1, port2 } = new MessageChannel();
  return { port: port1, link: { port: port2, state: new SharedArrayBuffer(STATE_BYTES) } };
}

/** Tells the engine how large the window is. */
export function measure({ columns, rows }: TerminalWriter, link: TerminalLink): void {
  const state = new Int32Array(link.state);
  Atomics.store(state, ROWS, rows || DEFAULT_ROWS);
  Atomics.store(state, COLUMNS, columns || DEFAULT_COLUMNS);
  Atomics.notify(state, COLUMNS);
}
