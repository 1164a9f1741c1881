// `npm run durability`: what a lab in a folder bears. Prints counts, and ends with 1 where something was lost.
//
//   npm run durability -- kills 50          a process that changes the lab is killed 50 times, at random instants
//   npm run durability -- writers 8 10      8 processes write every section of one lab for 10 seconds
//   npm run durability -- server 4 20       4 processes write for 20 seconds on a PostgreSQL that is killed again and again
//   npm run durability -- sessions 30 10    30 sessions on a PostgreSQL, each typing a command a second for 10 seconds
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../scripts/source-tree.mjs';
import { makeServer } from '../scripts/test-postgres.mjs';

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

async function writers(count, seconds, meanwhile = async () => undefined) {
  const all = await Promise.all(Array.from({ length: count }, (_, writer) => start(writer + 1, seconds * 1_000)));
  await meanwhile();
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

/** The server is killed as by a loss of power, and comes back; what was told to be done must be there. */
async function onServer(server, count, seconds) {
  let serverKills = 0;
  const found = await writers(count, seconds, async () => {
    const end = Date.now() + seconds * 1_000 - 3_000;
    while (Date.now() < end) {
      await pause(1_000 + Math.random() * 2_000);
      await server.kill();
      serverKills++;
      await server.start();
    }
  });
  return { ...found, serverKills };
}

/** How long a command takes, as those who type it see it. */
async function sessions(count, seconds) {
  const all = Array.from({ length: count }, (_, at) => {
    const child = spawn(process.execPath, [typing, labs, 'lab', String(at), String(seconds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    return new Promise((resolve) =>
      child.on('exit', (code) => resolve({ code, times: text.trim().split('\n').map(Number) })),
    );
  });
  const ended = await Promise.all(all);
  const times = ended.flatMap((one) => one.times).sort((left, right) => left - right);
  return {
    sessions: count,
    failed: ended.filter(({ code }) => code !== 0).length,
    commands: times.length,
    medianMs: times[times.length >> 1],
    p90Ms: times[Math.floor(times.length * 0.9)],
    faults: [],
  };
}

const typing = bundle('typing-program');
/** Programs of the bench lie where bundles of them are made: the thread that talks to servers is that of the last build. */
writeFileSync(
  join(root, 'node_modules/.cache/postgres.worker.cjs'),
  `require(${JSON.stringify(join(root, 'dist/postgres.worker.cjs'))});\n`,
);

const runs = {
  kills: { run: ([count = 50]) => kills(count) },
  writers: { run: ([count = 8, seconds = 10]) => writers(count, seconds) },
  server: { needsServer: true, run: ([count = 4, seconds = 20], server) => onServer(server, count, seconds) },
  sessions: { needsServer: true, run: ([count = 30, seconds = 10]) => sessions(count, seconds) },
};

const [what = 'kills', ...numbers] = process.argv.slice(2);
const chosen = runs[what];
const server = chosen.needsServer ? await makeServer() : null;
if (server) process.env.LYNCSHELL_BENCH_STORE = server.address;
try {
  execFileSync(process.execPath, [changing, labs, 'lab', '0', '1'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const found = await chosen.run(numbers.map(Number), server);
  const { faults, ...counts } = found;
  for (const [name, value] of Object.entries(counts)) process.stdout.write(`${name.padEnd(14)} ${Math.round(value)}\n`);
  process.stdout.write(`faults         ${faults.length}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  const isSlow = what === 'kills' && counts.longestWait > LONGEST_WAIT_MS;
  process.exitCode = faults.length > 0 || counts.failed > 0 || isSlow ? 1 : 0;
} finally {
  await server?.remove();
  rmSync(labs, { recursive: true, force: true });
}
