/** `lab.directory`: the people and devices of Active Directory, and what Lync Server keeps of them. */
import { forgetAccount } from './accounts.ts';
import { deleteEntry, readDirectory, writeEntries } from './directory.ts';
import type { DirectoryEntry } from './directory-entry.ts';
import { domainDn, organizationalUnits } from './made-directory.ts';
import type { LabAccess } from './operation-context.ts';
import { requireUnit } from './rights.ts';

export class Directory {
  private readonly lab: LabAccess;

  constructor(lab: LabAccess) {
    this.lab = lab;
  }

  /** All entries. */
  list(): readonly DirectoryEntry[] {
    return readDirectory(this.lab.snapshot(), this.lab.topology());
  }

  /** `DC=contoso,DC=com`. */
  get root(): string {
    return domainDn(this.lab.topology());
  }

  /** The organizational units and containers, by their distinguished names. */
  get units(): readonly string[] {
    return organizationalUnits(this.lab.topology());
  }

  /**
   * Changes one entry, or adds it: `edit` is given all entries as they are in the change-set, and gives the new one. What it
   * throws ends the change. It may be run again on a newer state.
   */
  change(edit: (entries: readonly DirectoryEntry[], now: number) => DirectoryEntry): DirectoryEntry {
    return this.lab.operation().change((context) => {
      const { lab, topology, now } = context;
      const entry = edit(readDirectory(lab, topology), now);
      requireUnit(context, entry.dn);
      writeEntries(lab, [entry]);
      return entry;
    });
  }

  /** Changes several entries as one change-set. `edit` is given all by their GUIDs, and gives those that are new or other. */
  changeSeveral(edit: (entries: ReadonlyMap<string, DirectoryEntry>) => readonly DirectoryEntry[]): void {
    this.lab.operation().change((context) => {
      const entries = readDirectory(context.lab, context.topology);
      const edited = edit(new Map(entries.map((entry) => [entry.guid, entry])));
      for (const { dn } of edited) requireUnit(context, dn);
      writeEntries(context.lab, edited);
    });
  }

  /** Deletes an entry. */
  remove(guid: string): void {
    this.lab.operation().change((context) => {
      const entry = readDirectory(context.lab, context.topology).find((one) => one.guid === guid);
      if (entry) requireUnit(context, entry.dn);
      deleteEntry(context.lab, guid);
      if (typeof entry?.values.SamAccountName === 'string') forgetAccount(context.lab, entry.values.SamAccountName);
    });
  }
}
