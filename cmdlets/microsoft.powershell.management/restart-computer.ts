/** Restart-Computer: machines of a lab are restarted, and waited for. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { PowerSource } from '../../src/machine/machine-sources.ts';
import { netException } from '../../src/types/net-exception.ts';
import { computerNameParameter, requirePower, switchDown, switchingParameters } from './switched-computers.ts';

const WAITS = ['Wmi', 'WinRM', 'PowerShell'] as const;
const WAITING = ['DefaultSet'] as const;

export default cmdlet({
  verb: 'Restart',
  noun: 'Computer',
  className: 'Microsoft.PowerShell.Commands.RestartComputerCommand',
  defaultParameterSet: 'DefaultSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Restarts machines of a lab.',
    description:
      "A machine is away for a minute and a half of the lab's time; its services start after that, which takes theirs. The session on a machine that is restarted goes on when it is back.",
    examples: [
      {
        title: 'Two Front End Servers, one after the other',
        transcript: "PS> 'fe01', 'fe02' | ForEach-Object { Restart-Computer $_ -Force -Wait }",
        runnable: false,
        remarks: 'Needs a lab.',
      },
    ],
    links: ['Stop-Computer'],
  },
  parameters: {
    ComputerName: { ...computerNameParameter, pipeline: 'both' },
    ...switchingParameters,
    Force: {
      type: 'switch',
      aliases: ['f'],
      noEffect: 'nobody else is logged on to machines of a lab',
      help: 'Also while others are logged on.',
    },
    Wait: { type: 'switch', in: WAITING, help: 'Waits until the machines answer again.' },
    Timeout: {
      type: 'int',
      in: WAITING,
      aliases: ['TimeoutSec'],
      validate: [{ kind: 'range', min: -1, max: 2147483647 }],
      help: 'How many seconds it waits at most; -1 for as long as it takes, as if omitted.',
    },
    For: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.WaitForServiceTypes',
      values: WAITS,
      in: WAITING,
      noEffect: 'all three answer at once when a machine is back',
      help: 'What must answer.',
    },
    Delay: {
      type: 'int',
      in: WAITING,
      validate: [{ kind: 'range', min: 1, max: 32767 }],
      noEffect: 'the moment at which a machine is back is known',
      help: 'How many seconds it waits before it asks again.',
    },
  },
  run(ps) {
    const restarted: string[] = [];
    return {
      begin() {
        const { Wait } = ps.parameters;
        if (Wait || !(['Timeout', 'For', 'Delay'] as const).some((name) => ps.isBound(name))) return;
        ps.fail(
          'RestartComputerInvalidParameter',
          'InvalidOperation',
          'The parameters Timeout, For, and Delay are valid only when the parameter Wait is specified.',
        );
      },
      process() {
        const power = requirePower(ps, 'Restart-Computer');
        for (const name of ps.parameters.ComputerName ?? ['.']) restart(power, name);
      },
      end() {
        if (!ps.parameters.Wait || restarted.length === 0) return;
        const power = requirePower(ps, 'Restart-Computer');
        const { Timeout = -1 } = ps.parameters;
        const limit = Timeout < 0 ? Number.MAX_SAFE_INTEGER : Timeout * 1000;
        for (const name of restarted) if (!power.waitFor(name, limit)) reportTimeout(name);
      },
    };

    function restart(power: PowerSource, name: string): void {
      const isOwn = power.isOwn(name);
      if (isOwn && ps.parameters.Wait) {
        ps.error(
          'CannotWaitLocalComputer',
          'InvalidOperation',
          'Cannot wait for the local computer to restart. The local computer is ignored when the Wait parameter is specified.',
        );
        return;
      }
      const rights = isOwn ? 'Local' : 'Remote';
      const action = `Enable the ${rights} shutdown access rights and restart the computer.`;
      if (!switchDown(ps, power, name, { restarts: true, action })) return;
      if (!isOwn) restarted.push(name);
      else {
        power.waitFor(name, Number.MAX_SAFE_INTEGER);
        ps.warning('The machine of the session was restarted; you are logged on again.');
      }
    }

    function reportTimeout(name: string): void {
      const message = `Failed to restart the computer ${name} with the following error message: The computer did not finish restarting within the specified time-out period..`;
      ps.error('RestartComputerTimeout', 'OperationTimeout', message, {
        exception: netException('Microsoft.PowerShell.Commands.RestartComputerTimeoutException', message),
        target: name,
      });
    }
  },
});
