/** The thread of what is clicked in the page. */
import '../platform/node/node-platform.ts';
import { Interrupt } from '../engine/interrupt.ts';
import { isExpected } from '../host/expected-errors.ts';
import { ThreadOwner } from '../platform/node/served-thread.ts';
import type { SessionPlace } from './confined-session.ts';
import { DeskEngine, type DeskOrder, type DeskReport } from './desk-engine.ts';

const owner = new ThreadOwner((message) => owner.post(answer(message as DeskOrder)));
let desk: DeskEngine | null = null;

function answer(order: DeskOrder): DeskReport {
  try {
    desk ??= new DeskEngine(owner.data as SessionPlace, new Interrupt(owner.interrupt));
    return desk.carryOut(order);
  } catch (error) {
    // The session cannot be opened.
    if (!isExpected(error)) throw error;
    return { did: 'nothing', reason: error.message };
  }
}
