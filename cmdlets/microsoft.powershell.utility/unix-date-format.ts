/** The patterns of Get-Date -UFormat: those of the Unix command date, as far as PowerShell has them. */

import { ambient } from '../../src/types/ambient.ts';
import { cultureNamed } from '../../src/types/culture/culture.ts';
import type { DateTimeFormat } from '../../src/types/culture/culture-data.ts';
import { formatDateTime } from '../../src/types/format/date-format.ts';
import { DateTime } from '../../src/types/values/date-time.ts';

type Specifier = (date: DateTime, names: DateTimeFormat) => string | number;

const pattern =
  (text: string): Specifier =>
  (date, names) =>
    formatDateTime(date, text, names);
const padded = (value: number) => String(value).padStart(2, ' ');

const SPECIFIERS = new Map<string, Specifier>([
  ['A', pattern('dddd')],
  ['a', pattern('ddd')],
  ['B', pattern('MMMM')],
  ['b', pattern('MMM')],
  ['C', (date) => Math.floor(date.year / 100)],
  [
    'c',
    (date, names) =>
      `${formatDateTime(date, 'ddd MMM', names)} ${padded(date.day)} ${formatDateTime(date, 'HH:mm:ss yyyy', names)}`,
  ],
  ['D', pattern("MM'/'dd'/'yy")],
  ['d', pattern('dd')],
  ['e', (date) => padded(date.day)],
  ['F', pattern("yyyy'-'MM'-'dd")],
  ['G', (date) => isoWeek(date).year],
  ['g', (date) => String(isoWeek(date).year % 100).padStart(2, '0')],
  ['H', pattern('HH')],
  ['h', pattern('MMM')],
  ['I', pattern('hh')],
  ['j', (date) => String(date.dayOfYear).padStart(3, '0')],
  ['k', (date) => padded(date.hour)],
  ['l', (date) => padded(date.hour % 12 || 12)],
  ['M', pattern('mm')],
  ['m', pattern('MM')],
  ['n', () => '\n'],
  ['p', pattern('tt')],
  ['R', pattern("HH':'mm")],
  ['r', pattern("hh':'mm':'ss tt")],
  ['S', pattern('ss')],
  ['s', (date) => Math.floor(date.toUniversalTime().unixMs / 1000)],
  ['T', pattern("HH':'mm':'ss")],
  ['t', () => '\t'],
  ['U', (date) => Math.floor(date.dayOfYear / 7)],
  ['u', (date) => date.dayOfWeek || 7],
  ['V', (date) => String(isoWeek(date).week).padStart(2, '0')],
  ['W', (date) => Math.floor(date.dayOfYear / 7)],
  ['w', (date) => date.dayOfWeek],
  ['X', pattern("HH':'mm':'ss")],
  ['x', pattern("MM'/'dd'/'yy")],
  ['Y', pattern('yyyy')],
  ['y', pattern('yy')],
  ['Z', pattern('zz')],
]);

/** @param incomplete called when the pattern ends in a lone percent sign. */
export function unixFormat(date: DateTime, format: string, incomplete: () => never): string {
  const names = cultureNamed(ambient().culture).dateTimeFormat;
  const text = format.startsWith('+') ? format.slice(1) : format;
  let result = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '%') {
      result += text[i];
      continue;
    }
    const letter = text[++i] ?? incomplete();
    result += SPECIFIERS.get(letter)?.(date, names) ?? letter;
  }
  return result;
}

/** The week of ISO 8601: it belongs to the year in which its Thursday lies. */
function isoWeek(date: DateTime): { year: number; week: number } {
  const dayOfWeek = date.dayOfWeek || 7;
  const thursday = date.dayOfYear + 4 - dayOfWeek;
  if (thursday < 1) return isoWeek(DateTime.create(date.year - 1, 12, 31));
  const week = Math.ceil(thursday / 7);
  const isNextYears =
    week === 53 &&
    DateTime.create(date.year, 12, 31).dayOfWeek >= 1 &&
    DateTime.create(date.year, 12, 31).dayOfWeek < 4;
  return isNextYears ? { year: date.year + 1, week: 1 } : { year: date.year, week };
}
