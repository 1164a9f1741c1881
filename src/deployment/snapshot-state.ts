/** What a snapshot of a lab says of itself; no lab that is worked in has it. */
import { instant, optional, record, text } from '../storage/shape.ts';
import { sectionKey } from '../storage/store.ts';

export interface SnapshotState {
  /** When it was taken, by the host's clock and by the lab's. */
  readonly takenAt: number;
  readonly labTime: number;
  readonly comment?: string;
}

export const snapshotSection = sectionKey(
  'snapshot',
  record<SnapshotState>({ takenAt: instant, labTime: instant, comment: optional(text()) }),
);
