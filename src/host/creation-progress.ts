/** The making of a lab as progress at the prompt: a person waits for it. */
import type { CreationProgress } from '../deployment/lab-creation.ts';
import { ProgressRecord } from '../engine/progress-record.ts';

const CREATION_ACTIVITY = 0x1ab;

/** Shows as a progress bar how far the making of a lab is. */
export function creationProgress(
  ui: { writeProgress(record: ProgressRecord): void },
  activityText: string,
): (progress: CreationProgress) => void {
  return ({ activity, completed, total }) => {
    const record = new ProgressRecord(CREATION_ACTIVITY, activityText, `${activity} (${completed} of ${total})`);
    record.percentComplete = (100 * completed) / Math.max(1, total);
    record.completed = completed >= total;
    ui.writeProgress(record);
  };
}
