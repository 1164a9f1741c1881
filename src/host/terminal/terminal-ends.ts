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

export function terminalEnds(output: TerminalWriter): TerminalEnds {
  const { port1, port2 } = new MessageChannel();
  const state = new SharedArrayBuffer(STATE_BYTES);
  measure(output, new Int32Array(state));
  return { port: port1, link: { port: port2, state } };
}

/** Tells the engine how large the window is. */
export function measure({ columns, rows }: TerminalWriter, state: Int32Array<SharedArrayBuffer>): void {
  Atomics.store(state, COLUMNS, columns || DEFAULT_COLUMNS);
  Atomics.store(state, ROWS, rows || DEFAULT_ROWS);
}
