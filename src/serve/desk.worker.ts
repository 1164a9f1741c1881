/** The thread of what is clicked in the page. */
import '../platform/node/node-platform.ts';
import { incidentText } from '../engine/foreign-errors.ts';
import { Interrupt } from '../engine/interrupt.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import { expectedText } from '../host/expected-errors.ts';
import { reportIncident } from '../platform/incidents.ts';
import { ThreadOwner } from '../platform/node/served-thread.ts';
import type { SessionPlace } from './confined-session.ts';
import { type AnyOrder, type AnyReport, DeskEngine } from './desk-engine.ts';
import { study } from './study-engine.ts';

const owner = new ThreadOwner((message) => owner.post(answer(message as AnyOrder)));
const interrupt = new Interrupt(owner.interrupt);
let desk: DeskEngine | null = null;

function answer(order: AnyOrder): AnyReport {
  interrupt.clear();
  try {
    if (order.do === 'study') return study(order, interrupt);
    desk ??= new DeskEngine(owner.data as SessionPlace, interrupt);
    return desk.carryOut(order);
  } catch (error) {
    if (error instanceof PipelineStoppedException) return { did: 'nothing', reason: 'stopped' };
    // The session cannot be opened, or the exercise is not as it should be.
    return { did: 'nothing', reason: expectedText(error) ?? incidentText(reportIncident(error), false) };
  }
}
