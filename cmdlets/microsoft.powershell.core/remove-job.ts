/** Remove-Job: removes jobs and their results. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
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
      noEffect: 'a job has run to its end when it is started, so that none is running when it is removed',
    },
  },
  run(ps) {
    return {
      process() {
        for (const job of selectJobs(ps)) {
          if (ps.shouldProcess(`Job${job.id}`, 'Remove')) jobsOf(ps.runspace).remove(job);
        }
      },
    };
  },
});
