/** Wait-Job: waits until jobs have ended and gives them. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
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
      noEffect: 'a job has run to its end when it is started',
    },
    Force: {
      type: 'switch',
      help: 'Also waits for jobs that are suspended or disconnected.',
      noEffect: 'no job is ever suspended or disconnected',
    },
  },
  run(ps) {
    return {
      process() {
        // A job has ended when Start-Job returns.
        const jobs = selectJobs(ps);
        for (const job of ps.parameters.Any ? jobs.slice(0, 1) : jobs) ps.write(job);
      },
    };
  },
});
