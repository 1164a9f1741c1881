/** How a change spreads: what happened on which machine, from one due step of the lab to the next. */
import type { Deployment } from '../deployment/deployment.ts';

/** Something that happened on a machine. */
export interface TimelineMoment {
  readonly machine: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'sent' | 'problem' | 'task' | 'done';
  readonly text: string;
}

export interface ChangeTimeline {
  readonly from: number;
  readonly until: number;
  /** The time zone by which moments are told; the computer's own without one. */
  readonly timeZone?: string;
  readonly machines: readonly string[];
  readonly moments: readonly TimelineMoment[];
}

/** Lets the lab go on for so long, and notes what happens. */
export function watchChange(lab: Deployment, milliseconds: number): ChangeTimeline {
  const from = lab.clock.now();
  const until = from + milliseconds;
  const moments: TimelineMoment[] = [];
  for (;;) {
    const at = lab.runDueWork();
    if (at === undefined || at > until) break;
    const before = lab.changes.mark();
    lab.clock.advanceTo(at);
    for (const { machine, text, event } of lab.changes.since(before)) {
      if (machine === undefined) continue;
      if (event) moments.push({ machine, at: event.time, kind: kindOf(event.level, event.source), text });
      else if (text.endsWith('scheduled tasks')) moments.push({ machine, at, kind: 'task', text: 'scheduled tasks' });
    }
  }
  if (lab.clock.now() < until) lab.clock.advanceTo(until);
  const { computers, document } = lab.topology;
  const zone = document.timeZone === undefined ? {} : { timeZone: document.timeZone };
  return { from, until, ...zone, machines: computers.map(({ fqdn }) => fqdn), moments };
}

function kindOf(level: string, source: string): TimelineMoment['kind'] {
  if (level === 'Error' || level === 'Warning') return 'problem';
  return source.startsWith('LS Master') ? 'sent' : 'done';
}
