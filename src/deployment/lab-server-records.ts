/** `lab.records`: what servers and databases keep that is not configuration. */
import type { LabAccess } from './operation-context.ts';
import { findRecord, readRecords, type ServerRecord, writeRecord } from './server-records.ts';
import type { SettingValues } from './settings.ts';

export class ServerRecords {
  constructor(private readonly lab: LabAccess) {}

  /** The records of a kind. */
  list(kind: string): ServerRecord[] {
    return readRecords(this.lab.reading().lab, kind);
  }

  find(kind: string, identity: string): ServerRecord | undefined {
    return findRecord(this.lab.reading().lab, kind, identity);
  }

  /**
   * Changes one record: `edit` is given its values, or undefined where it is not there, and gives the new ones; null takes
   * it away. What `edit` throws ends the change. It may be run again on a newer state.
   */
  change(
    kind: string,
    identity: string,
    edit: (values: SettingValues | undefined, now: number) => SettingValues | null,
  ): void {
    this.lab.operation().change(({ lab, now }) => {
      writeRecord(lab, kind, identity, edit(findRecord(lab, kind, identity)?.values, now));
    });
  }
}
