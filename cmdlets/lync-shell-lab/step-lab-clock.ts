/** Step-LabClock: moves the lab's clock, and lets happen what falls due on the way. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { clockObject } from './lab-objects.ts';

export default cmdlet({
  verb: 'Step',
  noun: 'LabClock',
  className: 'LyncShell.StepLabClockCommand',
  defaultParameterSet: 'By',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabClock'],
  help: {
    synopsis: 'Moves the clock of the lab ahead.',
    description:
      'By a time span, or to a date. Everything that falls due on the way happens, in its order: replication, scheduled tasks, rolls of certificates. Afterwards the clock runs on, or stands still, as before.',
    examples: [
      {
        title: 'Wait for replication',
        transcript:
          'PS> Invoke-CsManagementStoreReplication\nPS> Step-LabClock -By 00:01:00\nPS> (Get-CsManagementStoreReplicationStatus).UpToDate -contains $false\nFalse',
      },
      { title: 'To a date', transcript: 'PS> Step-LabClock -To "7/1/2012"' },
    ],
    links: ['Get-LabClock', 'Set-LabClock'],
  },
  parameters: {
    By: {
      type: 'timespan',
      in: { By: { position: 0, mandatory: true } },
      help: 'How far; a number of days or hh:mm:ss.',
    },
    To: { type: 'datetime', in: { To: { mandatory: true } }, help: 'The time that the clock is to show.' },
    PassThru: { type: 'switch', help: 'Gives the clock.' },
  },
  run(ps) {
    return {
      process() {
        if (!ps.shouldProcess('LabClock')) return;
        const { By: span, To: date } = ps.parameters;
        withDeployment(ps, (deployment) => {
          if (date) deployment.clock.advanceTo(instantOf(date));
          else deployment.clock.advance(span?.totalMilliseconds ?? 0);
        });
        if (ps.parameters.PassThru) ps.write(withDeployment(ps, clockObject));
      },
    };
  },
});
