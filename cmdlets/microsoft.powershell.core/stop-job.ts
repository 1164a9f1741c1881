/** Stop-Job: stops jobs. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { Job } from '../../src/engine/jobs/job.ts';
import { jobsOf } from '../../src/engine/jobs/job-table.ts';
import { jobFilter, jobId, jobInstanceId, jobName, jobObject, jobState } from './job-parameters.ts';
import { selectJobs } from './job-selection.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'Job',
  aliases: ['spjb'],
  defaultParameterSet: 'SessionIdParameterSet',
  supportsShouldProcess: true,
  outputTypes: ['System.Management.Automation.Job'],
  help: {
    synopsis: 'Stops jobs.',
    examples: [
      {
        title: 'A job that has ended stays so',
        transcript: 'PS> $j = Start-Job { 1 }; Stop-Job $j; $j.State\nCompleted',
      },
    ],
    links: ['Start-Job', 'Get-Job'],
  },
  parameters: {
    Id: jobId,
    Job: jobObject,
    Name: jobName,
    InstanceId: jobInstanceId,
    State: jobState,
    Filter: jobFilter,
    PassThru: { type: 'switch', help: 'Also gives the object it worked on.' },
  },
  run(ps) {
    return {
      process() {
        const jobs = selectJobs(ps).filter((job) => ps.shouldProcess(stopTarget(job), 'Stop'));
        jobsOf(ps.runspace).stop(ps.runspace, jobs);
        if (ps.parameters.PassThru) for (const job of jobs) ps.write(job);
      },
    };
  },
});

/** RemotingErrorIdStrings.StopPSJobWhatIfTarget */
function stopTarget({ command, id }: Job): string {
  return `Remote Command: ${command}, associated with a job that has an ID of "${id}".`;
}
