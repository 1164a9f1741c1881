/** Receive-Job: gives the results of jobs. */

import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { StreamItem } from '../../src/engine/jobs/isolated-run.ts';
import type { Job } from '../../src/engine/jobs/job.ts';
import { JobStateEventArgs } from '../../src/engine/jobs/job-state-info.ts';
import { jobsOf } from '../../src/engine/jobs/job-table.ts';
import { jobId, jobInstanceId, jobName } from './job-parameters.ts';
import { writeStreamItem } from './job-results.ts';
import { type JobSelection, selectJobs } from './job-selection.ts';
import { marked } from './marked-values.ts';

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
    WriteEvents: { type: 'switch', help: 'Also gives the changes of state that happen meanwhile.' },
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
        for (const job of selectJobs(ps)) receive(ps, job);
      },
    };
  },
});

interface Wishes extends JobSelection {
  readonly NoRecurse?: boolean;
  readonly Location?: string[];
  readonly Keep?: boolean;
  readonly Wait?: boolean;
  readonly AutoRemoveJob?: boolean;
  readonly WriteEvents?: boolean;
  readonly WriteJobInResults?: boolean;
}

function receive(ps: CmdletWith<Wishes>, job: Job): void {
  const { Wait, WriteEvents, WriteJobInResults, AutoRemoveJob, Keep = false } = ps.parameters;
  const jobs = jobsOf(ps.runspace);
  if (WriteJobInResults) ps.write(job);
  const giveAll = (): boolean => {
    const isFinished = job.isFinished;
    for (const worker of meant(job, ps.parameters)) giveResults(ps, worker, Keep, Wait ? job : null);
    return isFinished;
  };
  if (Wait) jobs.waitUntil(ps.runspace, giveAll);
  else giveAll();
  // Those before have happened when somebody begins to wait.
  if (WriteEvents && Wait)
    for (const one of [...job.childJobs, job]) ps.write(new JobStateEventArgs(one, one.state, 'Running'));
  if (AutoRemoveJob) jobs.remove(job);
}

function giveResults(ps: CmdletWith<Wishes>, worker: Job, keeps: boolean, waited: Job | null): void {
  const { results, failure } = worker.receive(keeps);
  for (const item of results) writeStreamItem(ps, markedItem(item, worker, waited));
  if (failure) ps.writeError(failure);
}

/** Objects of a job in another process tell where they come from; and which job it is, where somebody waits for it. */
function markedItem(item: StreamItem, worker: Job, waited: Job | null): StreamItem {
  if (item.stream !== 'output' || worker.kind !== 'BackgroundChildJob') return item;
  const origin = {
    computerName: 'localhost',
    runspaceId: worker.runspaceId,
    shown: false,
    ...(waited && { jobId: waited.instanceId }),
  };
  return { stream: 'output', value: marked(item.value, origin) };
}

/** The jobs whose results are asked for: those that do the work of the job, or the job alone. */
function meant(job: Job, { NoRecurse, Location }: { NoRecurse?: boolean; Location?: string[] }): readonly Job[] {
  if (NoRecurse) return [job];
  if (!Location) return job.workers;
  return job.childJobs.filter(({ location }) => Location.some((name) => name.toLowerCase() === location.toLowerCase()));
}
