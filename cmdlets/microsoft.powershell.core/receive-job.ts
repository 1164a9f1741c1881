import { cmdlet } from '../../src/engine/cmdlet.ts';
import { jobId, jobInstanceId, jobName } from './job-parameters.ts';
import { writeStreamItem } from './job-results.ts';
import { selectJobs } from './job-selection.ts';

export default cmdlet({
  verb: 'Receive',
  noun: 'Job',
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
      help: 'Not available here.',
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
      help: 'Not available here.',
    },
    Keep: { type: 'switch', help: 'Keeps the results for the next time.' },
    NoRecurse: { type: 'switch', help: 'Only results of the job itself.' },
    Force: { type: 'switch', help: 'Does it also where something would hold it back.' },
    Wait: { type: 'switch', help: 'Waits until the job has ended.' },
    AutoRemoveJob: { type: 'switch', help: 'Removes the job when its results are taken.' },
    WriteEvents: { type: 'switch', help: 'Also shows changes of state.' },
    WriteJobInResults: { type: 'switch', help: 'Gives the job before its results.' },
  },
  run(ps) {
    return {
      process() {
        for (const job of selectJobs(ps)) {
          if (ps.parameters.WriteJobInResults) ps.write(job);
          const { results, failure } = job;
          if (!ps.parameters.Keep) {
            job.results = [];
            job.failure = null;
          }
          for (const item of results) writeStreamItem(ps, item);
          if (failure) ps.writeError(failure);
          if (ps.parameters.AutoRemoveJob) ps.runspace.jobs.remove(job);
        }
      },
    };
  },
});
