/** `lyncshell test x.Tests.ps1`. Pester itself is not in the project: a module of its name stands for it here. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { program } from './terminal-session.ts';

jest.setTimeout(60_000);

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-pester-'));
  mkdirSync(join(folder, 'modules/Pester/5.9.0'), { recursive: true });
  writeFileSync(join(folder, 'a.Tests.ps1'), "Describe 'a' { It 'b' { } }");
  writeFileSync(
    join(folder, 'modules/Pester/5.9.0/Pester.psd1'),
    "@{ RootModule = 'Pester.psm1'; ModuleVersion = '5.9.0'; FunctionsToExport = 'Invoke-Pester' }",
  );
  writeFileSync(
    join(folder, 'modules/Pester/5.9.0/Pester.psm1'),
    `function Invoke-Pester([hashtable] $Configuration) {
       "runs $(Split-Path -Leaf $Configuration.Run.Path[0]) of names like $($Configuration.Filter.FullName), $($Configuration.Output.Verbosity)"
       exit 3
     }`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function testIn(modules: string, ...args: string[]) {
  const env = { ...process.env, LYNCSHELL_HOME: folder, PSModulePath: join(folder, modules) };
  return spawnSync(process.execPath, [program, 'test', 'a.Tests.ps1', ...args], { encoding: 'utf8', cwd: folder, env });
}

test('Pester of the module path runs the file; tests that failed are a failure', () => {
  const { stdout, stderr, status } = testIn('modules', '--only', 'b', '--quiet');
  expect({ stdout, stderr, status }).toEqual({
    stdout: 'runs a.Tests.ps1 of names like *b*, None\n',
    stderr: '',
    status: 1,
  });
});

test('where there is no Pester, it is said how to get it', () => {
  const { stderr, status } = testIn('nowhere');
  expect(stderr).toMatch(
    /^lyncshell: a\.Tests\.ps1: Pester 5 runs such files, and no folder of the module path .* has it\./,
  );
  expect(stderr).toContain('Save-PSResource Pester');
  expect(status).toBe(1);
});

test('tests are not recorded', () => {
  const { stderr, status } = testIn('modules', '--update');
  expect(stderr).toContain('--update is for transcripts and pages');
  expect(status).toBe(1);
});
