// `npm run bench -- operations [PATTERN]`: some two hundred single operations (operations.ps1) on this shell and on the real
// PowerShell in one run, and the ratios of their times, the worst first. Fails above the limits.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { realPowerShell } from '../scripts/real-powershell.mjs';
import { distLoader, root } from '../scripts/source-tree.mjs';

const LIMIT = 0.8;
const MEDIAN_LIMIT = 0.3;

/** Microseconds by name of operation. */
function times(command, args, pattern) {
  const script = [join(root, 'bench/operations.ps1'), ...(pattern ? ['-Only', pattern] : [])];
  const { status, stdout, stderr, error } = spawnSync(
    command,
    [...args, '-NoProfile', '-NonInteractive', '-File', ...script],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (error) throw error;
  if (status !== 0 || stderr !== '')
    throw new Error(`${command}: operations.ps1 ended with ${status}: ${stderr.slice(0, 500)}`);
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(', '));
  return new Map(pairs.map(([name, time]) => [name, Number(time)]));
}

/** Prints the table; whether all ratios are below the limits. Without a PowerShell only the times are shown. */
export function compareOperations(pattern) {
  const ours = times(process.execPath, [join(root, distLoader)], pattern);
  const powershell = realPowerShell();
  const theirs = powershell ? times(powershell.command, [], pattern) : new Map();
  const rows = [...ours].map(([name, time]) => ({
    name,
    time,
    real: theirs.get(name),
    ratio: time / theirs.get(name),
  }));
  rows.sort((a, b) => b.ratio - a.ratio);
  process.stdout.write(
    `${'operation'.padEnd(28)}${'µs'.padStart(10)}${'PowerShell'.padStart(12)}${'ratio'.padStart(8)}\n`,
  );
  for (const { name, time, real, ratio } of rows) {
    const compared = real === undefined ? '' : `${real.toFixed(2).padStart(12)}${ratio.toFixed(2).padStart(8)}`;
    process.stdout.write(
      `${name.padEnd(28)}${time.toFixed(2).padStart(10)}${compared}${ratio > LIMIT ? '  TOO SLOW' : ''}\n`,
    );
  }
  if (!powershell) return true;
  const median = rows[Math.floor(rows.length / 2)].ratio;
  process.stdout.write(`median ratio ${median.toFixed(2)}, limit ${MEDIAN_LIMIT}; limit of each ${LIMIT}\n`);
  return median <= MEDIAN_LIMIT && rows.every(({ ratio }) => ratio <= LIMIT);
}
