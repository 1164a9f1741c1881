/** Receive-Job: gives the results of jobs. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { Job } from '../../src/engine/jobs/job.ts';
import { jobsOf } from '../../src/engine/jobs/job-table.ts';
import { jobId, jobInstanceId, jobName } from './job-parameters.ts';
import { writeStreamItem } from './job-results.ts';
import { selectJobs } from './job-selection.ts';

export default cmdlet({
  verb: 'Receive',
  noun: 'Job',
  remotingCapability: 'SupportedByCommand',
  aliases: ['rcjb'],
  defaultParameterSet: 'Location',
  outputTypes: [],
  help: {
    synopsis: 'Gives the results of jobs.',
    description: 'Results are taken only once, unless -Keep is given.',
    examples: [
      { title: 'Once only', transcript: "PS> $j = Start-Job { 'done' }; Receive-Job $j; Receive-Job $j\ndone" },
    ],
    links: ['Start-Job', 'Get-Job'],
  },
  parameters: {
    Job: {
      type: 'other[]',
      typeName: 'System.Management.Automation.Job',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Location', 'ComputerName', 'Session'],
      help: 'Jobs as objects.',
    },
    Name: jobName,
    InstanceId: jobInstanceId,
    Id: jobId,
    ComputerName: {
      type: 'string[]',
      position: 1,
      pipeline: 'name',
      in: ['ComputerName'],
      aliases: ['Cn'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Only results from these machines.',
      refused: 'no job of a session runs on another machine',
    },
    Location: {
      type: 'string[]',
      position: 1,
      in: ['Location'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Only results of these locations.',
    },
    Session: {
      type: 'other[]',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      position: 1,
      pipeline: 'name',
      in: ['Session'],
      validate: [{ kind: 'notNull' }],
      help: 'Only results from these sessions.',
      refused: 'no job of a session runs on another machine',
    },
    Keep: { type: 'switch', help: 'Keeps the results for the next time.' },
    NoRecurse: { type: 'switch', help: 'Only results of the job itself.' },
    Force: {
      type: 'switch',
      help: 'Also waits for jobs that are suspended or disconnected.',
      noEffect: 'no job is ever suspended or disconnected',
    },
    Wait: { type: 'switch', help: 'Waits until the job has ended.' },
    AutoRemoveJob: { type: 'switch', help: 'Removes the job when its results are taken.' },
    WriteEvents: {
      type: 'switch',
      help: 'Also shows changes of state.',
      noEffect: 'a job has run to its end when it is started, so that its state does not change while it is waited for',
    },
    WriteJobInResults: { type: 'switch', help: 'Gives the job before its results.' },
  },
  run(ps) {
    return {
      begin() {
        const { Wait, Keep, AutoRemoveJob } = ps.parameters;
        if (Wait && Keep) {
          const message = 'The Wait and Keep parameters cannot be used together in the same command.';
          ps.fail(
            'ParameterBindingFailed',
            'WriteError',
            `Cannot bind parameter 'Keep' to the target. Exception setting "Keep": "${message}"`,
            {
              exception: 'System.Management.Automation.ParameterBindingException',
            },
          );
        }
        if (AutoRemoveJob && !Wait) {
          ps.fail(
            'InvalidOperation',
            'InvalidOperation',
            'The -AutoRemoveJob parameter cannot be used without the -Wait parameter',
            {
              exception: 'System.Management.Automation.PSInvalidOperationException',
            },
          );
        }
      },
      process() {
        for (const job of selectJobs(ps)) {
          if (ps.parameters.WriteJobInResults) ps.write(job);
          for (const worker of meant(job, ps.parameters)) {
            const { results, failure } = worker.receive(ps.parameters.Keep ?? false);
            for (const item of results) writeStreamItem(ps, item);
            if (failure) ps.writeError(failure);
          }
          if (ps.parameters.AutoRemoveJob) jobsOf(ps.runspace).remove(job);
        }
      },
    };
  },
});

/** The jobs whose results are asked for: those that do the work of the job, or the job alone. */
function meant(job: Job, { NoRecurse, Location }: { NoRecurse?: boolean; Location?: string[] }): readonly Job[] {
  if (NoRecurse) return [job];
  if (!Location) return job.workers;
  return job.childJobs.filter(({ location }) => Location.some((name) => name.toLowerCase() === location.toLowerCase()));
}
