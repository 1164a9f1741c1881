import { cmdlet } from '../../src/engine/cmdlet.ts';
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
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names; wildcards are allowed where several can be meant.',
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
    Filter: {
      type: 'hashtable',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['FilterParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A hashtable of properties and values.',
    },
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
