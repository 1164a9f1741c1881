/** System.Globalization.GregorianCalendar, the calendar of all cultures here; and week numbers. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { DateTime } from './date-time.ts';
import { daysFromCivil } from './gregorian.ts';

export class GregorianCalendar extends NetObject {
  /** The one that cultures give, which is not to be changed. */
  static readonly instance = new GregorianCalendar(true);

  constructor(readonly isReadOnly = false) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Globalization.GregorianCalendar');
  }
}

/** The rules of System.Globalization.CalendarWeekRule. */
const FIRST_FULL_WEEK = 1;
const FIRST_FOUR_DAY_WEEK = 2;

function dayOfWeekOf(year: number, month: number, day: number): number {
  return (daysFromCivil(year, month, day) + 1) % 7;
}

function addDays(date: DateTime, days: number): DateTime {
  return date.addUnits(days, TICKS_PER_DAY);
}

const TICKS_PER_DAY = 864_000_000_000;

/** Calendar.GetWeekOfYear. */
export function weekOfYear(date: DateTime, rule: number, firstDay: number): number {
  const january1 = dayOfWeekOf(date.year, 1, 1);
  // How far into its week the year begins.
  const offset = (january1 - firstDay + 7) % 7;
  const index = date.dayOfYear - 1;
  if (rule !== FIRST_FULL_WEEK && rule !== FIRST_FOUR_DAY_WEEK) return Math.floor((index + offset) / 7) + 1;
  const minimum = rule === FIRST_FULL_WEEK ? 7 : 4;
  // Days at the start of the year that belong to the last week of the year before.
  const skipped = offset === 0 ? 0 : 7 - offset >= minimum ? -offset : 7 - offset;
  if (index >= skipped) return Math.floor((index - skipped) / 7) + 1;
  return weekOfYear(addDays(date, -(index + 1)), rule, firstDay);
}

/** ISO 8601: weeks begin on Monday, and the first has the year's first Thursday. */
export function isoWeek(date: DateTime): { year: number; week: number } {
  const monday = (date.dayOfWeek + 6) % 7;
  const thursday = addDays(date, 3 - monday);
  return { year: thursday.year, week: Math.floor((thursday.dayOfYear - 1) / 7) + 1 };
}
