// `npm run growth`: how the cost of a lab grows with its Front End Servers, and the exponent of each curve (1 is linear):
// the slope of the best straight line through the logarithms. Reads of sections are exact; times are seconds of CPU.
//
//   npm run growth                      in memory, 10 to 1,000
//   npm run growth -- disk 10 100 400   in a folder, these sizes
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../scripts/source-tree.mjs';

const COLUMNS = ['reads', 'made', 'opened', 'replicated', 'status'];

/** The slope of log y over log x. */
function exponent(points) {
  const logs = points.filter(([, y]) => y > 0).map((point) => point.map(Math.log));
  const mean = (index) => logs.reduce((sum, log) => sum + log[index], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

function measure(kind, sizes) {
  const bundle = join(root, 'node_modules/.cache/replication-growth.mjs');
  const options = ['--bundle', '--platform=node', '--format=esm', '--packages=external', '--log-level=error'];
  execFileSync(join(root, 'node_modules/.bin/esbuild'), [
    join(root, 'bench/growth/replication-program.ts'),
    ...options,
    `--inject:${join(root, 'src/platform/node/node-platform.ts')}`,
    `--outfile=${bundle}`,
  ]);
  const output = execFileSync(process.execPath, [bundle, kind, ...sizes], { encoding: 'utf8' });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function print(rows) {
  const cells = (texts) => process.stdout.write(`${texts.map((text) => String(text).padStart(12)).join('')}\n`);
  cells(['servers', ...COLUMNS, 'peak']);
  for (const row of rows) {
    cells([
      row.size,
      ...COLUMNS.map((name) => (name === 'reads' ? row.reads : `${row[name].toFixed(3)} s`)),
      `${row.megabytes} MB`,
    ]);
  }
  cells(['exponent', ...COLUMNS.map((name) => exponent(rows.map((row) => [row.size, row[name]])).toFixed(2))]);
}

const [first, ...rest] = process.argv.slice(2);
const kind = first === 'disk' || first === 'memory' ? first : 'memory';
const sizes = kind === first ? rest : process.argv.slice(2);
print(measure(kind, sizes.length > 0 ? sizes : ['10', '20', '40', '100', '400', '1000']));
