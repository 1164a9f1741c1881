/** Wait-Process: waits until processes have ended. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { LaunchedProcess } from '../../src/engine/processes/launched-process.ts';
import { platform } from '../../src/platform/platform.ts';
import { ambient } from '../../src/types/ambient.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { Process } from '../../src/types/values/process.ts';
import { findProcesses, processesOn, processName } from './process-table.ts';

/** How often a process is asked whether it has ended, in milliseconds. */
const INTERVAL = 100;

const CANNOT_WAIT_ON_ITSELF =
  'This command stopped operation because it cannot wait on itself. Specify another process and Run your command again.';
const NOT_STOPPED_IN_TIME =
  'This command stopped operation because process "{0} ({1})" is not stopped in the specified time-out.';

export default cmdlet({
  verb: 'Wait',
  noun: 'Process',
  defaultParameterSet: 'Name',
  outputTypes: ['System.Diagnostics.Process'],
  help: {
    synopsis: 'Waits until processes have ended.',
    description:
      'A process has ended when the machine no longer lists it. The shell cannot wait for itself; of the processes of the host it sees no other.',
    examples: [
      {
        title: 'The shell itself',
        transcript:
          'PS> Get-Process pwsh | Wait-Process -ErrorAction SilentlyContinue\nPS> $Error[0].CategoryInfo.Category\nObjectNotFound',
      },
    ],
    links: ['Get-Process', 'Stop-Process'],
  },
  parameters: {
    Any: { type: 'switch', help: 'Until one of them has ended, not all.' },
    Id: {
      type: 'int[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Id'],
      aliases: ['PID', 'ProcessId'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Numbers of processes.',
    },
    InputObject: {
      type: 'other[]',
      typeName: 'System.Diagnostics.Process',
      mandatory: true,
      pipeline: 'value',
      in: ['InputObject'],
      help: 'The processes.',
    },
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Name'],
      aliases: ['ProcessName'],
      help: 'Names of processes; wildcards find several.',
    },
    PassThru: { type: 'switch', help: 'Also writes the processes.' },
    Timeout: {
      type: 'int',
      position: 1,
      aliases: ['TimeoutSec'],
      validate: [{ kind: 'notNullOrEmpty' }, { kind: 'range', min: 0, max: 32767 }],
      help: 'Seconds after which it is an error that they have not ended.',
    },
  },
  run(ps) {
    const waitedFor: Process[] = [];
    const isRunning = (process: Process): boolean =>
      process instanceof LaunchedProcess
        ? !process.hasExited
        : (processesOn(ps, process.facts.machineName)?.some(({ id }) => id === process.id) ?? false);
    return {
      process() {
        for (const process of findProcesses(ps, ps.parameters)) {
          if (process.id !== Process.current.id) waitedFor.push(process);
          else report(process, 'WaitOnItself', 'ObjectNotFound', CANNOT_WAIT_ON_ITSELF);
        }
      },
      end() {
        const { Any, PassThru, Timeout } = ps.parameters;
        const end = Timeout === undefined ? Number.POSITIVE_INFINITY : platform().time.elapsed() + Timeout * 1000;
        let running = waitedFor.filter(isRunning);
        const isDone = (): boolean => running.length === 0 || (Any === true && running.length < waitedFor.length);
        while (!isDone() && platform().time.elapsed() < end && !ps.stopping) {
          ambient().sleep(Math.max(1, Math.min(INTERVAL, end - platform().time.elapsed())));
          running = running.filter(isRunning);
        }
        if (!isDone()) {
          for (const process of running) report(process, 'ProcessNotTerminated', 'CloseError', NOT_STOPPED_IN_TIME);
        }
        if (PassThru) ps.writeEach(waitedFor);
      },
    };

    function report(process: Process, errorId: string, category: ErrorCategory, message: string): void {
      const shown = message.replace('{0}', processName(process)).replace('{1}', String(process.id));
      ps.error(errorId, category, shown, {
        target: process,
        exception: 'Microsoft.PowerShell.Commands.ProcessCommandException',
      });
    }
  },
});
