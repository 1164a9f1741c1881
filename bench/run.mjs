// `npm run bench`: times the shell as people meet it, as whole processes, on the scripts in bench/scripts, and sets
// the times against those of PowerShell in baseline.json. Both are divided by the time of calibrate.mjs on the machine
// they were taken on, so that a ratio means the same on a slow machine and on a fast one. `-- operations` compares single
// operations, `-- growth` shows how the time of an operation grows, `-- keys` how long a key takes to the screen.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareTree } from '../scripts/prepare-tree.mjs';
import { distLoader, root } from '../scripts/source-tree.mjs';
import { printKeyTimes } from './keys.mjs';
import { compareOperations } from './operations.mjs';
import { printGrowth } from './operations-growth.mjs';

/** The ratio to stay below: by script, and for all others. */
const targets = new Map([
  ['loop.ps1', 0.08],
  ['calls.ps1', 0.08],
  ['startup.ps1', 0.45],
]);
const TARGET = 0.33;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function run(args) {
  const result = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`exit code ${result.status ?? result.signal}: ${result.stderr.trim()}`);
  return result.stdout;
}

/** Seconds of the fixed work of calibrate.mjs: the median of three runs. */
function calibration() {
  return median([1, 2, 3].map(() => Number.parseFloat(run([join(root, 'bench/calibrate.mjs')]))));
}

/** Seconds that the shell takes for a script, start-up included: the median of three runs. */
function timeScript(path) {
  const loader = join(root, distLoader);
  return median(
    [1, 2, 3].map(() => {
      const start = process.hrtime.bigint();
      run([loader, '-NoProfile', '-File', path]);
      return Number(process.hrtime.bigint() - start) / 1e9;
    }),
  );
}

/** A calibration slowed by other work makes every ratio look better than it is, and the other way round. */
function warnOfNoise(before, after) {
  if (Math.max(before, after) < 1.25 * Math.min(before, after)) return;
  process.stdout.write(
    `calibration ${before.toFixed(3)} s before and ${after.toFixed(3)} s after: the machine was busy, do not trust the ratios\n`,
  );
}

function main(only) {
  const folder = join(root, 'bench/scripts');
  const baseline = JSON.parse(readFileSync(join(folder, 'baseline.json'), 'utf8'));
  const calibrate = calibration();
  const speed = calibrate / baseline.calibrate;
  process.stdout.write(`calibration ${calibrate.toFixed(3)} s here, ${baseline.calibrate} s for the baseline\n`);
  process.stdout.write(`${'script'.padEnd(16)}${'seconds'.padStart(9)}${'ratio'.padStart(8)}${'target'.padStart(8)}\n`);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.ps1') && name in baseline.scripts);
  for (const name of scripts.filter((name) => only.length === 0 || only.includes(name.replace('.ps1', '')))) {
    try {
      const seconds = timeScript(join(folder, name));
      const ratio = seconds / (baseline.scripts[name] * speed);
      const target = targets.get(name) ?? TARGET;
      const verdict = ratio <= target ? '  ok' : '  TOO SLOW';
      if (verdict.includes('SLOW')) process.exitCode = 1;
      const columns = [seconds.toFixed(3).padStart(9), ratio.toFixed(2).padStart(8), String(target).padStart(8)];
      process.stdout.write(`${name.padEnd(16)}${columns.join('')}${verdict}\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stdout.write(`${name.padEnd(16)}   failed: ${error.message}\n`);
    }
  }
  warnOfNoise(calibrate, calibration());
}

try {
  await prepareTree();
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'operations') process.exitCode = compareOperations(rest[0]) ? 0 : 1;
  else if (first === 'growth') process.exitCode = printGrowth(rest) ? 0 : 1;
  else if (first === 'keys') process.exitCode = (await printKeyTimes()) ? 0 : 1;
  else main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
}
