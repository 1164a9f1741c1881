/** Start-Sleep: waits. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'Sleep',
  aliases: ['sleep'],
  defaultParameterSet: 'Seconds',
  help: {
    synopsis: 'Waits for a while.',
    examples: [{ title: 'A tenth of a second', transcript: 'PS> Start-Sleep -Milliseconds 100' }],
    links: ['Get-Date'],
  },
  parameters: {
    Seconds: {
      type: 'double',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Seconds'],
      validate: [{ kind: 'range', min: 0, max: 2147483 }],
      help: 'How long, in seconds.',
    },
    Milliseconds: {
      type: 'int',
      mandatory: true,
      pipeline: 'name',
      in: ['Milliseconds'],
      aliases: ['ms'],
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'How long, in milliseconds.',
    },
    Duration: {
      type: 'timespan',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['FromTimeSpan'],
      aliases: ['ts'],
      help: 'How long, as a time span.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Seconds, Milliseconds, Duration } = ps.parameters;
        const wait = Duration ? Duration.ms : (Milliseconds ?? (Seconds ? Math.trunc(Seconds.value * 1000) : 0));
        if (wait > 0) ambient().sleep(wait);
        ps.runspace.interrupt.check();
      },
    };
  },
});
