/** `lab.snapshots`: copies of the lab to go back to: `lab.snapshots.take('before')`. */
import type { LabAccess } from './operation-context.ts';
import {
  compareSnapshots,
  listSnapshots,
  removeSnapshot,
  restoreSnapshot,
  type Snapshot,
  type SnapshotComparison,
  takeSnapshot,
} from './snapshots.ts';

export class Snapshots {
  constructor(
    private readonly lab: LabAccess,
    private readonly root: string,
    private readonly name: string,
  ) {}

  /** The oldest first. */
  list(): Snapshot[] {
    return listSnapshots(this.root, this.name);
  }

  /** Takes one of the lab as it is: its state and the disks of its machines. */
  take(name: string, comment?: string): Snapshot {
    this.lab.finishDueWork();
    return takeSnapshot(this.root, this.name, name, comment);
  }

  /** Makes the lab what it was then; its clock goes on from there. */
  restore(name: string): void {
    restoreSnapshot(this.root, this.name, name);
  }

  remove(name: string): void {
    removeSnapshot(this.root, this.name, name);
  }

  /** What differs between one and a later one; the lab as it is without that. */
  compare(before: string, after?: string): SnapshotComparison {
    if (after === undefined) this.lab.finishDueWork();
    return compareSnapshots(this.root, this.name, before, after);
  }
}
