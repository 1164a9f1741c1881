/** System.Diagnostics.Stopwatch. */

import { INVARIANT_NUMBER_FORMAT } from '../culture/invariant-culture.ts';
import { formatTimeSpan } from '../format/time-span-format.ts';
import { defineType } from '../type-declaration.ts';
import { Stopwatch, timestamp } from '../values/stopwatch.ts';
import { TimeSpan } from '../values/time-span.ts';

function text(self: Stopwatch): string {
  return formatTimeSpan(self.elapsed, null, INVARIANT_NUMBER_FORMAT);
}

export default defineType<Stopwatch>({
  name: 'System.Diagnostics.Stopwatch',
  constructors: [['()', () => new Stopwatch()]],
  properties: [
    ['bool IsRunning {get;}', (self: Stopwatch) => self.isRunning],
    ['timespan Elapsed {get;}', (self: Stopwatch) => self.elapsed],
    ['long ElapsedMilliseconds {get;}', (self: Stopwatch) => self.ticks / 1_000_000n],
    ['long ElapsedTicks {get;}', (self: Stopwatch) => self.ticks],
  ],
  methods: [
    ['void Reset()', (self: Stopwatch) => self.reset()],
    ['void Restart()', (self: Stopwatch) => self.restart()],
    ['void Start()', (self: Stopwatch) => self.start()],
    ['void Stop()', (self: Stopwatch) => self.stop()],
    ['string ToString()', text],
  ],
  staticProperties: [
    ['long Frequency {get;}', () => 1_000_000_000n],
    ['bool IsHighResolution {get;}', () => true],
  ],
  staticMethods: [
    [
      'timespan GetElapsedTime(long startingTimestamp)',
      (start: bigint) => TimeSpan.fromTicks((timestamp() - start) / 100n),
    ],
    [
      'timespan GetElapsedTime(long startingTimestamp, long endingTimestamp)',
      (start: bigint, end: bigint) => TimeSpan.fromTicks((end - start) / 100n),
    ],
    ['long GetTimestamp()', timestamp],
    [
      'System.Diagnostics.Stopwatch StartNew()',
      () => {
        const watch = new Stopwatch();
        watch.start();
        return watch;
      },
    ],
  ],
  toText: text,
});
