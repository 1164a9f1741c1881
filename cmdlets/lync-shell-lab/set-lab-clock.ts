/** Set-LabClock: sets the lab's clock, stops it or lets it run. */

import type { Deployment } from '../../src/deployment/deployment.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import type { Double } from '../../src/types/values/numbers.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { clockObject } from './lab-objects.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'LabClock',
  className: 'LyncShell.SetLabClockCommand',
  defaultParameterSet: 'Date',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabClock'],
  help: {
    synopsis: 'Sets the clock of the lab.',
    description:
      'Stops it, lets it run (faster, with -Rate), or ties it to the time of this computer. What falls due by the new time is done: replication, scheduled tasks, rolls of certificates.',
    examples: [
      {
        title: 'Stop the clock on a day',
        transcript:
          'PS> Set-LabClock -Frozen -Date "6/20/2012 8:00 AM"\nPS> (Get-Date).ToString("s")\n2012-06-20T08:00:00',
      },
      { title: 'Let an hour pass in a minute', transcript: 'PS> Set-LabClock -Running -Rate 60' },
    ],
    links: ['Get-LabClock', 'Step-LabClock'],
  },
  parameters: {
    Date: {
      type: 'datetime',
      in: { Date: { position: 0, mandatory: true }, Frozen: {}, Running: {} },
      help: 'The time that the clock shows from now on.',
    },
    Frozen: { type: 'switch', in: { Frozen: { mandatory: true } }, help: 'Stops the clock.' },
    Running: { type: 'switch', in: { Running: { mandatory: true } }, help: 'Lets the clock run.' },
    Rate: {
      type: 'double',
      in: ['Running'],
      validate: [{ kind: 'rangeKind', range: 'Positive' }],
      help: 'How many times as fast as the real time the clock runs.',
    },
    System: { type: 'switch', in: { System: { mandatory: true } }, help: 'The clock shows the time of this computer.' },
    PassThru: { type: 'switch', help: 'Gives the clock.' },
  },
  run(ps) {
    return {
      process() {
        if (!ps.shouldProcess('LabClock')) return;
        withDeployment(ps, (deployment) => setClock(ps, deployment));
        if (ps.parameters.PassThru) ps.write(withDeployment(ps, clockObject));
      },
    };
  },
});

interface Given {
  Date?: DateTime;
  Rate?: Double;
}

function setClock(ps: CmdletWith<Given>, deployment: Deployment): void {
  const { Date: date, Rate: rate } = ps.parameters;
  const at = date && instantOf(date);
  switch (ps.parameterSet) {
    case 'System':
      deployment.clock.followHost();
      break;
    case 'Frozen':
      deployment.clock.freeze(at);
      break;
    case 'Running':
      deployment.clock.run(rate?.value, at);
      break;
    default:
      if (at !== undefined) deployment.clock.advanceTo(at);
  }
}
