/** The event logs of a machine, as Get-EventLog, Get-WinEvent and their like see them. */

/** How grave a record is, and the two kinds of the security log. */
export type EventLevel = 'Information' | 'Warning' | 'Error' | 'SuccessAudit' | 'FailureAudit';

export interface EventRecord {
  /** Counts up from 1 on each machine. */
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly source: string;
  readonly id: number;
  readonly level: EventLevel;
  readonly message: string;
  readonly category?: number;
}

/** A source that may write to a log. */
export interface EventSource {
  readonly source: string;
  readonly log: string;
}

/** Whether a log is one of the older kind, which alone Get-EventLog knows. */
export function isClassicLog(log: string): boolean {
  return !log.includes('/');
}

export interface EventLogs {
  /** The names of the logs. */
  names(): readonly string[];
  /** The records that a log shows, the newest first. */
  records(log: string): readonly EventRecord[];
  /** Whether a log is written. */
  isOn(log: string): boolean;
  /** Switches a log on or off. @throws NetException where that is refused */
  switch(log: string, isOn: boolean): void;
  sources(): readonly EventSource[];
  /** Lets a source write to a log; false when there is such a source already. */
  register(source: EventSource): boolean;
  /** Takes all records out of a log. @throws NetException where who is logged on may not */
  clear(log: string): void;
  /** Writes a record into the log of its source, dated now. */
  write(source: EventSource, record: Omit<EventRecord, 'index' | 'time' | 'source'>): void;
}
