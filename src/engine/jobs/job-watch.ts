/** Raises StateChanged of a job that somebody has subscribed to. */
import { eventsOf, type TimedSource } from '../events/event-manager.ts';
import type { Runspace } from '../runspace.ts';
import type { Job, JobState } from './job.ts';
import { JobStateEventArgs } from './job-state-info.ts';

export class JobWatch implements TimedSource {
  private seen: JobState;

  constructor(
    private readonly job: Job,
    private readonly runspace: Runspace,
  ) {
    this.seen = job.state;
  }

  raiseDue(): boolean {
    const { job, seen } = this;
    const { state } = job;
    if (state !== seen) {
      this.seen = state;
      const args = [job, new JobStateEventArgs(job, state, seen)];
      eventsOf(this.runspace).raise(job, 'StateChanged', args, this.runspace.ambient.now());
    }
    return !job.isFinished;
  }
}
