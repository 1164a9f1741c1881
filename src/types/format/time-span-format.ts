/** Standard (c, g, G) and custom formats of TimeSpan. */
import type { NumberFormat } from '../culture/culture.ts';
import type { TimeSpan } from '../values/time-span.ts';
import { invalidFormat, readQuoted, runLength } from './date-format.ts';

interface SpanParts {
  readonly negative: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Ticks of the last second, 0..9999999. */
  readonly fraction: number;
}

/** The parts without sign (MinValue has no positive counterpart, so it goes by bigint). */
function partsOf(value: TimeSpan): SpanParts {
  const ticks = value.ticks < 0n ? -value.ticks : value.ticks;
  const seconds = ticks / 10_000_000n;
  return {
    negative: value.isNegative,
    days: Number(seconds / 86_400n),
    hours: Number((seconds / 3600n) % 24n),
    minutes: Number((seconds / 60n) % 60n),
    seconds: Number(seconds % 60n),
    fraction: Number(ticks % 10_000_000n),
  };
}

/** TimeSpan.ToString; the culture matters only for the decimal separator of g and G. */
export function formatTimeSpan(value: TimeSpan, format: string | null, numbers: NumberFormat): string {
  const parts = partsOf(value);
  if (!format || format === 'c' || format === 't' || format === 'T') return constantForm(parts);
  if (format === 'g' || format === 'G') return generalForm(parts, format === 'G', numbers.numberDecimalSeparator);
  if (format.length === 1) invalidFormat();
  return customForm(parts, format);
}

function constantForm({ negative, days, hours, minutes, seconds, fraction }: SpanParts): string {
  const whole = `${days > 0 ? `${days}.` : ''}${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}`;
  return `${negative ? '-' : ''}${whole}${fraction > 0 ? `.${pad(fraction, 7)}` : ''}`;
}

function generalForm(parts: SpanParts, long: boolean, decimalSeparator: string): string {
  const { negative, days, hours, minutes, seconds, fraction } = parts;
  const dayPart = long || days > 0 ? `${days}:` : '';
  const digits = long ? pad(fraction, 7) : pad(fraction, 7).replace(/0+$/, '');
  const time = `${pad(hours, long ? 2 : 1)}:${pad(minutes, 2)}:${pad(seconds, 2)}`;
  return `${negative ? '-' : ''}${dayPart}${time}${digits === '' ? '' : decimalSeparator + digits}`;
}

/** Custom formats show no sign; every literal has to be escaped or quoted. */
function customForm(parts: SpanParts, format: string): string {
  let out = '';
  let i = 0;
  while (i < format.length) {
    const char = format.charAt(i);
    if (char === "'" || char === '"') {
      const literal = readQuoted(format, i);
      out += literal.text;
      i = literal.end;
    } else if (char === '\\') {
      if (i + 1 >= format.length) invalidFormat();
      out += format.charAt(i + 1);
      i += 2;
    } else if (char === '%') {
      if (i + 1 >= format.length || format[i + 1] === '%') invalidFormat();
      out += customField(parts, format.charAt(i + 1), 1);
      i += 2;
    } else {
      const length = runLength(format, i);
      out += customField(parts, char, length);
      i += length;
    }
  }
  return out;
}

function customField(parts: SpanParts, letter: string, length: number): string {
  switch (letter) {
    case 'd':
      return field(parts.days, length, 8);
    case 'h':
      return field(parts.hours, length, 2);
    case 'm':
      return field(parts.minutes, length, 2);
    case 's':
      return field(parts.seconds, length, 2);
    case 'f':
    case 'F': {
      if (length > 7) invalidFormat();
      const digits = pad(parts.fraction, 7).slice(0, length);
      return letter === 'f' ? digits : digits.replace(/0+$/, '');
    }
    default:
      return invalidFormat();
  }
}

function field(value: number, length: number, longest: number): string {
  if (length > longest) invalidFormat();
  return pad(value, length);
}

function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0');
}
