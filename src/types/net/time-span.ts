/** System.TimeSpan. */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { numberFormatOf } from '../format/format-provider.ts';
import { formatTimeSpan } from '../format/time-span-format.ts';
import { parseTimeSpan, parseTimeSpanExact } from '../format/time-span-parse.ts';
import { argumentException, NetException, netException } from '../net-exception.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';
import type { PSReference } from '../values/reference.ts';
import { compareTimeSpans, TimeSpan } from '../values/time-span.ts';

const PER_MICROSECOND = 10;
const PER_MILLISECOND = 10_000;
const PER_SECOND = 10_000_000;
const PER_MINUTE = 600_000_000;
const PER_HOUR = 36_000_000_000;
const PER_DAY = 864_000_000_000;

/** Ticks of whole units; throws where .NET's argument check does. */
function fromUnits(...units: readonly (readonly [value: number | bigint | undefined, ticks: number])[]): TimeSpan {
  const total = units.reduce((sum, [value, ticks]) => sum + BigInt(value ?? 0) * BigInt(ticks), 0n);
  if (total > TimeSpan.maxValue.ticks || total < TimeSpan.minValue.ticks) {
    throw argumentException(
      'ArgumentOutOfRangeException',
      'TimeSpan overflowed because the duration is too long.',
      null,
    );
  }
  return TimeSpan.fromTicks(total);
}

function create(days: number, hours: number, minutes: number, seconds: number, ms = 0, microseconds = 0): TimeSpan {
  return fromUnits(
    [days, PER_DAY],
    [hours, PER_HOUR],
    [minutes, PER_MINUTE],
    [seconds, PER_SECOND],
    [ms, PER_MILLISECOND],
    [microseconds, PER_MICROSECOND],
  );
}

function requireText(value: string | null, paramName: string): string {
  if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', paramName);
  return value;
}

function tryInto(result: PSReference, parse: () => TimeSpan): boolean {
  try {
    result.value = parse();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = TimeSpan.zero;
    return false;
  }
}

const isNegativeStyle = (styles: EnumValue): boolean => (styles.value & 1n) !== 0n;

const exact = (input: string | null, formats: readonly string[], provider: unknown, negative = false): TimeSpan =>
  parseTimeSpanExact(requireText(input, 'input'), formats, numberFormatOf(provider), negative);

/** FromDays(double) and, where .NET has them, the overloads of whole units. */
const fromDouble = (name: string, ticks: number): MethodDeclaration => [
  `timespan ${name}(double value)`,
  (value: number) => TimeSpan.fromDouble(value, ticks),
];

const ticksConstant = (name: string, value: number) => [`long ${name} {get;}`, () => BigInt(value)] as const;

export default defineType<TimeSpan>({
  name: 'System.TimeSpan',
  accelerators: ['timespan'],
  kind: 'struct',
  empty: () => TimeSpan.of(0),
  interfaces: [
    'System.IComparable',
    'System.ISpanFormattable',
    'System.IFormattable',
    'System.IComparable[timespan]',
    'System.IEquatable[timespan]',
    'System.ISpanParsable[timespan]',
    'System.IParsable[timespan]',
  ],
  constructors: [
    ['(long ticks)', (ticks: bigint) => TimeSpan.fromTicks(ticks)],
    ['(int hours, int minutes, int seconds)', (h: number, m: number, s: number) => create(0, h, m, s)],
    ['(int days, int hours, int minutes, int seconds)', create],
    ['(int days, int hours, int minutes, int seconds, int milliseconds)', create],
    ['(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)', create],
  ],
  properties: [
    ['long Ticks {get;}', (self: TimeSpan) => self.ticks],
    ['int Days {get;}', (self: TimeSpan) => self.days],
    ['int Hours {get;}', (self: TimeSpan) => self.hours],
    ['int Milliseconds {get;}', (self: TimeSpan) => self.milliseconds],
    ['int Microseconds {get;}', (self: TimeSpan) => self.microseconds],
    ['int Nanoseconds {get;}', (self: TimeSpan) => self.nanoseconds],
    ['int Minutes {get;}', (self: TimeSpan) => self.minutes],
    ['int Seconds {get;}', (self: TimeSpan) => self.seconds],
    ['double TotalDays {get;}', (self: TimeSpan) => self.totalDays],
    ['double TotalHours {get;}', (self: TimeSpan) => self.totalHours],
    ['double TotalMilliseconds {get;}', (self: TimeSpan) => self.totalMilliseconds],
    ['double TotalMicroseconds {get;}', (self: TimeSpan) => self.totalMicroseconds],
    ['double TotalNanoseconds {get;}', (self: TimeSpan) => self.totalNanoseconds],
    ['double TotalMinutes {get;}', (self: TimeSpan) => self.totalMinutes],
    ['double TotalSeconds {get;}', (self: TimeSpan) => self.totalSeconds],
  ],
  methods: [
    ['timespan Add(timespan ts)', (self: TimeSpan, other: TimeSpan) => self.add(other)],
    ['int CompareTo(System.Object value)', compareToObject],
    ['int CompareTo(timespan value)', (self: TimeSpan, other: TimeSpan) => Math.sign(compareTimeSpans(self, other))],
    ['timespan Divide(double divisor)', (self: TimeSpan, divisor: number) => self.divide(divisor)],
    ['double Divide(timespan ts)', (self: TimeSpan, other: TimeSpan) => self.doubleTicks / other.doubleTicks],
    ['timespan Duration()', (self: TimeSpan) => self.duration()],
    ['bool Equals(System.Object value)', (self: TimeSpan, other: unknown) => isSame(self, other)],
    ['bool Equals(timespan obj)', (self: TimeSpan, other: TimeSpan) => isSame(self, other)],
    ['int GetHashCode()', (self: TimeSpan) => Number(BigInt.asIntN(32, self.ticks ^ (self.ticks >> 32n)))],
    ['timespan Multiply(double factor)', (self: TimeSpan, factor: number) => self.multiply(factor)],
    ['timespan Negate()', (self: TimeSpan) => self.negate()],
    ['timespan Subtract(timespan ts)', (self: TimeSpan, other: TimeSpan) => self.subtract(other)],
    ['string ToString()', (self: TimeSpan) => formatTimeSpan(self, null, numberFormatOf(null))],
    [
      'string ToString(string format)',
      (self: TimeSpan, format: string | null) => formatTimeSpan(self, format, numberFormatOf(null)),
    ],
    [
      'string ToString(string format, System.IFormatProvider formatProvider)',
      (self: TimeSpan, format: string | null, provider: unknown) =>
        formatTimeSpan(self, format, numberFormatOf(provider)),
    ],
  ],
  staticProperties: [
    ['timespan Zero {get;}', () => TimeSpan.zero],
    ['timespan MaxValue {get;}', () => TimeSpan.maxValue],
    ['timespan MinValue {get;}', () => TimeSpan.minValue],
    ticksConstant('NanosecondsPerTick', 100),
    ticksConstant('TicksPerMicrosecond', PER_MICROSECOND),
    ticksConstant('TicksPerMillisecond', PER_MILLISECOND),
    ticksConstant('TicksPerSecond', PER_SECOND),
    ticksConstant('TicksPerMinute', PER_MINUTE),
    ticksConstant('TicksPerHour', PER_HOUR),
    ticksConstant('TicksPerDay', PER_DAY),
    ticksConstant('MicrosecondsPerMillisecond', 1000),
    ticksConstant('MicrosecondsPerSecond', 1_000_000),
    ticksConstant('MicrosecondsPerMinute', 60_000_000),
    ticksConstant('MicrosecondsPerHour', 3_600_000_000),
    ticksConstant('MicrosecondsPerDay', 86_400_000_000),
    ticksConstant('MillisecondsPerSecond', 1000),
    ticksConstant('MillisecondsPerMinute', 60_000),
    ticksConstant('MillisecondsPerHour', 3_600_000),
    ticksConstant('MillisecondsPerDay', 86_400_000),
    ticksConstant('SecondsPerMinute', 60),
    ticksConstant('SecondsPerHour', 3600),
    ticksConstant('SecondsPerDay', 86_400),
    ticksConstant('MinutesPerHour', 60),
    ticksConstant('MinutesPerDay', 1440),
    ['int HoursPerDay {get;}', () => 24],
  ],
  staticMethods: [
    ['int Compare(timespan t1, timespan t2)', (a: TimeSpan, b: TimeSpan) => Math.sign(compareTimeSpans(a, b))],
    ['bool Equals(timespan t1, timespan t2)', (a: TimeSpan, b: TimeSpan) => isSame(a, b)],
    fromDouble('FromDays', PER_DAY),
    ['timespan FromDays(int days)', (days: number) => fromUnits([days, PER_DAY])],
    [
      'timespan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
      (days: number, hours?: number, minutes?: bigint, seconds?: bigint, ms?: bigint, us?: bigint) =>
        fromUnits(
          [days, PER_DAY],
          [hours, PER_HOUR],
          [minutes, PER_MINUTE],
          [seconds, PER_SECOND],
          [ms, PER_MILLISECOND],
          [us, PER_MICROSECOND],
        ),
    ],
    fromDouble('FromHours', PER_HOUR),
    ['timespan FromHours(int hours)', (hours: number) => fromUnits([hours, PER_HOUR])],
    [
      'timespan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
      (hours: number, minutes?: bigint, seconds?: bigint, ms?: bigint, us?: bigint) =>
        fromUnits(
          [hours, PER_HOUR],
          [minutes, PER_MINUTE],
          [seconds, PER_SECOND],
          [ms, PER_MILLISECOND],
          [us, PER_MICROSECOND],
        ),
    ],
    fromDouble('FromMinutes', PER_MINUTE),
    ['timespan FromMinutes(long minutes)', (minutes: bigint) => fromUnits([minutes, PER_MINUTE])],
    [
      'timespan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
      (minutes: bigint, seconds?: bigint, ms?: bigint, us?: bigint) =>
        fromUnits([minutes, PER_MINUTE], [seconds, PER_SECOND], [ms, PER_MILLISECOND], [us, PER_MICROSECOND]),
    ],
    fromDouble('FromSeconds', PER_SECOND),
    ['timespan FromSeconds(long seconds)', (seconds: bigint) => fromUnits([seconds, PER_SECOND])],
    [
      'timespan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0)',
      (seconds: bigint, ms?: bigint, us?: bigint) =>
        fromUnits([seconds, PER_SECOND], [ms, PER_MILLISECOND], [us, PER_MICROSECOND]),
    ],
    fromDouble('FromMilliseconds', PER_MILLISECOND),
    ['timespan FromMilliseconds(long milliseconds)', (ms: bigint) => fromUnits([ms, PER_MILLISECOND])],
    [
      'timespan FromMilliseconds(long milliseconds, long microseconds)',
      (ms: bigint, us: bigint) => fromUnits([ms, PER_MILLISECOND], [us, PER_MICROSECOND]),
    ],
    fromDouble('FromMicroseconds', PER_MICROSECOND),
    ['timespan FromMicroseconds(long microseconds)', (us: bigint) => fromUnits([us, PER_MICROSECOND])],
    ['timespan FromTicks(long value)', (ticks: bigint) => TimeSpan.fromTicks(ticks)],
    ['timespan Parse(string s)', (s: string | null) => parseTimeSpan(requireText(s, 'input'), numberFormatOf(null))],
    [
      'timespan Parse(string input, System.IFormatProvider formatProvider)',
      (input: string | null, provider: unknown) => parseTimeSpan(requireText(input, 'input'), numberFormatOf(provider)),
    ],
    [
      'timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)',
      (input: string | null, format: string, provider: unknown) => exact(input, [format], provider),
    ],
    [
      'timespan ParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles)',
      (input: string | null, format: string, provider: unknown, styles: EnumValue) =>
        exact(input, [format], provider, isNegativeStyle(styles)),
    ],
    [
      'timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider)',
      (input: string | null, formats: string[], provider: unknown) => exact(input, formats, provider),
    ],
    [
      'timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles)',
      (input: string | null, formats: string[], provider: unknown, styles: EnumValue) =>
        exact(input, formats, provider, isNegativeStyle(styles)),
    ],
    [
      'bool TryParse(string s, ref timespan result)',
      (s: string, result: PSReference) => tryInto(result, () => parseTimeSpan(s, numberFormatOf(null))),
    ],
    [
      'bool TryParse(string input, System.IFormatProvider formatProvider, ref timespan result)',
      (s: string, provider: unknown, result: PSReference) =>
        tryInto(result, () => parseTimeSpan(s, numberFormatOf(provider))),
    ],
    [
      'bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, ref timespan result)',
      (s: string, format: string, provider: unknown, result: PSReference) =>
        tryInto(result, () => exact(s, [format], provider)),
    ],
    [
      'bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, ref timespan result)',
      (s: string, formats: string[], provider: unknown, result: PSReference) =>
        tryInto(result, () => exact(s, formats, provider)),
    ],
    [
      'bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles, ref timespan result)',
      (s: string, format: string, provider: unknown, styles: EnumValue, result: PSReference) =>
        tryInto(result, () => exact(s, [format], provider, isNegativeStyle(styles))),
    ],
    [
      'bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles, ref timespan result)',
      (s: string, formats: string[], provider: unknown, styles: EnumValue, result: PSReference) =>
        tryInto(result, () => exact(s, formats, provider, isNegativeStyle(styles))),
    ],
    ['timespan op_UnaryNegation(timespan t)', (t: TimeSpan) => t.negate()],
    ['timespan op_UnaryPlus(timespan t)', (t: TimeSpan) => t],
    ['timespan op_Subtraction(timespan t1, timespan t2)', (a: TimeSpan, b: TimeSpan) => a.subtract(b)],
    ['timespan op_Addition(timespan t1, timespan t2)', (a: TimeSpan, b: TimeSpan) => a.add(b)],
    ['timespan op_Multiply(timespan timeSpan, double factor)', (a: TimeSpan, factor: number) => a.multiply(factor)],
    ['timespan op_Multiply(double factor, timespan timeSpan)', (factor: number, a: TimeSpan) => a.multiply(factor)],
    ['timespan op_Division(timespan timeSpan, double divisor)', (a: TimeSpan, divisor: number) => a.divide(divisor)],
    ['double op_Division(timespan t1, timespan t2)', (a: TimeSpan, b: TimeSpan) => a.doubleTicks / b.doubleTicks],
  ],
  toText: (self, format, culture) => formatTimeSpan(self, format, cultureOrCurrent(culture).numberFormat),
  compare: compareTimeSpans,
  equals: isSame,
  hashKey: (self) => self.ticks,
});

function isSame(a: TimeSpan, b: unknown): boolean {
  return b instanceof TimeSpan && compareTimeSpans(a, b) === 0;
}

function compareToObject(self: TimeSpan, other: unknown): number {
  if (other === null) return 1;
  if (other instanceof TimeSpan) return Math.sign(compareTimeSpans(self, other));
  throw netException('System.ArgumentException', 'Object must be of type TimeSpan.');
}
