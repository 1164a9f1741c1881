import { cmdlet } from '../../src/engine/cmdlet.ts';
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
    Id: {
      type: 'int[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['SessionIdParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The number of the entry or job.',
    },
    Job: {
      type: 'other[]',
      typeName: 'System.Management.Automation.Job',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['JobParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Jobs as objects.',
    },
    InstanceId: {
      type: 'other[]',
      typeName: 'guid',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['InstanceIdParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Jobs by their GUID.',
    },
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names; wildcards are allowed where several can be meant.',
    },
    Filter: {
      type: 'hashtable',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['FilterParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A hashtable of properties and values.',
    },
    State: {
      type: 'enum',
      typeName: 'System.Management.Automation.JobState',
      values: [
        'NotStarted',
        'Running',
        'Completed',
        'Failed',
        'Stopped',
        'Blocked',
        'Suspended',
        'Disconnected',
        'Suspending',
        'Stopping',
        'AtBreakpoint',
      ],
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['StateParameterSet'],
      help: 'Jobs in this state.',
    },
    Command: {
      type: 'string[]',
      pipeline: 'name',
      in: ['CommandParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Jobs by their command.',
    },
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
      help: 'Does it also where something would hold it back.',
    },
  },
  run(ps) {
    return {
      process() {
        for (const job of selectJobs(ps)) {
          if (ps.shouldProcess(`Job${job.id}`, 'Remove')) ps.runspace.jobs.remove(job);
        }
      },
    };
  },
});
