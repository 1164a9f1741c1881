/**
 * What a piece of work costs, for tests that say "in no time". Processor time of this process, not the time on the
 * wall: a machine on which others work makes every wait longer and none of the work.
 */

/** Milliseconds of processor time that `work` takes in this process, on all of its threads. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
