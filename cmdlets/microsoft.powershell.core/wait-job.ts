/** Wait-Job: waits until jobs have ended and gives them. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import type { Job } from '../../src/engine/jobs/job.ts';
import { jobsOf } from '../../src/engine/jobs/job-table.ts';
import { jobFilter, jobId, jobInstanceId, jobName, jobObject, jobState } from './job-parameters.ts';
import { selectJobs } from './job-selection.ts';

export default cmdlet({
  verb: 'Wait',
  noun: 'Job',
  aliases: ['wjb'],
  defaultParameterSet: 'SessionIdParameterSet',
  outputTypes: ['System.Management.Automation.Job'],
  help: {
    synopsis: 'Waits until jobs have ended and gives them.',
    examples: [{ title: 'Wait and count', transcript: 'PS> (Start-Job { 1 } | Wait-Job).State\nCompleted' }],
    links: ['Start-Job', 'Receive-Job'],
  },
  parameters: {
    Id: jobId,
    Job: jobObject,
    Name: jobName,
    InstanceId: jobInstanceId,
    State: jobState,
    Filter: jobFilter,
    Any: { type: 'switch', help: 'Waits for one of the jobs only.' },
    Timeout: {
      type: 'int',
      aliases: ['TimeoutSec'],
      validate: [{ kind: 'range', min: -1, max: 2147483647 }],
      help: 'Seconds to wait at most.',
    },
    Force: {
      type: 'switch',
      help: 'Also waits for jobs that are suspended or disconnected.',
      noEffect: 'no job is ever suspended or disconnected',
    },
  },
  run(ps) {
    const waited: Job[] = [];
    return {
      process() {
        for (const job of selectJobs(ps)) if (!waited.includes(job)) waited.push(job);
      },
      end() {
        const { Any, Timeout = -1 } = ps.parameters;
        /** In the order in which they end. */
        const ended: Job[] = [];
        const look = (): boolean => {
          for (const job of waited) if (job.isFinished && !ended.includes(job)) ended.push(job);
          if (ended.length < waited.length) failIfBlocked(ps, waited);
          return ended.length === waited.length || (Any === true && ended.length > 0);
        };
        const inTime = jobsOf(ps.runspace).waitUntil(ps.runspace, look, Timeout < 0 ? undefined : Timeout * 1000);
        if (inTime) for (const job of Any ? ended.slice(0, 1) : ended) ps.write(job);
      },
    };
  },
});

/** One that waits for a person can only go on when its output is received. */
function failIfBlocked(ps: CmdletActions, jobs: readonly Job[]): void {
  const blocked = jobs.find(({ state }) => state === 'Blocked');
  if (!blocked) return;
  ps.fail(
    'BlockedJobsDeadlockWithWaitJob',
    'DeadlockDetected',
    'The Wait-Job cmdlet cannot finish working, because one or more jobs are blocked waiting for user interaction.  Process interactive job output by using the Receive-Job cmdlet, and then try again.',
    { exception: 'System.ArgumentException', target: blocked },
  );
}
