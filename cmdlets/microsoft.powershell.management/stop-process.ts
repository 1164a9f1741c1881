/** Stop-Process: ends processes. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { LaunchedProcess } from '../../src/engine/processes/launched-process.ts';
import { itemPassThru } from '../../src/providers/path-parameters.ts';
import { findProcesses, processName } from './process-table.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'Process',
  aliases: ['spps'],
  defaultParameterSet: 'Id',
  supportsShouldProcess: true,
  outputTypes: ['System.Diagnostics.Process'],
  help: {
    synopsis: 'Ends processes that the session has started.',
    examples: [
      {
        title: 'A process that is not there',
        transcript: 'PS> Stop-Process -Name nope -ErrorAction SilentlyContinue; $?\nFalse',
      },
    ],
  },
  parameters: {
    Id: { type: 'int[]', position: 0, mandatory: true, pipeline: 'name', in: ['Id'], help: 'Numbers of processes.' },
    Name: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['Name'],
      aliases: ['ProcessName'],
      help: 'Names of processes; wildcards find several.',
    },
    InputObject: {
      type: 'other[]',
      typeName: 'System.Diagnostics.Process',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['InputObject'],
      help: 'The processes.',
    },
    PassThru: {
      ...itemPassThru,
      help: 'Gives the processes that were ended.',
    },
    Force: {
      type: 'switch',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Does not ask before processes of others are ended.',
      noEffect: 'processes of others are not ended from here',
    },
  },
  run(ps) {
    return {
      process() {
        for (const process of findProcesses(ps, ps.parameters)) {
          const target = `${processName(process)} (${process.id})`;
          if (!ps.shouldProcess(target, 'Stop-Process')) continue;
          if (process instanceof LaunchedProcess) {
            process.kill();
            if (ps.parameters.PassThru) ps.write(process);
            continue;
          }
          ps.error(
            'CouldNotStopProcess',
            'CloseError',
            `Cannot stop process "${target}" because of the following error: Access is denied.`,
            {
              target: process,
              exception: 'Microsoft.PowerShell.Commands.ProcessCommandException',
            },
          );
        }
      },
    };
  },
});
