/** The simple values of CLIXML, read as .NET's XmlConvert reads them: whatever the culture, and nothing but what is exact. */
import { convertTo } from '../conversion/conversion.ts';
import { NetException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { base64Bytes } from '../numbers/byte-text.ts';
import { Char } from '../values/char.ts';
import { Double, Single } from '../values/numbers.ts';
import { TimeSpan } from '../values/time-span.ts';
import { xmlNodeOf } from '../xml/xml-node.ts';
import { parseXml } from '../xml/xml-parser.ts';
import { TYPE_OF_TAG } from './clixml-tags.ts';
import { parseJsonDate } from './json-dates.ts';

/** Tags whose .NET type the table of tags does not have, because no value is written by its type alone. */
const OTHER_TYPES: ReadonlyMap<string, string> = new Map([
  ['BA', 'System.Byte[]'],
  ['XD', 'System.Xml.XmlDocument'],
]);

/** The type whose values a tag holds; undefined for a tag of no simple value. */
export function typeOfTag(tag: string): string | undefined {
  return TYPE_OF_TAG.get(tag) ?? OTHER_TYPES.get(tag);
}

const INTEGERS: ReadonlySet<string> = new Set(['By', 'SB', 'U16', 'I16', 'U32', 'I32', 'U64', 'I64']);
const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const FLOATING = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SPECIAL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['INF', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);

/** The value of a text under a tag of a simple value; undefined when it is none. */
export function simpleValue(tag: string, text: string): unknown {
  try {
    return read(tag, text);
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}

function read(tag: string, text: string): unknown {
  const trimmed = text.trim();
  if (INTEGERS.has(tag)) return INTEGER.test(trimmed) ? converted(tag, trimmed) : undefined;
  switch (tag) {
    case 'S':
    case 'SBK':
      return text;
    case 'B':
      return BOOLEANS.get(trimmed);
    case 'C':
      return INTEGER.test(trimmed) ? character(Number(trimmed)) : undefined;
    case 'DT':
      return parseJsonDate(trimmed) ?? (DATE.test(trimmed) ? converted(tag, trimmed) : undefined);
    case 'TS':
      return durationOf(trimmed);
    case 'BA':
      return base64Bytes(text);
    case 'XD':
      return xmlNodeOf(parseXml(text));
    case 'D':
      return DECIMAL.test(trimmed) ? converted(tag, trimmed) : undefined;
    case 'Db':
    case 'Sg':
      return floating(tag, trimmed);
    default:
      return converted(tag, text);
  }
}

function character(code: number): Char | undefined {
  return code >= 0 && code <= 0xffff ? Char.of(code) : undefined;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function converted(tag: string, text: string): unknown {
  return convertTo(text, typeNamed(TYPE_OF_TAG.get(tag) ?? 'System.String'));
}

function floating(tag: 'Db' | 'Sg', text: string): Double | Single | undefined {
  const value = SPECIAL_NUMBERS.get(text) ?? (FLOATING.test(text) ? Number(text) : undefined);
  if (value === undefined) return undefined;
  return tag === 'Db' ? new Double(value) : new Single(value);
}

const DURATION =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;
/** Seconds of each part of a duration; a year has 365 days and a month 30, as in .NET (XsdDuration). */
const PART_SECONDS = [365n * 86400n, 30n * 86400n, 86400n, 3600n, 60n, 1n];

/** `P1DT2H3M4.5S`. */
function durationOf(text: string): TimeSpan | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  let ticks = BigInt((match[8] ?? '').padEnd(7, '0').slice(0, 7));
  for (const [k, seconds] of PART_SECONDS.entries()) ticks += BigInt(match[k + 2] ?? 0) * seconds * 10_000_000n;
  return TimeSpan.fromTicks(match[1] ? -ticks : ticks);
}
