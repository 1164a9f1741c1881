/** `preset: 'lyncshell'`: a jest of its own runs transcripts and tests of Pester beside tests in JavaScript, in one report. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lyncshell-preset-'));
const modules = join(folder, 'node_modules');

/** What jest tells of a file, as `--json` has it. */
interface FileOutcome {
  readonly name: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}

beforeAll(() => {
  mkdirSync(join(modules, '@jest'), { recursive: true });
  symlinkSync(root.replace(/\/$/, ''), join(modules, 'lyncshell'));
  for (const name of ['jest', 'babel-jest', 'expect', '@jest/globals'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'package.json'), '{ "name": "scripts", "private": true }');
  writeFileSync(join(folder, 'jest.config.js'), "module.exports = { preset: 'lyncshell', testTimeout: 60_000 };\n");
  writeFileSync(
    join(folder, 'run.test.js'),
    `const { openShell } = require('lyncshell');
test('a run', async () => {
  const shell = openShell();
  expect(await shell.run('1 + 1')).toSucceed();
  shell.dispose();
});`,
  );
  writeFileSync(join(folder, 'sums.transcript'), '## right\nPS> 1 + 1\n2\n## wrong\nPS> 1 + 1\n3\n');
  writeFileSync(join(folder, 'broken.transcript'), 'PS> 1\n');
  writeFileSync(join(folder, 'a.Tests.ps1'), "Describe 'a' { It 'b' { } }");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one report has all of them', () => {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const report = join(folder, 'report.json');
  const { NODE_OPTIONS: _, ...env } = process.env;
  spawnSync(process.execPath, [jest, '--json', '--outputFile', report, '--runInBand'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, PSModulePath: join(folder, 'none') },
    timeout: 110_000,
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: FileOutcome[] };
  const told = testResults
    .flatMap(({ name, assertionResults }) =>
      assertionResults.map((one) => [
        name.slice(folder.length + 1),
        one.fullName,
        one.status,
        ...one.failureMessages.map((message) => message.split('\n').slice(0, 2).join('|')),
      ]),
    )
    .sort();
  expect(told).toEqual([
    ['a.Tests.ps1', 'the file can be run', 'failed', expect.stringContaining('Error: Pester 5 runs such files')],
    ['broken.transcript', 'the file can be run', 'failed', expect.stringContaining('there is no case')],
    ['run.test.js', 'a run', 'passed'],
    ['sums.transcript', 'right', 'passed'],
    ['sums.transcript', 'wrong', 'failed', 'Error: ## wrong|PS> 1 + 1'],
  ]);
}, 120_000);
