/** System.DateTimeOffset: a reading of the clock and its distance from UTC. */
import { argumentException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { compareDateTimes, DateTime } from './date-time.ts';
import { TimeSpan } from './time-span.ts';

export class DateTimeOffset extends NetObject {
  /** The clock time, of kind Unspecified. */
  readonly clock: DateTime;

  constructor(
    clock: DateTime,
    /** Minutes ahead of UTC. */
    readonly offsetMinutes: number,
  ) {
    super();
    this.clock = clock.withKind('Unspecified');
  }

  /** As the constructor of .NET: checks the offset and that the instant exists. */
  static create(clock: DateTime, offset: TimeSpan): DateTimeOffset {
    if (offset.fraction !== 0 || offset.ms % 60_000 !== 0) {
      throw argumentException('ArgumentException', 'Offset must be specified in whole minutes.', 'offset');
    }
    if (Math.abs(offset.ms) > 14 * 3_600_000) {
      throw argumentException('ArgumentOutOfRangeException', 'Offset must be within plus or minus 14 hours.', 'offset');
    }
    if (!DateTime.tryOf(clock.ms - offset.ms, clock.fraction, 'Utc')) {
      throw argumentException(
        'ArgumentOutOfRangeException',
        'The UTC time represented when the offset is applied must be between year 0 and 10,000.',
        'offset',
      );
    }
    return new DateTimeOffset(clock, offset.ms / 60_000);
  }

  /** The implicit conversion: UTC has offset zero, every other kind is local. */
  static fromDateTime(value: DateTime): DateTimeOffset {
    if (value.kind === 'Utc') return new DateTimeOffset(value, 0);
    return new DateTimeOffset(value, value.localOffset / 60_000);
  }

  static utcNow(): DateTimeOffset {
    return new DateTimeOffset(DateTime.utcNow(), 0);
  }

  static now(): DateTimeOffset {
    return DateTimeOffset.utcNow().toLocalTime();
  }

  netType(): NetType {
    return typeNamed('System.DateTimeOffset');
  }

  get offset(): TimeSpan {
    return TimeSpan.of(this.offsetMinutes * 60_000);
  }

  get utc(): DateTime {
    return DateTime.of(this.clock.ms - this.offsetMinutes * 60_000, this.clock.fraction, 'Utc');
  }

  get local(): DateTime {
    return this.utc.toLocalTime();
  }

  /** The same instant at another offset. */
  toOffset(minutes: number): DateTimeOffset {
    return new DateTimeOffset(this.utc.add(TimeSpan.of(minutes * 60_000)), minutes);
  }

  toLocalTime(): DateTimeOffset {
    const utc = this.utc;
    const local = utc.toLocalTime();
    return new DateTimeOffset(local, (local.ms - utc.ms) / 60_000);
  }

  /** The same offset with another clock time. */
  withClock(clock: DateTime): DateTimeOffset {
    return DateTimeOffset.create(clock, this.offset);
  }
}

/** By instant; the offsets do not matter. */
export function compareDateTimeOffsets(a: DateTimeOffset, b: DateTimeOffset): number {
  return compareDateTimes(a.utc, b.utc);
}
