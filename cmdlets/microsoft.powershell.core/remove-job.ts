/** Remove-Job: removes jobs and their results. */

import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import type { Job } from '../../src/engine/jobs/job.ts';
import { jobsOf } from '../../src/engine/jobs/job-table.ts';
import { jobCommand, jobFilter, jobId, jobInstanceId, jobName, jobObject, jobState } from './job-parameters.ts';
import { selectJobs } from './job-selection.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'Job',
  aliases: ['rjb'],
  defaultParameterSet: 'SessionIdParameterSet',
  supportsShouldProcess: true,
  outputTypes: ['System.Management.Automation.Job'],
  help: {
    synopsis: 'Removes jobs and their results.',
    examples: [
      {
        title: 'A job that is not needed any more',
        transcript: 'PS> Start-Job { 1 } | Remove-Job; @(Get-Job).Count\n0',
      },
    ],
    links: ['Start-Job', 'Get-Job'],
  },
  parameters: {
    Id: jobId,
    Job: jobObject,
    InstanceId: jobInstanceId,
    Name: jobName,
    Filter: jobFilter,
    State: jobState,
    Command: jobCommand,
    Force: {
      type: 'switch',
      in: [
        'SessionIdParameterSet',
        'JobParameterSet',
        'InstanceIdParameterSet',
        'NameParameterSet',
        'FilterParameterSet',
      ],
      aliases: ['F'],
      help: 'Also removes jobs that still run.',
    },
  },
  run(ps) {
    return {
      process() {
        const jobs = jobsOf(ps.runspace);
        for (const job of selectJobs(ps)) {
          if (!job.isFinished && !ps.parameters.Force && NAMED.some((parameter) => ps.isBound(parameter))) {
            refuse(ps, job);
            continue;
          }
          if (!ps.shouldProcess(`Job${job.id}`, 'Remove')) continue;
          jobs.stop(ps.runspace, [job]);
          jobs.remove(job);
        }
      },
    };
  },
});

/** Who names a job is told that it still works; those that are chosen by what they do are stopped. */
const NAMED = ['Job', 'Id', 'Name', 'InstanceId'] as const;

function refuse(ps: CmdletActions, job: Job): void {
  ps.error('JobObjectNotFinishedCannotBeRemoved', 'InvalidOperation', unfinished(ps, job), {
    exception: 'System.ArgumentException',
    target: job,
  });
}

function unfinished(ps: CmdletActions, { id, name, instanceId }: Job): string {
  const which = `The command cannot remove the job with the job ID ${id}`;
  const remedy = 'To remove the job, first stop the job, or use the Force parameter.';
  if (ps.isBound('Name'))
    return `${which} and the name ${name} because the job is not finished. ${remedy} (Parameter 'Name')`;
  if (ps.isBound('InstanceId'))
    return `${which} and the instance identifier ${instanceId} because the job is not finished. ${remedy.replace('job, or', 'job or')} (Parameter 'InstanceId')`;
  return `${which} because the job is not finished. ${remedy} (Parameter '${ps.isBound('Job') ? 'Job' : 'SessionId'}')`;
}
