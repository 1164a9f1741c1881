// Runs PowerShell's own test suites in the shell, under the real Pester, and holds what fails against the list of what
// is expected to (test/suites/powershell.json). Neither PowerShell's tests nor Pester are in the project: a checkout of
// PowerShell and a folder with the module are named by LYNCSHELL_SUITES and LYNCSHELL_PESTER, or lie in the cache.
//
//   npm run suites                      every file of the list
//   npm run suites -- Language/Parser   the files whose path contains a text
//   npm run suites -- --record TEXT     asks a real PowerShell ($PWSH) too, and writes the list anew for these files
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

const LIST = join(root, 'test/suites/powershell.json');
const RUNNER = join(root, 'scripts/suites/run-suite.ps1');
const CACHE = join(root, 'node_modules/.cache/suites');
const SECONDS = Number(process.env.LYNCSHELL_SUITES_SECONDS ?? 120);

class Missing extends Error {}

/** The folder `test` of a checkout of PowerShell. */
function testsFolder() {
  const named = process.env.LYNCSHELL_SUITES;
  const candidates = named ? [named, join(named, 'test')] : [join(CACHE, 'PowerShell/test')];
  const found = candidates.find((folder) => existsSync(join(folder, 'powershell/Language')));
  if (found) return found;
  throw new Missing(`PowerShell's tests are not here. Get them once:
  git clone --depth 1 https://github.com/PowerShell/PowerShell ${join(CACHE, 'PowerShell')}
or name a checkout: LYNCSHELL_SUITES=FOLDER npm run suites`);
}

/** The manifest of Pester 5. */
function pesterManifest() {
  const named = process.env.LYNCSHELL_PESTER;
  const candidates = named ? [named, join(named, 'Pester.psd1')] : [join(CACHE, 'Pester/Pester.psd1')];
  const found = candidates.find((path) => path.endsWith('.psd1') && existsSync(path));
  if (found) return found;
  throw new Missing(`Pester 5 is not here. Unzip the package Pester 5.7.1 of nuget.org (its folder "tools") as
  ${join(CACHE, 'Pester')}
or name its folder: LYNCSHELL_PESTER=FOLDER npm run suites`);
}

/** Runs a file on an engine; what became of its tests, and whether it came to its end. */
async function runFile(engine, file, { tests, pester }) {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-suite-'));
  try {
    const out = join(folder, 'outcomes.jsonl');
    writeFileSync(out, '');
    for (const name of ['home', 'work']) mkdirSync(join(folder, name));
    const parts = ['-NoProfile', '-NonInteractive', '-File', RUNNER];
    const values = [join(tests, 'powershell', file), out, pester, join(tests, 'tools/Modules')];
    const [program, ...before] = engine;
    const env = {
      ...process.env,
      HOME: join(folder, 'home'),
      LYNCSHELL_HOME: join(folder, 'lab'),
      TZ: 'UTC',
      LANG: 'en_US.UTF-8',
      TERM: 'dumb',
      NO_COLOR: '1',
      POWERSHELL_TELEMETRY_OPTOUT: '1',
    };
    const options = { cwd: join(folder, 'work'), env, stdio: 'ignore', timeout: SECONDS * 1000, killSignal: 'SIGKILL' };
    await new Promise((resolve) => spawn(program, [...before, ...parts, ...values], options).on('close', resolve));
    const lines = readFileSync(out, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return { outcomes: numbered(lines.filter(({ state }) => state !== 'End')), ended: lines.at(-1)?.state === 'End' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tests of one name are told apart by numbers. */
function numbered(outcomes) {
  const seen = new Map();
  return outcomes.map((outcome) => {
    const times = (seen.get(outcome.test) ?? 0) + 1;
    seen.set(outcome.test, times);
    return times === 1 ? outcome : { ...outcome, test: `${outcome.test} #${times}` };
  });
}

const passedTests = ({ outcomes }) => outcomes.filter(({ state }) => state === 'Passed').map(({ test }) => test);

/** The reason for which a test is expected to fail, by what it said. */
function reasonOf(message, reasons) {
  const found = Object.entries(reasons).find(([, { pattern }]) => pattern && new RegExp(pattern, 'i').test(message));
  return found ? found[0] : 'other';
}

/** The test files below a folder, by their paths in it. */
function filesBelow(folder) {
  const found = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.Tests.ps1'));
  return found.sort();
}

const readList = () => JSON.parse(readFileSync(LIST, 'utf8'));

/** Asks both, and writes which tests pass on the real one and not here. */
async function record(files, places) {
  const pwsh = [process.env.PWSH ?? 'pwsh'];
  const ours = [process.execPath, join(root, 'dist/lyncshell.js')];
  for (const file of files) {
    const real = await runFile(pwsh, file, places);
    const got = await runFile(ours, file, places);
    const list = readList();
    const byTest = new Map(got.outcomes.map((outcome) => [outcome.test, outcome]));
    const wanted = passedTests(real);
    const fails = {};
    for (const test of wanted) {
      const outcome = byTest.get(test);
      if (outcome?.state === 'Passed') continue;
      const whole = byTest.get('<file>')?.message ?? '';
      const said = outcome ? outcome.message : `${got.ended ? '' : 'did not end '}${whole}`;
      const reason = outcome || whole ? reasonOf(said, list.reasons) : got.ended ? 'not-reached' : 'does-not-end';
      if (!fails[reason]) fails[reason] = [];
      fails[reason].push(test);
    }
    list.files[file] = { passes: wanted.length, fails };
    list.files = Object.fromEntries(Object.entries(list.files).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(LIST, `${JSON.stringify(list, null, 1)}\n`);
    const lost = Object.values(fails).flat().length;
    process.stdout.write(`${file}: ${wanted.length - lost} of ${wanted.length}\n`);
  }
}

/** Runs the files here and says what is not as the list says. */
async function check(files, places) {
  const ours = [process.execPath, join(root, 'dist/lyncshell.js')];
  const { files: known } = readList();
  const sums = new Map();
  let wrong = 0;
  for (const file of files) {
    const expected = new Set(Object.values(known[file].fails).flat());
    const passed = new Set(passedTests(await runFile(ours, file, places)));
    const all = known[file].passes;
    const lost = await newlyFailing(file, passed, expected, places);
    const gained = [...expected].filter((test) => passed.has(test));
    for (const test of lost) process.stdout.write(`${file}: fails now: ${test}\n`);
    for (const test of gained) process.stdout.write(`${file}: passes now, take it off the list: ${test}\n`);
    wrong += lost.length;
    const folder = file.split('/').slice(0, 2).join('/');
    const sum = sums.get(folder) ?? { passed: 0, all: 0 };
    sum.passed += all - expected.size - lost.length + gained.length;
    sum.all += all;
    sums.set(folder, sum);
  }
  for (const [folder, { passed, all }] of sums) {
    process.stdout.write(`${folder}: ${passed} of ${all} (${((100 * passed) / Math.max(all, 1)).toFixed(1)} %)\n`);
  }
  return wrong === 0 ? 0 : 1;
}

/** Tests that passed when the list was made; the list holds their number, so their names are asked for where it is less. */
async function newlyFailing(file, passed, expected, places) {
  const { passes } = readList().files[file];
  const held = [...passed].filter((test) => !expected.has(test)).length;
  if (held >= passes - expected.size) return [];
  const again = await runFile([process.execPath, join(root, 'dist/lyncshell.js')], file, places);
  return again.outcomes
    .filter(({ state, test }) => state === 'Failed' && !expected.has(test))
    .map(({ test, message }) => `${test}: ${message.split('\n')[0]}`);
}

async function main(args) {
  const recording = args.includes('--record');
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const places = { tests: testsFolder(), pester: pesterManifest() };
  const all = recording ? filesBelow(join(places.tests, 'powershell')) : Object.keys(readList().files);
  const files = all.filter((file) => wanted.length === 0 || wanted.some((text) => file.includes(text)));
  if (files.length === 0) throw new Missing(`No file of the list has "${wanted.join('" or "')}" in its path.`);
  if (!recording) return check(files, places);
  await record(files, places);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  process.stderr.write(`suites: ${error.message}\n`);
  process.exitCode = 1;
}
