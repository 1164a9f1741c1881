/** Times of a time zone, for labs whose topology names theirs: what they show is then the same on every computer. */

/** Whether there is such a time zone (`Europe/Paris`). */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A wall clock's time in a zone, as milliseconds that read as UTC; the computer's own zone without one. */
export function wallTime(instant: number, timeZone: string | undefined): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(timeZone !== undefined && { timeZone }),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = format.formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** `2012-06-15 09:00:00`, by the clocks of a zone. */
export function wallTimeText(instant: number, timeZone: string | undefined): string {
  return new Date(wallTime(instant, timeZone)).toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant at which a wall clock in a zone shows a time, given as milliseconds that read as UTC. */
export function instantOfWallTime(wall: number, timeZone: string | undefined): number {
  // Twice, since the offset may be another one at the first guess.
  const guess = wall - (wallTime(wall, timeZone) - wall);
  return guess + (wall - wallTime(guess, timeZone));
}

const DAY_MS = 86_400_000;

/** The midnight before an instant, by the clocks of a zone. */
export function midnightBefore(instant: number, timeZone: string | undefined): number {
  return instantOfWallTime(Math.floor(wallTime(instant, timeZone) / DAY_MS) * DAY_MS, timeZone);
}
