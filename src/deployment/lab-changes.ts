/** `lab.changes`: what differs between two moments of a lab. */
import type { StoreSnapshot } from '../storage/store.ts';
import { type LabDifference, labDifferences } from './lab-differences.ts';
import type { LabAccess } from './operation-context.ts';

export class Changes {
  constructor(private readonly lab: LabAccess) {}

  /** The state of this moment, for {@link since}. */
  mark(): StoreSnapshot {
    return this.lab.snapshot();
  }

  /** What has changed since: sections, and the records of event logs one by one. */
  since(before: StoreSnapshot): LabDifference[] {
    return labDifferences(before, this.lab.snapshot());
  }
}
