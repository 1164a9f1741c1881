/** New-TimeSpan: a length of time, by its parts or as the distance of two dates. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';

export default cmdlet({
  verb: 'New',
  noun: 'TimeSpan',
  defaultParameterSet: 'Date',
  outputTypes: ['System.TimeSpan'],
  help: {
    synopsis: 'Makes a length of time.',
    examples: [
      { title: 'Between two dates', transcript: "PS> (New-TimeSpan '2012-07-01' '2012-07-15').Days\n14" },
      { title: 'By its parts', transcript: 'PS> "$(New-TimeSpan -Hours 1 -Minutes 30)"\n01:30:00' },
    ],
    links: ['Get-Date'],
  },
  parameters: {
    Start: {
      type: 'datetime',
      position: 0,
      pipeline: 'both',
      in: ['Date'],
      aliases: ['LastWriteTime'],
      help: 'The beginning; now unless given.',
    },
    End: { type: 'datetime', position: 1, pipeline: 'name', in: ['Date'], help: 'The end; now unless given.' },
    Days: { type: 'int', in: ['Time'], help: 'Days.' },
    Hours: { type: 'int', in: ['Time'], help: 'Hours.' },
    Minutes: { type: 'int', in: ['Time'], help: 'Minutes.' },
    Seconds: { type: 'int', in: ['Time'], help: 'Seconds.' },
    Milliseconds: { type: 'int', in: ['Time'], help: 'Milliseconds.' },
  },
  run(ps) {
    // Both ends that are not given are the same moment.
    const now = DateTime.now();
    return {
      process() {
        const { Start, End, Days = 0, Hours = 0, Minutes = 0, Seconds = 0, Milliseconds = 0 } = ps.parameters;
        if (ps.parameterSet === 'Date') ps.write((End ?? now).subtract(Start ?? now));
        else ps.write(TimeSpan.of((((Days * 24 + Hours) * 60 + Minutes) * 60 + Seconds) * 1000 + Milliseconds));
      },
    };
  },
});
