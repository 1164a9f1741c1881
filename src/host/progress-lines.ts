/** Progress for those who cannot watch a bar grow: where no sequence is obeyed, or a voice reads every change aloud. */
import type { ProgressRecord } from '../engine/progress-record.ts';
import type { ProgressStyle } from '../engine/ps-style.ts';

/** As bars that are drawn again and again, or as lines that each say something new. */
export type ProgressManner = 'bars' | 'lines';

/** Where Write-Progress goes. */
export interface ProgressDisplay {
  /** Shows a new state of an activity, or that it is complete. */
  show(record: ProgressRecord, style?: ProgressStyle): void;
  /** Takes it off the terminal, for other output. */
  erase(): void;
  /** The command that showed it has ended. */
  clear(): void;
}

/** An activity is named once a command, when it begins: its steps may each come as an activity of their own. */
export class ProgressLines implements ProgressDisplay {
  private readonly told = new Map<number, string>();

  constructor(private readonly write: (text: string) => void) {}

  show({ activityId, activity, completed }: ProgressRecord): void {
    if (completed || this.told.get(activityId) === activity) return;
    this.told.set(activityId, activity);
    this.write(`${activity}\n`);
  }

  erase(): void {}

  clear(): void {
    this.told.clear();
  }
}
