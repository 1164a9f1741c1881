/** Measure-Command: how long a script block takes. */

import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { platform } from '../../src/platform/platform.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';

export default cmdlet({
  verb: 'Measure',
  noun: 'Command',
  outputTypes: ['System.TimeSpan'],
  help: {
    synopsis: 'Tells how long a script block takes. Its output is dropped.',
    examples: [{ title: 'Quick enough', transcript: 'PS> (Measure-Command { 1 + 1 }).TotalMinutes -lt 1\nTrue' }],
    links: ['Measure-Object'],
  },
  parameters: {
    Expression: { type: 'scriptblock', position: 0, mandatory: true, help: 'What to run, in the scope of the caller.' },
    InputObject: {
      type: 'psobject',
      pipeline: 'value',
      help: 'An object that the block sees as $_; it runs for each.',
    },
  },
  run(ps) {
    let nanoseconds = 0n;
    return {
      process() {
        const started = platform().time.elapsedNanoseconds();
        ps.invokeFor(mandatory(ps.parameters.Expression), ps.parameters.InputObject ?? null);
        nanoseconds += platform().time.elapsedNanoseconds() - started;
      },
      end: () => ps.write(TimeSpan.fromTicks(nanoseconds / 100n)),
    };
  },
});
