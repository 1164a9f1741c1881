/** System.DateOnly and System.TimeOnly. */
import { argumentException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { DateTime } from './date-time.ts';
import { MS_PER_DAY } from './gregorian.ts';
import { TimeSpan } from './time-span.ts';

/** A calendar day; kept as its midnight. */
export class DateOnly extends NetObject {
  private constructor(readonly midnight: DateTime) {
    super();
  }

  static fromDateTime(value: DateTime): DateOnly {
    return new DateOnly(value.date.withKind('Unspecified'));
  }

  static readonly minValue = DateOnly.fromDateTime(DateTime.minValue);
  static readonly maxValue = DateOnly.fromDateTime(DateTime.maxValue);

  /** From DateOnly.DayNumber. */
  static fromDayNumber(dayNumber: number): DateOnly {
    if (dayNumber < 0 || dayNumber > DateOnly.maxValue.dayNumber) {
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Day number must be between 0 and DateOnly.MaxValue.DayNumber.',
        'dayNumber',
      );
    }
    return new DateOnly(DateTime.of(dayNumber * MS_PER_DAY));
  }

  netType(): NetType {
    return typeNamed('System.DateOnly');
  }

  get dayNumber(): number {
    return this.midnight.ms / MS_PER_DAY;
  }

  at(time: TimeOnly, kind: DateTime['kind'] = 'Unspecified'): DateTime {
    return this.midnight.add(time.span).withKind(kind);
  }
}

/** A time of day. */
export class TimeOnly extends NetObject {
  private constructor(readonly span: TimeSpan) {
    super();
  }

  /** From a time since midnight that is less than a day. */
  static fromSpan(span: TimeSpan): TimeOnly {
    if (span.isNegative || span.ms >= MS_PER_DAY) {
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Ticks must be between 0 and TimeOnly.MaxValue.Ticks.',
        'ticks',
      );
    }
    return new TimeOnly(span);
  }

  static fromDateTime(value: DateTime): TimeOnly {
    return new TimeOnly(value.timeOfDay);
  }

  static readonly minValue = new TimeOnly(TimeSpan.zero);
  static readonly maxValue = TimeOnly.fromDateTime(DateTime.maxValue);

  netType(): NetType {
    return typeNamed('System.TimeOnly');
  }

  /** As a DateTime of the first day, for formats and parts. */
  get onFirstDay(): DateTime {
    return DateTime.minValue.add(this.span);
  }

  /** Adds around midnight. */
  add(span: TimeSpan): TimeOnly {
    const ticks = (this.span.ticks + span.ticks) % 864_000_000_000n;
    return new TimeOnly(TimeSpan.fromTicks(ticks < 0n ? ticks + 864_000_000_000n : ticks));
  }
}
