// `npm run bench`: times the shell as people meet it, as whole processes, on the scripts in bench/scripts, beside the real
// PowerShell in turns, so that other work on the machine meets both. Where there is none, the times are set against those of
// baseline.json, each divided by the time of calibrate.mjs on its machine. `-- operations` compares single operations,
// `-- growth` shows how the time of an operation grows, `-- keys` how long a key takes to the screen, `-- prompt` how
// long the first prompt takes, `-- library` what labs and shells cost a program, `-- serve 30` how a server answers a class.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareTree } from '../scripts/prepare-tree.mjs';
import { realPowerShell } from '../scripts/real-powershell.mjs';
import { distLoader, root } from '../scripts/source-tree.mjs';
import { printPromptTimes } from './first-prompt.mjs';
import { printKeyTimes } from './keys.mjs';
import { compareOperations } from './operations.mjs';
import { printGrowth } from './operations-growth.mjs';
import { printClassTimes } from './serve.mjs';

/** The ratio to stay below: by script, and for all others. */
const targets = new Map([
  ['loop.ps1', 0.08],
  ['calls.ps1', 0.08],
  ['startup.ps1', 0.45],
]);
const TARGET = 0.33;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function run(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`exit code ${result.status ?? result.signal}: ${result.stderr.trim()}`);
  return result.stdout;
}

/** Seconds of the fixed work of calibrate.mjs: the median of three runs. */
function calibration() {
  return median([1, 2, 3].map(() => Number.parseFloat(run(process.execPath, [join(root, 'bench/calibrate.mjs')]))));
}

/** Seconds of one whole process. */
function timeProcess(command, args) {
  const start = process.hrtime.bigint();
  run(command, args);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const scriptArguments = (path) => ['-NoProfile', '-NonInteractive', '-File', path];

const timeOurs = (path) => timeProcess(process.execPath, [join(root, distLoader), ...scriptArguments(path)]);

/** Seconds of both shells for a script: the medians of three runs of each, in turns. */
function timeBeside(powershell, path) {
  const pairs = [1, 2, 3].map(() => [timeOurs(path), timeProcess(powershell.command, scriptArguments(path))]);
  return { ours: median(pairs.map(([ours]) => ours)), theirs: median(pairs.map(([, theirs]) => theirs)) };
}

/** A calibration slowed by other work makes every ratio look better than it is, and the other way round. */
function warnOfNoise(before, after) {
  if (Math.max(before, after) < 1.25 * Math.min(before, after)) return;
  process.stdout.write(
    `calibration ${before.toFixed(3)} s before and ${after.toFixed(3)} s after: the machine was busy, do not trust the ratios\n`,
  );
}

/** Measures a script: seconds here and of PowerShell, measured now or taken from the baseline and this machine's speed. */
function measureBeside(powershell) {
  return (folder, name) => timeBeside(powershell, join(folder, name));
}

function measureByBaseline(baseline, speed) {
  return (folder, name) => ({
    ours: median([1, 2, 3].map(() => timeOurs(join(folder, name)))),
    theirs: baseline.scripts[name] * speed,
  });
}

function printScripts(folder, names, measure) {
  process.stdout.write(
    `${'script'.padEnd(16)}${'seconds'.padStart(9)}${'PowerShell'.padStart(12)}${'ratio'.padStart(8)}${'target'.padStart(8)}\n`,
  );
  for (const name of names) {
    try {
      const { ours, theirs } = measure(folder, name);
      const target = targets.get(name) ?? TARGET;
      const slow = ours / theirs > target;
      if (slow) process.exitCode = 1;
      const columns = [
        ours.toFixed(3).padStart(9),
        theirs.toFixed(3).padStart(12),
        (ours / theirs).toFixed(2).padStart(8),
      ];
      process.stdout.write(
        `${name.padEnd(16)}${columns.join('')}${String(target).padStart(8)}${slow ? '  TOO SLOW' : '  ok'}\n`,
      );
    } catch (error) {
      process.exitCode = 1;
      process.stdout.write(`${name.padEnd(16)}   failed: ${error.message}\n`);
    }
  }
}

function main(only) {
  const folder = join(root, 'bench/scripts');
  const baseline = JSON.parse(readFileSync(join(folder, 'baseline.json'), 'utf8'));
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.ps1') && name in baseline.scripts);
  const names = scripts.filter((name) => only.length === 0 || only.includes(name.replace('.ps1', '')));
  const powershell = realPowerShell();
  if (powershell) {
    process.stdout.write(`beside PowerShell ${powershell.version}\n`);
    printScripts(folder, names, measureBeside(powershell));
    return;
  }
  const calibrate = calibration();
  process.stdout.write(`calibration ${calibrate.toFixed(3)} s here, ${baseline.calibrate} s for the baseline\n`);
  printScripts(folder, names, measureByBaseline(baseline, calibrate / baseline.calibrate));
  warnOfNoise(calibrate, calibration());
}

try {
  await prepareTree();
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'operations') process.exitCode = compareOperations(rest[0]) ? 0 : 1;
  else if (first === 'growth') process.exitCode = printGrowth(rest) ? 0 : 1;
  else if (first === 'library') await import('./library.mjs');
  else if (first === 'serve') process.exitCode = (await printClassTimes(rest)) ? 0 : 1;
  else if (first === 'endpoints') await import('./endpoints.mjs');
  else if (first === 'keys') process.exitCode = (await printKeyTimes()) ? 0 : 1;
  else if (first === 'prompt') process.exitCode = (await printPromptTimes()) ? 0 : 1;
  else main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
}
