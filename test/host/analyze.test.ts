/** `lyncshell analyze`: what a script uses, what of it is here, and what it would change. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { program } from './terminal-session.ts';

jest.setTimeout(120_000);

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-analyze-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function analyze(text: string, ...args: string[]) {
  writeFileSync(join(folder, 'script.ps1'), text);
  const env = { ...process.env, LYNCSHELL_HOME: folder, TZ: 'UTC' };
  const options = { encoding: 'utf8', cwd: folder, env } as const;
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'analyze', 'script.ps1', ...args], options);
  return { stdout, stderr, status };
}

test('a script whose all is here: its commands, and what it would change', () => {
  const { stdout, status } = analyze(
    `param([switch]$Off)
function Tell($text) { Write-Host $text }
Set-CsVoicePolicy -Identity Global -AllowCallForwarding (-not $Off)
Tell ([datetime]'2012-01-01').Year
`,
    '--args=-Off',
  );
  expect(stdout).toBe(`script.ps1
  Commands:
    Write-Host                               built (line 2)
    Set-CsVoicePolicy                        built (line 3)
    Tell                                     the script's own (line 4)
  Types:
    [switch]                                 built (line 1)
    [datetime]                               built (line 4)
  It would change:
    central management store/settings: CsVoicePolicy Global: - => {"AllowCallForwarding":false}

`);
  expect(status).toBe(0);
});

test('what is not here, by kind, with its lines; as JSON', () => {
  const { stdout, status } = analyze(
    `Get-Nothing -Here
Get-ChildItem -Nonsense
Get-ChildItem -Nonsense
[Contoso.Nothing]1
[System.Collections.Generic.List[int]]::new()
& $what
`,
    '--json',
    '--no-run',
  );
  const [script] = (JSON.parse(stdout) as { scripts: Record<string, unknown>[] }).scripts;
  expect(script).toEqual({
    script: 'script.ps1',
    parseErrors: [],
    unknownCalls: [6],
    dryRun: null,
    commands: [
      expect.objectContaining({
        name: 'Get-Nothing',
        status: 'unknown',
        parameters: [{ name: 'Here', lines: [1], status: 'unknown', reason: '' }],
      }),
      expect.objectContaining({ name: 'Get-ChildItem', status: 'built', module: 'Microsoft.PowerShell.Management' }),
    ],
    types: [
      { name: 'Contoso.Nothing', lines: [4], status: 'unknown', reason: '' },
      { name: 'System.Collections.Generic.List[]', lines: [5], status: 'built', reason: '' },
      { name: 'int', lines: [5], status: 'built', reason: '' },
    ],
  });
  expect(status).toBe(1);
});

test('the run sees nothing of this computer, and leaves nothing behind', () => {
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const { stdout, status } = analyze(
    `Get-Content '${join(folder, 'secret.txt')}'\nSet-Content C:\\new.txt x\n`,
    '--json',
  );
  const { dryRun } =
    (JSON.parse(stdout) as { scripts: { dryRun: { errors: unknown[]; output: string } }[] }).scripts[0] ?? {};
  expect(dryRun?.output).not.toContain('secret\n');
  expect(dryRun?.errors).toEqual([expect.objectContaining({ line: 1 })]);
  expect(status).toBe(1);
  expect(readdirSync(join(folder, 'labs')).filter((name) => !name.startsWith('.'))).toEqual([]);
});

test('what it would change: values of the registry, files, certificates, and nothing of how the lab counts', () => {
  const text = `Set-ItemProperty HKLM:\\SOFTWARE\\Contoso -Name Mark -Value 1 -ErrorAction SilentlyContinue
$null = New-Item HKLM:\\SOFTWARE\\Contoso
Set-ItemProperty HKLM:\\SOFTWARE\\Contoso -Name Mark -Value 1
Set-Content C:\\made.txt x
$t = (Get-CsCertificate -Type Default).Thumbprint
Set-CsCertificate -Type OAuthTokenIssuer -Identity Global -Thumbprint $t
$null = Get-ItemProperty HKCU:\\Environment
`;
  const { stdout } = analyze(text, '--json');
  const { dryRun } =
    (JSON.parse(stdout) as { scripts: { dryRun: { changes: { what: string; after: string | null }[] } }[] })
      .scripts[0] ?? {};
  const changed = (dryRun?.changes ?? []).map(({ what, after }) => [what, after]);
  expect(changed).toContainEqual(['fe01: registry: HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso', '{"Mark":1}']);
  expect(changed).toContainEqual(['fe01: file added: C:\\made.txt', null]);
  const whats = changed.map(([what]) => what ?? '');
  expect(whats.filter((what) => what.includes('registry'))).toHaveLength(1);
  expect(whats.some((what) => what.includes('OAuthTokenIssuer'))).toBe(true);
  expect(whats.filter((what) => /\.der\b|nextRequestId|version$/.test(what))).toEqual([]);
});

test('what it asks is answered, or ends the run and is told; what Enter takes is taken', () => {
  const text = `param([Parameter(Mandatory)][string]$Pool)
$name = Read-Host 'Name of the user'
if ($Host.UI.PromptForChoice('Sure?', 'Go on', @('&Yes', '&No'), 0) -eq 0) { "$name on $Pool" }
Set-Content C:\\made.txt x
Read-Host 'And now'`;
  const asked = analyze(text);
  expect(asked.stdout).toContain('  It asks "Pool", and was ended there: give an answer by --answer "Pool=…".\n');
  expect(asked.stdout).toContain('  Until then it changed nothing of the lab.\n');
  expect(asked.status).toBe(1);
  const answered = analyze(text, '--answer', 'pool=pool01', '--answer', 'Name of=Kim', '--json').stdout;
  const { dryRun } =
    (JSON.parse(answered) as { scripts: { dryRun: { asked: string; output: string; changes: unknown[] } }[] })
      .scripts[0] ?? {};
  expect(dryRun?.asked).toBe('And now');
  expect(dryRun?.output).toContain('Kim on pool01');
  expect(dryRun?.changes).toHaveLength(1);
});

test('the block of a filter is no code; an error that the script writes itself stands on its line', () => {
  const text = `$null = Get-CsUser -Filter {EnterpriseVoiceEnabled -eq $true}
$null = Get-ADNothing -Filter {adminCount -gt 0}
Write-Error 'of its own'
`;
  const { stdout } = analyze(text, '--json');
  const [script] = (
    JSON.parse(stdout) as {
      scripts: { commands: { name: string }[]; dryRun: { errors: { line: number; message: string }[] } }[];
    }
  ).scripts;
  expect(script?.commands.map(({ name }) => name)).toEqual(['Get-CsUser', 'Get-ADNothing', 'Write-Error']);
  expect(script?.dryRun.errors.map(({ line }) => line)).toEqual([2, 3]);
});

test('a run that does not end is stopped', () => {
  const { stdout, status } = analyze(
    'Set-CsVoicePolicy -Identity Global -AllowCallForwarding $false\nwhile ($true) {}',
    '--timeout',
    '5',
  );
  expect(stdout).toContain('It was stopped before its end.');
  expect(stdout).toContain('CsVoicePolicy');
  expect(status).toBe(1);
});

test('what cannot be read, and what does not parse', () => {
  expect(analyze('if (').stdout).toMatch(/Errors of its text:\n {4}1:5 {2}/);
  const missing = spawnSync(process.execPath, [program, 'analyze', 'none.ps1'], { encoding: 'utf8', cwd: folder });
  expect(missing).toMatchObject({
    status: 66,
    stderr: 'lyncshell: none.ps1: cannot be read: there is no such file or folder\n',
  });
});
