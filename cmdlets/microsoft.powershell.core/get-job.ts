/** Get-Job: lists the jobs of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { JOB_STATES, jobCommand, jobFilter, jobInstanceId, jobName, jobState } from './job-parameters.ts';
import { selectJobs } from './job-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Job',
  aliases: ['gjb'],
  defaultParameterSet: 'SessionIdParameterSet',
  outputTypes: ['System.Management.Automation.Job'],
  help: {
    synopsis: 'Lists the jobs of the session.',
    examples: [{ title: 'No jobs yet', transcript: 'PS> Get-Job' }],
    links: ['Start-Job', 'Receive-Job'],
  },
  parameters: {
    Id: {
      type: 'int[]',
      position: 0,
      pipeline: 'name',
      in: ['SessionIdParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The number of the entry or job.',
    },
    InstanceId: jobInstanceId,
    Name: jobName,
    State: jobState,
    IncludeChildJob: {
      type: 'switch',
      in: [
        'SessionIdParameterSet',
        'InstanceIdParameterSet',
        'NameParameterSet',
        'StateParameterSet',
        'CommandParameterSet',
      ],
      help: 'Also the child jobs.',
    },
    Filter: jobFilter,
    ChildJobState: {
      type: 'enum',
      typeName: 'System.Management.Automation.JobState',
      values: JOB_STATES,
      in: [
        'SessionIdParameterSet',
        'InstanceIdParameterSet',
        'NameParameterSet',
        'StateParameterSet',
        'CommandParameterSet',
      ],
      help: 'Jobs whose child jobs are in this state.',
    },
    HasMoreData: {
      type: 'bool',
      in: [
        'SessionIdParameterSet',
        'InstanceIdParameterSet',
        'NameParameterSet',
        'StateParameterSet',
        'CommandParameterSet',
      ],
      help: 'Jobs that have results to take.',
    },
    Before: {
      type: 'datetime',
      in: [
        'SessionIdParameterSet',
        'InstanceIdParameterSet',
        'NameParameterSet',
        'StateParameterSet',
        'CommandParameterSet',
      ],
      help: 'Jobs that ended earlier.',
    },
    After: {
      type: 'datetime',
      in: [
        'SessionIdParameterSet',
        'InstanceIdParameterSet',
        'NameParameterSet',
        'StateParameterSet',
        'CommandParameterSet',
      ],
      help: 'Jobs that ended later.',
    },
    Newest: {
      type: 'int',
      in: [
        'SessionIdParameterSet',
        'InstanceIdParameterSet',
        'NameParameterSet',
        'StateParameterSet',
        'CommandParameterSet',
      ],
      help: 'Counts from the newest.',
    },
    Command: jobCommand,
  },
  run(ps) {
    return {
      process() {
        const { HasMoreData, Newest, IncludeChildJob, ChildJobState, Before, After } = ps.parameters;
        let jobs = selectJobs(ps);
        if (HasMoreData !== undefined) jobs = jobs.filter((job) => job.hasMoreData === HasMoreData);
        if (Before) jobs = jobs.filter((job) => job.endTime < instantOf(Before));
        if (After) jobs = jobs.filter((job) => job.endTime > instantOf(After));
        if (ChildJobState !== undefined)
          jobs = jobs.flatMap((job) => {
            const children = job.childJobs.filter(({ state }) => state === ChildJobState);
            return children.length > 0 ? [job, ...children] : [];
          });
        if (Newest !== undefined) jobs = jobs.slice(-Newest);
        for (const job of jobs) {
          ps.write(job);
          if (IncludeChildJob) for (const child of job.childJobs) ps.write(child);
        }
      },
    };
  },
});
