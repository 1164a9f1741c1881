/** Jobs of which only some may work at once: the others begin as those end. */
import type { Job, JobWork } from './job.ts';

type Begin = () => JobWork;

export class Throttle {
  private working: Job[] = [];
  private readonly waiting: { readonly job: Job; readonly begin: Begin }[] = [];

  constructor(public limit: number) {}

  /** Begins the work of a job, when there is a place for it. */
  add(job: Job, begin: Begin): void {
    this.waiting.push({ job, begin });
    job.work = new WaitingWork(job, this);
    this.fill();
  }

  /** Lets those begin for whom there is a place. */
  fill(): void {
    this.working = this.working.filter((job) => !job.isFinished);
    while (this.working.length < this.limit) {
      const next = this.waiting.shift();
      if (!next) return;
      next.job.work = next.begin();
      this.working.push(next.job);
    }
  }

  forget(job: Job): void {
    const at = this.waiting.findIndex((one) => one.job === job);
    if (at >= 0) this.waiting.splice(at, 1);
  }
}

/** What stands for the work of a job that has not begun. */
class WaitingWork implements JobWork {
  constructor(
    private readonly job: Job,
    private readonly throttle: Throttle,
  ) {}

  collect(): void {
    this.throttle.fill();
  }

  stop(): void {
    this.throttle.forget(this.job);
    // A task of -Parallel that has not begun stays so.
    if (this.job.kind !== 'TaskChildJob') this.job.end('Stopped', null);
  }

  abandon(): void {
    this.stop();
  }
}
