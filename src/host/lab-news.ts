/** What has happened in the lab while a command was typed, in a few lines: a roll, a task, a service that stopped. */
import type { Deployment } from '../deployment/deployment.ts';
import type { LabDifference } from '../deployment/lab-changes.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { ambient } from '../types/ambient.ts';
import { formatValue } from '../types/format/format-value.ts';
import { localDate } from '../types/values/instants.ts';

const MOST_LINES = 3;

export class LabNews {
  private before: { readonly lab: Deployment; readonly state: StoreSnapshot } | null = null;

  /** From now on. */
  begin(lab: Deployment | null): void {
    this.before = lab ? { lab, state: lab.changes.mark() } : null;
  }

  /** What the event logs of machines have more since the last time; null when nothing. */
  take(): string | null {
    const { before } = this;
    if (!before) return null;
    const { lab } = before;
    const news = lab.changes.since(before.state).filter(({ event }) => event !== undefined);
    this.before = { lab, state: lab.changes.mark() };
    if (news.length === 0) return null;
    const lines = news.slice(-MOST_LINES).map(newsLine);
    const more = news.length - lines.length;
    return more === 0 ? lines.join('\n') : `${lines.join('\n')}\n(and ${more} more: Get-LabEvent)`;
  }
}

function newsLine({ machine = '', text, event }: LabDifference): string {
  const time = event ? formatValue(localDate(event.time), 'T', ambient().culture) : '';
  return `${time} ${machine}: ${text}`;
}
