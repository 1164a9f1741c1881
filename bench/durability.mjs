// `npm run durability`: what a lab in a folder bears. Prints counts, and ends with 1 where something was lost.
//
//   npm run durability -- kills 50          a process that changes the lab is killed 50 times, at random instants
//   npm run durability -- writers 8 10      8 processes write every section of one lab for 10 seconds
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../scripts/source-tree.mjs';

const LONGEST_WAIT_MS = 1_000;

function bundle(name) {
  const target = join(root, `node_modules/.cache/durability-${name}.mjs`);
  const options = ['--bundle', '--platform=node', '--format=esm', '--packages=external', '--log-level=error'];
  execFileSync(join(root, 'node_modules/.bin/esbuild'), [
    join(root, `bench/durability/${name}.ts`),
    ...options,
    `--inject:${join(root, 'src/platform/node/node-platform.ts')}`,
    `--outfile=${target}`,
  ]);
  return target;
}

const changing = bundle('changing-program');
const looking = bundle('looking-program');
const labs = mkdtempSync(join(tmpdir(), 'lyncshell-durability-'));

/** A process that changes the lab; resolves when it is at work. */
function start(writer, duration) {
  const child = spawn(process.execPath, [changing, labs, 'lab', String(writer), String(duration)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const made = { child, begun: 0, done: 0, ended: new Promise((resolve) => child.on('exit', resolve)) };
  let rest = '';
  const ready = new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error('It ended before it was ready.')));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'ready') resolve();
        else if (line.startsWith('+')) made.begun++;
        else made.done++;
      }
    });
  });
  return ready.then(() => made);
}

const look = (...more) =>
  JSON.parse(execFileSync(process.execPath, [looking, labs, 'lab', ...more], { encoding: 'utf8' }));

async function kills(count) {
  const found = { kills: 0, begun: 0, done: 0, inTheMiddle: 0, opened: 0, longestWait: 0, faults: [] };
  for (let at = 0; at < count; at++) {
    const writer = await start(0, 0);
    await pause(Math.random() * 400);
    writer.child.kill('SIGKILL');
    await writer.ended;
    found.kills++;
    found.begun += writer.begun;
    found.done += writer.done;
    if (writer.begun > writer.done) found.inTheMiddle++;
    const { faults, opened, changed } = look(at % 10 === 9 || at === count - 1 ? 'end' : '');
    found.opened++;
    found.longestWait = Math.max(found.longestWait, opened, changed);
    found.faults.push(...faults);
  }
  return found;
}

async function writers(count, seconds) {
  const all = await Promise.all(Array.from({ length: count }, (_, writer) => start(writer + 1, seconds * 1_000)));
  const codes = await Promise.all(all.map(({ ended }) => ended));
  const { faults, opened, changed } = look('end');
  return {
    writers: count,
    failed: codes.filter((code) => code !== 0).length,
    changes: all.reduce((sum, { done }) => sum + done, 0),
    longestWait: Math.max(opened, changed),
    faults,
  };
}

const [what = 'kills', ...numbers] = process.argv.slice(2);
try {
  execFileSync(process.execPath, [changing, labs, 'lab', '0', '1'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [first = what === 'kills' ? 50 : 8, second = 10] = numbers.map(Number);
  const found = what === 'kills' ? await kills(first) : await writers(first, second);
  const { faults, ...counts } = found;
  for (const [name, value] of Object.entries(counts)) process.stdout.write(`${name.padEnd(14)} ${Math.round(value)}\n`);
  process.stdout.write(`faults         ${faults.length}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  const isSlow = what === 'kills' && counts.longestWait > LONGEST_WAIT_MS;
  process.exitCode = faults.length > 0 || counts.failed > 0 || isSlow ? 1 : 0;
} finally {
  rmSync(labs, { recursive: true, force: true });
}
