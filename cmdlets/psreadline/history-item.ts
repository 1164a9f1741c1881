/** A command of the prompt's history, as scripts see it. */
import type { HistoryEntry } from '../../src/prompt/history/history.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';

export class HistoryItem extends NetObject {
  constructor(private readonly entry: HistoryEntry) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.PSConsoleReadLine+HistoryItem');
  }

  get commandLine(): string {
    return this.entry.text;
  }

  get origin(): HistoryEntry['origin'] {
    return this.entry.origin;
  }

  /** In UTC; the beginning of time for what another session ran. */
  get startTime(): DateTime {
    const { startedAt } = this.entry;
    return startedAt === null ? DateTime.minValue : DateTime.fromUnixMs(startedAt);
  }

  get elapsed(): TimeSpan {
    const { elapsedMs } = this.entry;
    return elapsedMs === null ? TimeSpan.zero : TimeSpan.of(Math.round(elapsedMs));
  }
}
