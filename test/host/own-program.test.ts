/** `powershell.exe` and `pwsh`, as scripts start them for a session of its own: this program once more. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { program } from './terminal-session.ts';

jest.setTimeout(120_000);

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-own-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function output(text: string, ...args: string[]) {
  const file = join(folder, 'script.ps1');
  writeFileSync(file, text);
  // No program of these names is to be found on the way.
  const env = { ...process.env, LYNCSHELL_HOME: folder, PATH: '/usr/bin:/bin' };
  const { stdout } = spawnSync(process.execPath, [program, ...args, '-NoProfile', '-File', file], {
    encoding: 'utf8',
    cwd: folder,
    env,
  });
  return stdout;
}

test('by name, by its place, with input, exit code and a script', () => {
  writeFileSync(join(folder, 'other.ps1'), 'param($a) "a is $a"; exit 5');
  const text = `powershell -NoProfile -Command '1 + 1'
& "$PSHOME\\powershell.exe" -NoProfile -Command '"from $PSHOME"'
'x', 'y' | & "$PSHOME/pwsh" -NoProfile -Command '$input | ForEach-Object { "<$_>" }'
powershell.exe -NoProfile -File ${join(folder, 'other.ps1')} 7; $LASTEXITCODE
(Start-Process pwsh '-NoProfile -Command exit 4' -Wait -PassThru).ExitCode
(Get-Command powershell).Name`;
  expect(output(text)).toBe(`2
from C:\\Windows\\System32\\WindowsPowerShell\\v1.0
<x>
<y>
a is 7
5
4
powershell.exe
`);
});

test('a block goes there with its arguments and input, and objects come back on their streams', () => {
  const text = `$o = powershell -NoProfile { @{ a = 'b' }; Write-Error 'boo' } 2>&1
$o.ForEach{ "$($_.GetType().Name) $($_.FullyQualifiedErrorId)" }
$v = 1, 2, 3 | pwsh -NoProfile -Command { $input }; "$($v.Count) $($v[2].GetType().Name)"
(pwsh -NoProfile { $args[1] } -args "it's", (2, 3))[1]
try { pwsh -outp blah -comm { 1 } } catch { $_.FullyQualifiedErrorId }
'text' | pwsh -NoProfile -out text -com { $input }
pwsh -NoProfile { exit 3 }; $LASTEXITCODE`;
  expect(output(text)).toBe(`Hashtable 
ErrorRecord Microsoft.PowerShell.Commands.WriteErrorException
3 Int32
3
IncorrectValueForFormatParameter
text
3
`);
});

test('a session that may start no programs has none', () => {
  const page = join(folder, 'page.md');
  writeFileSync(
    page,
    '```powershell\nPS> (Get-Command powershell -ErrorAction SilentlyContinue) -eq $null\nTrue\n```\n',
  );
  const { stdout } = spawnSync(process.execPath, [program, 'run', page], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, LYNCSHELL_HOME: folder },
  });
  expect(stdout).toContain('True');
});
