import { cmdlet } from '../../src/engine/cmdlet.ts';
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
    Any: { type: 'switch', help: 'Waits for one of the jobs only.' },
    Timeout: {
      type: 'int',
      aliases: ['TimeoutSec'],
      validate: [{ kind: 'range', min: -1, max: 2147483647 }],
      help: 'Seconds to wait at most.',
    },
    Force: { type: 'switch', help: 'Does it also where something would hold it back.' },
  },
  run(ps) {
    return {
      process() {
        // A job has ended when Start-Job returns.
        for (const job of selectJobs(ps)) ps.write(job);
      },
    };
  },
});
