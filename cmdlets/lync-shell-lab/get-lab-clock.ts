/** Get-LabClock: what time it is in the lab. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { clockObject } from './lab-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabClock',
  className: 'LyncShell.GetLabClockCommand',
  outputTypes: ['LyncShell.LabClock'],
  help: {
    synopsis: 'Shows the clock of the lab.',
    description: 'The mode is Running, Frozen or System (the time of this computer).',
    examples: [
      { title: 'The mode of the clock', transcript: 'PS> (Get-LabClock).Mode -in "Running", "Frozen", "System"\nTrue' },
    ],
    links: ['Set-LabClock', 'Step-LabClock'],
  },
  parameters: {},
  run(ps) {
    return { process: () => ps.write(withDeployment(ps, clockObject)) };
  },
});
