/** `lab.eventLogs`: the event logs of machines. */
import { clearLog, keptIn } from './cleared-logs.ts';
import {
  allRecords,
  appendRecord,
  type EventRecord,
  type EventSourceState,
  eventLogs,
  eventSources,
  isInLog,
  isLogOn,
  registerSource,
  switchLog,
} from './event-log.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { requireLocalRight } from './rights.ts';

export class EventLogs {
  constructor(private readonly lab: LabAccess) {}

  /** The records of one of a machine's logs, newest first. What is due is done first. */
  records({ fqdn }: Machine, log: string): EventRecord[] {
    const { lab } = this.lab.reading();
    const isKept = keptIn(lab, fqdn, log);
    return allRecords(lab, fqdn).filter((record) => isInLog(record, log) && isKept(record));
  }

  /** The names of a machine's logs. */
  names({ fqdn }: Machine): string[] {
    return eventLogs(this.lab.snapshot(), fqdn);
  }

  /** Whether a machine writes a log. */
  isOn({ fqdn }: Machine, log: string): boolean {
    return isLogOn(this.lab.snapshot(), fqdn, log);
  }

  /** Switches a log on or off. */
  switch({ fqdn }: Machine, log: string, isOn: boolean): void {
    requireLocalRight(this.lab.context(), fqdn);
    this.lab.change((change) => switchLog(change, fqdn, log, isOn));
  }

  /** The sources that may write to a machine's logs. */
  sources({ fqdn }: Machine): EventSourceState[] {
    return eventSources(this.lab.snapshot(), fqdn);
  }

  /** Lets a source write to a log; false when there is such a source already. */
  register({ fqdn }: Machine, source: EventSourceState): boolean {
    requireLocalRight(this.lab.context(), fqdn);
    return this.lab.change((change) => registerSource(change, fqdn, source));
  }

  /** Clears a log, which its name says as it is. */
  clear({ fqdn }: Machine, log: string): void {
    const { user } = this.lab.context();
    requireLocalRight(this.lab.context(), fqdn);
    this.lab.change((change, time) => clearLog(change, fqdn, log, time, user));
  }

  /** Writes a record into a log of a machine, dated now. */
  write({ fqdn }: Machine, record: Omit<EventRecord, 'index' | 'time'>): void {
    this.lab.change((change, time) => appendRecord(change, fqdn, { ...record, time }));
  }
}
