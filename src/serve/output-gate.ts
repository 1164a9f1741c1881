/**
 * The engine's side of a channel: what it prints goes to the thread with the sockets, and beyond the window it waits until
 * the page has drawn. Ctrl+C ends the waiting, and what was not printed yet is then dropped.
 */

import type { EngineMessage } from '../host/terminal/terminal-protocol.ts';
import { utf8Bytes } from '../platform/bytes.ts';
import type { MessagePort } from '../platform/node/terminal-streams.ts';
import { platform } from '../platform/platform.ts';
import { WINDOW_BYTES } from './message-types.ts';

/** Int32 in shared memory: how many bytes the page has drawn, counted round. */
export const DRAWN = 0;
export const FLOW_BYTES = 4;

/** As much as one message takes. */
const PIECE = 8_192;
/** How often who waits looks whether Ctrl+C was pressed. */
const LOOK_MS = 50;
/** What is short is printed in any case: it may be what cleans up after a stop. */
const SHORT = 4_096;

export class OutputGate {
  private readonly flow: Int32Array<SharedArrayBuffer>;
  private printed = 0;

  constructor(
    private readonly port: MessagePort,
    flow: SharedArrayBuffer,
    private readonly isStopped: () => boolean,
  ) {
    this.flow = new Int32Array(flow);
  }

  print(text: string): void {
    for (let at = 0; at < text.length; at += PIECE) {
      const piece = text.slice(at, at + PIECE);
      if (!this.waitForRoom() && text.length > SHORT) return;
      this.printed = (this.printed + utf8Bytes(piece).length) | 0;
      this.port.postMessage({ kind: 'output', text: piece } satisfies EngineMessage);
    }
  }

  /** False where the waiting was ended by Ctrl+C. */
  private waitForRoom(): boolean {
    for (;;) {
      const drawn = Atomics.load(this.flow, DRAWN);
      if (((this.printed - drawn) | 0) < WINDOW_BYTES) return true;
      if (this.isStopped()) return false;
      platform().threads.waitFor(this.flow, DRAWN, drawn, LOOK_MS);
    }
  }
}
