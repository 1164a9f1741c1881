/** Get-Uptime: how long the computer runs. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { platform } from '../../src/platform/platform.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Uptime',
  defaultParameterSet: 'Timespan',
  outputTypes: ['System.TimeSpan', 'System.DateTime'],
  help: {
    synopsis: 'Tells how long the computer has been running.',
    examples: [{ title: 'More than nothing', transcript: 'PS> (Get-Uptime).TotalSeconds -gt 0\nTrue' }],
  },
  parameters: {
    Since: { type: 'switch', in: ['Since'], help: 'Gives the time at which it was started.' },
  },
  run(ps) {
    return {
      process() {
        const running = TimeSpan.of(Math.floor(platform().system.uptimeSeconds) * 1000);
        ps.write(ps.parameters.Since ? DateTime.now().subtractSpan(running) : running);
      },
    };
  },
});
