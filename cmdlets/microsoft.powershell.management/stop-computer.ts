/** Stop-Computer: machines of a lab are shut down. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { computerNameParameter, requirePower, switchDown, switchingParameters } from './switched-computers.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'Computer',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Shuts machines of a lab down.',
    description:
      'A machine that is off answers nobody; Remove-LabFault switches it on again. That of the session cannot be shut down, since nobody could go on there.',
    examples: [
      {
        title: 'A Front End Server',
        transcript: 'PS> Stop-Computer fe02 -Force',
        runnable: false,
        remarks: 'Needs a lab.',
      },
    ],
    links: ['Restart-Computer'],
  },
  parameters: {
    ComputerName: { ...computerNameParameter, pipeline: 'name' },
    ...switchingParameters,
    Force: {
      type: 'switch',
      noEffect: 'nobody else is logged on to machines of a lab',
      help: 'Also while others are logged on.',
    },
  },
  run(ps) {
    return {
      process() {
        const power = requirePower(ps, 'Stop-Computer');
        for (const name of ps.parameters.ComputerName ?? ['.']) {
          if (!power.isOwn(name)) switchDown(ps, power, name, { restarts: false });
          else {
            ps.error(
              'OwnMachine',
              'InvalidOperation',
              'The machine that the session is on cannot be shut down: nobody could go on there. Shut it down from another machine (Enter-LabMachine).',
              { target: name },
            );
          }
        }
      },
    };
  },
});
