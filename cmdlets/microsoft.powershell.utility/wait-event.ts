/** Wait-Event: waits until an event comes. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';
import { ambient } from '../../src/types/ambient.ts';
import { timestamp } from '../../src/types/values/stopwatch.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

const NANOSECONDS = 1_000_000_000n;
const PAUSE_MILLISECONDS = 5;

export default cmdlet({
  verb: 'Wait',
  noun: 'Event',
  outputTypes: ['System.Management.Automation.PSEventArgs'],
  help: {
    synopsis: 'Waits until an event comes that no action takes.',
    examples: [
      {
        title: 'One that is there',
        transcript: 'PS> $null = New-Event My.Event\nPS> (Wait-Event My.Event).SourceIdentifier\nMy.Event',
      },
    ],
    links: ['Get-Event', 'Register-ObjectEvent'],
  },
  parameters: {
    SourceIdentifier: {
      type: 'string',
      position: 0,
      pipeline: 'name',
      help: 'The name of the event; any unless given.',
    },
    Timeout: {
      type: 'int',
      aliases: ['TimeoutSec'],
      validate: [{ kind: 'range', min: -1, max: 2147483647 }],
      help: 'How many seconds at most; -1 for as long as it takes.',
    },
  },
  run(ps) {
    return {
      process() {
        const { SourceIdentifier = '*', Timeout = -1 } = ps.parameters;
        const pattern = WildcardPattern.of(SourceIdentifier, true);
        const { interrupt } = ps.runspace;
        const events = eventsOf(ps.runspace);
        const end = Timeout < 0 ? null : timestamp() + BigInt(Timeout) * NANOSECONDS;
        for (;;) {
          events.run(ps.runspace.activeFrame ?? ps.runspace.topFrame());
          const found = events.received.find(({ contents }) => pattern.isMatch(contents.sourceIdentifier));
          if (found) return ps.write(found);
          if (end !== null && timestamp() >= end) return;
          interrupt.check();
          ambient().sleep(PAUSE_MILLISECONDS);
        }
      },
    };
  },
});
