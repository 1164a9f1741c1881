/** Start-ThreadJob: runs a script block as a job of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { startJob } from '../../src/engine/jobs/job-start.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'ThreadJob',
  defaultParameterSet: 'ScriptBlock',
  outputTypes: ['Microsoft.PowerShell.ThreadJob.ThreadJob'],
  className: 'Microsoft.PowerShell.ThreadJob.StartThreadJobCommand',
  help: {
    synopsis: 'Runs a script block as a job of the session.',
    description:
      'As Start-Job does; the job shares the objects of the session. One that waits or turns round works beside the session where all that it is given can be in another thread; others run to their end at once.',
    examples: [{ title: 'A job and its result', transcript: 'PS> Start-ThreadJob { 6 * 7 } | Receive-Job -Wait\n42' }],
    links: ['Start-Job', 'Receive-Job'],
  },
  parameters: {
    ScriptBlock: {
      type: 'scriptblock',
      position: 0,
      mandatory: true,
      in: ['ScriptBlock'],
      validate: [{ kind: 'notNull' }],
      help: 'The code.',
    },
    FilePath: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['FilePath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A script file to run.',
    },
    Name: { type: 'string', pipeline: 'name', help: 'The name of the job.' },
    InitializationScript: {
      type: 'scriptblock',
      validate: [{ kind: 'notNull' }],
      help: 'Runs before the script block.',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'Objects for $input.' },
    ArgumentList: { type: 'Object[]', help: 'Arguments for the script block.' },
    ThrottleLimit: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 1000000 }],
      help: 'How many jobs run at once.',
    },
    StreamingHost: {
      type: 'other',
      typeName: 'System.Management.Automation.Host.PSHost',
      help: 'Shows at once what the job writes to the host.',
      refused: 'what a job writes to the host waits for Receive-Job',
    },
  },
  run(ps) {
    const input: unknown[] = [];
    return {
      process() {
        if (ps.isBound('InputObject')) input.push(ps.parameters.InputObject ?? null);
      },
      end() {
        ps.write(startJob(ps, 'ThreadJob', input));
      },
    };
  },
});
