/** Stop-Job: stops jobs. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
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
    description: 'A job has always run to its end when Start-Job returns, so there is nothing left to stop.',
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
        for (const job of selectJobs(ps)) if (ps.parameters.PassThru) ps.write(job);
      },
    };
  },
});
