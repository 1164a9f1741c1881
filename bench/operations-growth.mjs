// `npm run bench -- growth [NAME…]`: how the time of operations on N things grows (growth/operations.ps1): the exponent of
// each between N and 4N, where 1 is linear. One above the limit fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { distLoader, root } from '../scripts/source-tree.mjs';

/** What is sorted, or takes more memory than the caches hold, is below this; the square of N is 2. */
const LIMIT = 1.6;
/** Of what takes less, the clock says nothing. */
const LEAST_SECONDS = 0.2;

/** Prints the table; whether every operation is below the limit. */
export function printGrowth(names) {
  const script = join(root, 'bench/growth/operations.ps1');
  const args = [join(root, distLoader), '-NoProfile', '-NonInteractive', '-File', script];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    names.length > 0 ? [...args, '-Only', names.join(',')] : args,
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0 || stderr !== '') throw new Error(`operations.ps1 ended with ${status}: ${stderr.slice(0, 500)}`);
  process.stdout.write(`${'operation'.padEnd(26)}${'N'.padStart(9)}${'4N'.padStart(9)}${'exponent'.padStart(10)}\n`);
  let isBelowLimit = true;
  for (const line of stdout.trim().split('\n')) {
    const [name, ...times] = line.split(', ');
    const [one, four] = times.map(Number);
    const exponent = Math.log(four / one) / Math.log(4);
    const isTooSteep = exponent > LIMIT && four > LEAST_SECONDS;
    if (isTooSteep) isBelowLimit = false;
    const columns = [one.toFixed(3).padStart(9), four.toFixed(3).padStart(9), exponent.toFixed(2).padStart(10)];
    process.stdout.write(`${name.padEnd(26)}${columns.join('')}${isTooSteep ? '  TOO STEEP' : ''}\n`);
  }
  return isBelowLimit;
}
