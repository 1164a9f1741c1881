/** How long something that failed waits until it is tried again: twice as long each time, up to a bound. */

const FIRST_MS = 60_000;

/** @param failures how many times in a row it had failed before this time. */
export function backOff(failures: number, longest: number): number {
  return Math.min(FIRST_MS * 2 ** failures, longest);
}
