/** Exit-LabMachine: back from a machine that was entered. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { leaveMachine } from '../deployment/machine-visits.ts';

export default cmdlet({
  verb: 'Exit',
  noun: 'LabMachine',
  className: 'LyncShell.ExitLabMachineCommand',
  outputTypes: [],
  help: {
    synopsis: 'Comes back from a machine that Enter-LabMachine has entered.',
    description: 'At the prompt, `exit` does the same as long as the session is on such a machine.',
    examples: [
      {
        title: 'There and back',
        transcript: 'PS> Enter-LabMachine fe02\nPS> hostname\nfe02\nPS> Exit-LabMachine\nPS> hostname\nfe01',
      },
    ],
    links: ['Enter-LabMachine'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        if (leaveMachine(ps.runspace)) return;
        ps.fail('NoMachineEntered', 'InvalidOperation', 'The session has not entered another machine.', {
          exception: 'System.InvalidOperationException',
        });
      },
    };
  },
});
