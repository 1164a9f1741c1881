/** Command history of a session (Get-History, Invoke-History, the up arrow). */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

export class HistoryInfo extends NetObject {
  constructor(
    readonly id: number,
    readonly commandLine: string,
    public executionStatus: 'Completed' | 'Failed' | 'Stopped',
    /** Milliseconds since 1970 of the session's clock. */
    readonly startTime: number,
    public endTime: number,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.HistoryInfo');
  }
}

export class History {
  readonly entries: HistoryInfo[] = [];
  private nextId = 1;

  /** The number of the next entry. */
  get next(): number {
    return this.nextId;
  }

  add(
    commandLine: string,
    status: HistoryInfo['executionStatus'],
    startTime: number,
    endTime: number,
    maximum = 4096,
  ): HistoryInfo {
    const entry = new HistoryInfo(this.nextId++, commandLine, status, startTime, endTime);
    this.entries.push(entry);
    if (this.entries.length > maximum) this.entries.shift();
    return entry;
  }

  remove(entry: HistoryInfo): void {
    const at = this.entries.indexOf(entry);
    if (at >= 0) this.entries.splice(at, 1);
  }

  clear(): void {
    this.entries.length = 0;
  }
}
