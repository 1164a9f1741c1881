/** Moments as subcommands print them: those of this computer by its clock, those of a lab by the clocks of the lab, named. */
import { wallTime, wallTimeText } from '../deployment/zoned-time.ts';

/** `2012-06-15 09:00:00`, by this computer's clock. */
export function hostMoment(instant: number): string {
  return wallTimeText(instant, undefined);
}

/**
 * `2012-06-15 09:00:00 (Europe/Paris, GMT+2)`: there is an hour each year that clocks show twice. A lab that names no time zone
 * has this computer's.
 */
export function labMoment(instant: number, timeZone: string | undefined): string {
  if (timeZone === undefined) return hostMoment(instant);
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(instant);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return `${wallTimeText(instant, timeZone)} (${timeZone}, ${offset})`;
}

/** A moment that somebody has typed. */
export type TypedMoment =
  /** One that says its zone (`2012-06-15T09:00+02:00`). */
  | { readonly instant: number }
  /** By the clocks of whatever it is for, as milliseconds that read as UTC. */
  | { readonly wall: number };

/** Reads `2012-06-15T09:00` and what else a date can look like; null for what is none. */
export function typedMoment(text: string): TypedMoment | null {
  const parsed = Date.parse(text);
  if (Number.isNaN(parsed)) return null;
  if (/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) && /T|:/.test(text)) return { instant: parsed };
  // A day alone reads as UTC, whatever else has no zone as this computer's.
  return { wall: /^\d{4}-\d\d-\d\d$/.test(text) ? parsed : wallTime(parsed, undefined) };
}
