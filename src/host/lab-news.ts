/** What has happened in the lab while a command was typed, in a line: a roll, a task, a service that stopped. */
import type { Deployment } from '../deployment/deployment.ts';
import type { LabDifference } from '../deployment/lab-differences.ts';
import { cutToColumns } from '../prompt/text/graphemes.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { ambient } from '../types/ambient.ts';
import { formatValue } from '../types/format/format-value.ts';
import { localDate } from '../types/values/instants.ts';
import { unlessOvertaken } from './lab-link.ts';

/** What replication does all the time, and nobody waits for. */
const ROUTINE = /Replica|Replicator|Transfer Agent/;

export class LabNews {
  private before: { readonly lab: Deployment; readonly state: StoreSnapshot } | null = null;

  /** From now on. */
  begin(lab: Deployment | null): void {
    this.before = lab ? { lab, state: lab.changes.mark() } : null;
  }

  /** What the event logs of machines have more since the last time; null when nothing. */
  take(width: number): string | null {
    const { before } = this;
    if (!before) return null;
    const { lab } = before;
    // A state that so many others have followed meanwhile cannot be read any more: the news begin anew.
    const changes = unlessOvertaken(() => lab.changes.since(before.state), []);
    const news = changes.filter(({ event }) => event !== undefined);
    this.before = { lab, state: lab.changes.mark() };
    if (news.length === 0) return null;
    const told = news.findLast(({ event }) => !ROUTINE.test(event?.source ?? '')) ?? news.at(-1);
    if (!told) return null;
    const more = news.length === 1 ? '' : ` (and ${news.length - 1} more: Get-LabEvent)`;
    const line = newsLine(told);
    const room = Math.max(20, width - more.length - 1);
    return cutToColumns(line, room) + more;
  }
}

function newsLine({ machine = '', text, event }: LabDifference): string {
  if (!event) return `${machine}: ${text}`;
  const time = formatValue(localDate(event.time), 'T', ambient().culture);
  return `${time} ${machine}: ${event.message.split('\n', 1)[0]}`;
}
