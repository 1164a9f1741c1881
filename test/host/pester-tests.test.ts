/** `lyncshell test x.Tests.ps1`. Pester itself is not in the project: a module of its name stands for it here. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
       Write-Host "runs $(Split-Path -Leaf $Configuration.Run.Path[0]) of names like $($Configuration.Filter.FullName), $($Configuration.Output.Verbosity)"
       $root = @{ IsRoot = $true }
       $block = @{ IsRoot = $false; Parent = $root; ExpandedName = 'a'; BlockContainer = @{ Item = $Configuration.Run.Path[0] } }
       @{
         FailedCount = 1; FailedBlocksCount = 0; FailedContainersCount = 0; Containers = @()
         Tests = @(
           @{ Block = $block; ExpandedName = 'b'; Result = 'Passed'; StartLine = 1; Duration = [timespan]::FromMilliseconds(5) }
           @{
             Block = $block; ExpandedName = 'c'; Result = 'Failed'; StartLine = 2; Duration = [timespan]::Zero
             ErrorRecord = @(@{ Exception = @{ Message = 'was not' }; ScriptStackTrace = 'at a.Tests.ps1: line 2' })
           }
           @{ Block = $block; ExpandedName = 'd'; Result = 'Skipped'; StartLine = 3; Duration = [timespan]::Zero }
         )
       }
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

test('a report tells of each test, and of transcripts beside them', () => {
  writeFileSync(join(folder, 'b.transcript'), '## sums\nPS> 1 + 1\n2\n## wrong\nPS> 1 + 1\n3\n');
  const { status } = testIn('modules', 'b.transcript', '--quiet', '--report', 'r.json', '--report', 'r.xml');
  expect(status).toBe(1);
  const { files } = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as {
    files: { file: string; cases: Record<string, unknown>[] }[];
  };
  const told = files.map(({ file, cases }) => [file, cases.map(({ milliseconds: _, ...one }) => one)]);
  expect(told).toEqual([
    [
      'b.transcript',
      [
        { path: ['sums'], status: 'passed', message: '', line: 1 },
        { path: ['wrong'], status: 'failed', message: '## wrong\nPS> 1 + 1\n- 3\n+ 2\n', line: 4 },
      ],
    ],
    [
      'a.Tests.ps1',
      [
        { path: ['a', 'b'], status: 'passed', message: '', line: 1 },
        { path: ['a', 'c'], status: 'failed', message: 'was not\nat a.Tests.ps1: line 2', line: 2 },
        { path: ['a', 'd'], status: 'skipped', message: '', line: 3 },
      ],
    ],
  ]);
  const xml = readFileSync(join(folder, 'r.xml'), 'utf8');
  expect(xml).toContain('<testsuite name="a.Tests.ps1" tests="3" failures="1" errors="0" skipped="1" time="0.005">');
  expect(xml).toContain('<failure message="was not">was not&#10;at a.Tests.ps1: line 2</failure>');
});

test('a report that has no form, or is of pages, is refused', () => {
  expect(testIn('modules', '--report', 'r.txt').stderr).toContain('the name of a report ends with json, xml');
  writeFileSync(join(folder, 'page.md'), '```powershell\n1\n```\n');
  expect(testIn('modules', 'page.md', '--report', 'r.json').stderr).toContain(
    '"run --check --report" writes that of pages',
  );
});
