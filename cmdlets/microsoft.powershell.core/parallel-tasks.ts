/** ForEach-Object -Parallel without -AsJob: blocks begin while objects come, and what they give is passed on as it comes. */
import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import { Job } from '../../src/engine/jobs/job.ts';
import { DEFAULT_THROTTLE, jobsOf } from '../../src/engine/jobs/job-table.ts';
import type { Tasks } from '../../src/engine/jobs/tasks.ts';
import { platform } from '../../src/platform/platform.ts';
import { writeStreamItem } from './job-results.ts';

interface ParallelParameters {
  InputObject?: unknown;
  ThrottleLimit?: number;
  TimeoutSeconds?: number;
}

export function runTasks(ps: CmdletWith<ParallelParameters>, tasks: Tasks) {
  const { TimeoutSeconds = 0, ThrottleLimit = DEFAULT_THROTTLE } = ps.parameters;
  const jobs = jobsOf(ps.runspace);
  const begun = platform().time.elapsed();
  let working: readonly Job[] = [];
  const give = (): void => {
    for (const task of working) {
      const isOver = task.isFinished;
      const { results, failure } = task.receive(false);
      if (isOver) working = working.filter((one) => one !== task);
      for (const result of results) writeStreamItem(ps, result);
      if (failure) ps.writeError(failure);
    }
  };
  /** Until no more than so many still work; when the time is over, they are stopped. */
  const waitForOthers = (atMost: number): void => {
    const isSo = (): boolean => {
      give();
      return working.length <= atMost;
    };
    const left = TimeoutSeconds === 0 ? undefined : TimeoutSeconds * 1000 - (platform().time.elapsed() - begun);
    if (jobs.waitUntil(ps.runspace, isSo, left)) return;
    for (const task of working) tasks.cut(task);
    give();
  };
  return {
    process() {
      const task = new Job(0, '', 'TaskChildJob', '');
      working = [...working, task];
      jobs.startTask(task, tasks, ps.parameters.InputObject ?? null);
      waitForOthers(ThrottleLimit - 1);
    },
    end: () => waitForOthers(0),
    // Whoever has enough, or stops all, leaves none that works.
    dispose() {
      for (const task of working) task.work?.abandon();
    },
  };
}
