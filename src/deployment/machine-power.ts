/** `lab.power`: machines that are shut down and restarted as one should, which their logs tell. */
import { appendRecord } from './event-log.ts';
import { putFault } from './fault-operations.ts';
import { faultOf } from './faults.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';

/** How long a machine that is restarted does not answer. */
const RESTART_MS = 90_000;

export class MachinePower {
  constructor(private readonly lab: LabAccess) {}

  /** Shuts a machine down; one that is restarted comes up by itself. Numbers and texts of the records are those of Windows. */
  shutDown({ computer, name }: Machine, restarts: boolean): void {
    this.lab.operation().change(({ lab, topology, now, user }) => {
      const host = name.toUpperCase();
      const what = restarts ? 'restart' : 'power off';
      const begun = `The process C:\\Windows\\system32\\wbem\\wmiprvse.exe (${host}) has initiated the ${what} of computer ${host} on behalf of user ${user} for the following reason: No title for this reason could be found\r\n Reason Code: 0x80070000\r\n Shutdown Type: ${what}\r\n Comment: `;
      const records = [
        { id: 1074, source: 'USER32', message: begun },
        { id: 6006, source: 'EventLog', message: 'The Event log service was stopped.' },
      ];
      for (const record of records)
        appendRecord(lab, computer.fqdn, { ...record, level: 'Information', time: now, log: 'System' });
      const kind = { kind: 'machine-off', machine: computer.fqdn, planned: true } as const;
      putFault(lab, topology, restarts ? { ...kind, until: now + RESTART_MS } : kind, now);
    });
  }

  /** Lab time at which a machine that is restarting comes up; `undefined` for every other. */
  comesUpAt({ fqdn }: Machine): number | undefined {
    return faultOf(this.lab.reading().lab, fqdn, 'machine-off')?.until;
  }
}
