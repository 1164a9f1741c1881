/** The prompt in a real terminal: what a person types and sees. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import { pause, TerminalSession } from './terminal-session.ts';

jest.setTimeout(180_000);

/** The first lab is made with keys of its own, which takes longer than a person would wait for a prompt. */
const LAB_PATIENCE_MS = 60_000;

const PROMPT = 'PS C:\\Users\\Administrator>';

describe('the prompt', () => {
  let home = '';
  let session: TerminalSession;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'lyncshell-prompt-'));
    openLab({ name: 'contoso', root: join(home, 'labs'), create: {} });
  }, LAB_PATIENCE_MS);

  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  afterEach(() => {
    session.stop();
  });

  async function start(...args: string[]): Promise<void> {
    session = new TerminalSession(['-NoLogo', ...args], { LYNCSHELL_HOME: home });
    await session.untilPrompt();
  }

  test('runs a command and shows its output below it', async () => {
    await start();
    session.enter('1 + 1');
    await session.untilPrompt('1 + 1\n2');
    expect(session.lines()).toEqual([`${PROMPT} 1 + 1`, '2', PROMPT]);
  });

  test('a screen reader is given no colours, neither of the text nor of errors', async () => {
    await start('-ScreenReader');
    session.enter('Get-Item nowhere; "out"');
    await session.untilPrompt('out');
    expect(session.text()).toContain('Get-Item : ');
    expect(session.bytes.includes('\u001b[3')).toBe(false);
  });

  test('a lab is watched without colours too, until Ctrl+C, which is heeded at once', async () => {
    session = new TerminalSession(['lab', 'show', 'contoso', '--watch'], { LYNCSHELL_HOME: home, NO_COLOR: '1' });
    await session.until((text) => text.includes('10 certificates'), 'picture');
    session.type('\u0003');
    expect(await session.untilExit()).toBe(130);
    await start();
    session.enter("$env:NO_COLOR = '1'; Show-LabTopology -Watch");
    await session.until((text) => text.includes('10 certificates'), 'picture');
    session.type('\u0003');
    await session.untilPrompt('10 certificates');
  });

  test('asks for the rest of an incomplete command', async () => {
    await start();
    session.enter('foreach ($i in 1..2) {');
    await session.until((text) => text.endsWith('>>'), 'continuation');
    session.enter('"line $i"');
    session.enter('}');
    await session.untilPrompt('line 2');
    expect(session.lines()).toEqual([
      `${PROMPT} foreach ($i in 1..2) {`,
      '>> "line $i"',
      '>> }',
      'line 1',
      'line 2',
      PROMPT,
    ]);
  });

  test('runs pasted lines one after the other', async () => {
    await start();
    session.type('$a = 40\r$a + 2\r');
    await session.untilPrompt('\n42');
    expect(session.lines()).toEqual([`${PROMPT} $a = 40`, `${PROMPT} $a + 2`, '42', PROMPT]);
  });

  test('Ctrl+C stops a running command, runs its finally block, and keeps the session', async () => {
    await start();
    session.enter('$kept = 7; try { while ($true) { } } finally { "cleaned up" }');
    await session.until((text) => text.includes('finally'), 'echo');
    await pause(300);
    session.type('\u0003');
    await session.untilPrompt('finally');
    session.enter('$kept');
    await session.untilPrompt('$kept\n7');
    expect(session.text()).toContain(`${PROMPT} $kept\n7\n${PROMPT}`);
  });

  test('Ctrl+C stops one statement that gives millions of objects', async () => {
    await start();
    session.enter('1..30000000');
    // Not the first ones: they may have left the screen's memory before anybody looks.
    await session.until((text) => /\n\d+\n\d+\n/.test(text), 'numbers');
    session.type('\u0003');
    await session.untilPrompt();
    session.enter('"next"');
    await session.untilPrompt('\nnext');
    expect(session.text()).not.toContain('30000000\nPS');
  });

  test('a machine that was entered stands in the prompt, and exit comes back from it', async () => {
    await start();
    session.enter('Enter-LabMachine fe02');
    await session.until((text) => text.endsWith(`[fe02]: ${PROMPT}`), 'prompt of fe02');
    session.enter('exit');
    await session.untilPrompt('exit');
    session.enter('hostname');
    await session.untilPrompt('\nfe01');
    expect(session.lines().at(-1)).toBe(PROMPT);
  });

  test('a missing value is asked for until it fits, and !? says what it is for', async () => {
    await start();
    session.enter("function f { param([Parameter(Mandatory, HelpMessage = 'a small number')] [byte] $n) $n }");
    await session.untilPrompt();
    session.enter('f');
    for (const [question, answer] of [
      ['(Type !? for Help.)\nn:', '!?'],
      ['a small number\nn:', 'x'],
      ['Cannot recognize "x" as a System.Byte due to a format error.\nn:', '300'],
      ['Cannot recognize "300" as a System.Byte due to an overflow error.\nn:', '7'],
    ] as const) {
      await session.until((text) => text.endsWith(question), question);
      session.enter(answer);
    }
    await session.untilPrompt('n: 7\n7');
  });

  test('a topology is asked for piece by piece, and what will not do is told at once', async () => {
    await start();
    const file = join(home, 'asked.json');
    session.enter(`New-LabTopology '${file}'`);
    const answers = [
      ['Active Directory domain [contoso.com]:', 'wizco'],
      ['"wizco" is no domain name', 'wizco.net'],
      ['SIP domains [wizco.net]:', ''],
      ['Sites [Redmond]:', 'Bonn; Lyon'],
      ['Front End Servers [3]:', 'many'],
      ['"many" is no number of servers', '24'],
      ['Standard Edition servers [0]:', ''],
      ['Directors [0]:', ''],
      ['Mediation Servers [0]:', ''],
      ['Edge Servers [1]:', ''],
      ['Persistent Chat Servers [0]:', ''],
    ] as const;
    for (const [question, answer] of answers) {
      await session.until((text) => text.includes(question) && text.endsWith(':'), question);
      session.enter(answer);
    }
    await session.untilPrompt();
    const { domain, sites } = JSON.parse(readFileSync(file, 'utf8')) as { domain: string; sites: { name: string }[] };
    expect({ domain, sites: sites.map(({ name }) => name) }).toEqual({ domain: 'wizco.net', sites: ['Bonn', 'Lyon'] });
  });

  test('help stops after each screenful: Space, Enter and q', async () => {
    await start();
    session.enter('help Get-CsCertificate');
    const question = '<SPACE> next page; <CR> next line; Q quit';
    await session.until((text) => text.endsWith(question), 'first question');
    const asked = (): number => session.text().split(question).length - 1;
    session.type('\r');
    await session.until((text) => text.split(question).length === 3, 'a line more');
    session.type(' ');
    await session.until((text) => text.split(question).length === 4, 'a page more');
    session.type('q');
    await session.untilPrompt();
    expect(asked()).toBe(3);
  });

  test('a program of the host has the terminal to itself', async () => {
    await start();
    session.enter("/bin/sh -c 'test -t 1 && stty -echo && read x && stty echo && echo seen: $x'");
    await pause(1000);
    session.enter('unseen');
    await session.untilPrompt('\nseen: unseen');
    expect(session.text()).not.toContain('\nunseen');
    session.enter('md made; C:');
    await session.untilPrompt('made');
    expect(session.lines().at(-1)).toBe(PROMPT);
  });

  test('Alt+Enter, and Escape then Enter, do not freeze the prompt', async () => {
    await start();
    session.type('"one"\u001b\r"two"');
    await session.until((text) => text.endsWith('>> "two"'), 'second line');
    session.type('\r');
    await session.untilPrompt('one\ntwo');
    session.type('abc\u001b');
    await pause(150);
    session.type('\r"alive"\r');
    await session.untilPrompt('\nalive');
  });

  test('a pasted function with a blank line is one input, and one entry of the history', async () => {
    await start();
    session.type('\u001b[200~function Get-Pasted {\r\n\r\n  "pasted"\r\n}\u001b[201~');
    await session.until((text) => text.endsWith('>> }'), 'pasted text');
    session.type('\rGet-Pasted\r');
    await session.untilPrompt('\npasted');
    expect(readFileSync(join(home, 'history.txt'), 'utf8')).toContain('function Get-Pasted {`\n`\n  "pasted"`\n}\n');
  });

  test('Ctrl+C at the prompt gives the line up', async () => {
    await start();
    session.type('this is nothing');
    await session.until((text) => text.endsWith('nothing'), 'typed text');
    session.type('\u0003');
    await session.untilPrompt('^C');
    session.enter('"next"');
    await session.untilPrompt('\nnext');
    expect(session.lines()).toEqual([`${PROMPT} this is nothing^C`, `${PROMPT} "next"`, 'next', PROMPT]);
  });

  test('the up arrow brings commands back, also those of an earlier session', async () => {
    await start();
    session.enter('"first"');
    await session.untilPrompt('\nfirst');
    session.enter('exit 5');
    expect(await session.untilExit()).toBe(5);
    expect(readFileSync(join(home, 'history.txt'), 'utf8')).toMatch(/"first"\nexit 5\n$/);
    session.stop();
    await start();
    session.type('\u001b[A\u001b[A');
    await session.until((text) => text.endsWith('"first"'), 'earlier command');
    session.type('\r');
    await session.untilPrompt('\nfirst');
  });

  test('Tab completes and goes on through the proposals', async () => {
    await start();
    session.type('get-cscert\t');
    await session.until((text) => text.endsWith('Get-CsCertificate'), 'completion');
    session.type(' -ty\t');
    await session.until((text) => text.endsWith('Get-CsCertificate -Type'), 'parameter');
    session.type('\u0003');
    await session.untilPrompt('^C');
  });

  test('errors are red, and Ctrl+D leaves', async () => {
    await start();
    session.enter('1 / 0');
    await session.untilPrompt('RuntimeException');
    expect(session.bytes).toContain('\u001b[31;1mAttempted to divide by zero.');
    session.type('\u0004');
    expect(await session.untilExit()).toBe(0);
  });

  test('a prompt function is honoured', async () => {
    await start();
    session.enter("function prompt { 'mine> ' }");
    await session.until((text) => text.endsWith('mine>'), 'own prompt');
    session.enter('3');
    await session.until((text) => text.endsWith('mine> 3\n3\nmine>'), 'output');
  });

  test('a prompt function that fails, or exits, leaves a prompt; its error is in $Error', async () => {
    await start();
    session.enter('function prompt { throw "bad" }');
    await session.until((text) => text.endsWith('\nPS>'), 'the plain prompt');
    session.enter('$n = $Error.Count; "$n $($Error[0])"');
    await session.until((text) => text.endsWith('\n1 bad\nPS>'), 'the error');
    session.enter('function prompt { exit 3 }');
    await session.until((text) => text.endsWith('{ exit 3 }\nPS>'), 'the plain prompt');
    session.enter('function prompt { "first> "; "second> " }');
    await session.until((text) => text.endsWith('\nfirst>'), 'the prompt');
  });

  test('asks questions: a line, a secret, a choice', async () => {
    await start();
    session.enter("$name = Read-Host 'Name'");
    await session.until((text) => text.endsWith('Name:'), 'question');
    session.enter('Ann');
    await session.untilPrompt('Name: Ann');
    session.enter('$secret = Read-Host -AsSecureString');
    await session.until((text) => text.endsWith('-AsSecureString'), 'secret question');
    session.type('abx\u007f');
    await session.until((text) => text.endsWith('\n**'), 'stars');
    session.type('\r');
    await session.untilPrompt('\n**\n');
    session.enter('"$name $($secret.Length)"');
    await session.untilPrompt('\nAnn 2');
    session.enter('Write-Error no -ErrorAction Inquire; "went on"');
    await session.until((text) => text.endsWith('(default is "Y"):'), 'choice');
    session.enter('y');
    await session.untilPrompt('went on');
  });

  test('waits for single keys, shown or not, and Ctrl+C stops', async () => {
    await start();
    session.enter(`$key = $Host.UI.RawUI.ReadKey('NoEcho,IncludeKeyDown'); "got $key"`);
    await session.until((text) => text.endsWith('"got $key"'), 'waiting for a key');
    session.type('A');
    await session.untilPrompt('\ngot 65,A,ShiftPressed,True');
    session.enter('[Console]::ReadKey().Key; "typed"');
    await session.until((text) => text.endsWith('"typed"'), 'waiting for a key');
    session.type('x');
    await session.untilPrompt('\nxX\ntyped');
    session.enter('$Host.UI.RawUI.ReadKey() | Out-Null; "not reached"');
    await session.until((text) => text.endsWith('"not reached"'), 'waiting for a key');
    session.type('\u0003');
    await session.untilPrompt('"not reached"\n');
  });

  test('Ctrl+C wakes a sleeping command and a question', async () => {
    await start();
    session.enter('Start-Sleep 60; "not reached"');
    await session.until((text) => text.includes('reached"'), 'echo');
    await pause(300);
    session.type('\u0003');
    await session.untilPrompt('reached"');
    session.enter('Read-Host x');
    await session.until((text) => text.endsWith('x:'), 'question');
    session.type('\u0003');
    await session.untilPrompt('x: ^C');
    expect(session.text()).not.toContain('\nnot reached');
  });

  test('draws progress below the output and takes it away', async () => {
    await start();
    session.enter("Write-Progress Copying 'a.txt' -PercentComplete 40; Start-Sleep 1; 'done'");
    await session.until((text) => text.includes('Copying [oooooooooooo                  ]  40% a.txt'), 'bar');
    await session.untilPrompt('\ndone');
    expect(session.text()).not.toContain('40%  a.txt');
    expect(session.lines().slice(-2)).toEqual(['done', PROMPT]);
  });

  test('-NoExit goes on where a command has ended', async () => {
    session = new TerminalSession(['-NoExit', '-Command', '$x = 5; "ran"'], { LYNCSHELL_HOME: home });
    await session.untilPrompt('ran\n');
    session.enter('$x + 1');
    await session.untilPrompt('$x + 1\n6');
  });

  test('what is due in the lab happens while nobody types', async () => {
    await start();
    session.enter(
      'Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path C:\\Certificates\\ServerToServerAuth.pfx -Password "P@ssw0rd"',
    );
    await session.untilPrompt('P@ssw0rd"\nPS');
    session.enter('Set-LabClock -Running -Rate 600');
    await session.untilPrompt('-Rate 600\n');
    await pause(1500);
    const observer = openLab({ name: 'contoso', root: join(home, 'labs'), readOnly: true });
    expect(observer.replication.status().every(({ upToDate }) => upToDate)).toBe(true);
  });

  test('says what may have been meant, what a key shows of help, what the lab calls for, and what happens in it', async () => {
    await start();
    for (const [line, proposal] of [
      ['get-csuzer', 'commands are:\n    ➤ Get-CsUser'],
      ['Get-CsUser -Identiy x', 'parameters are:\n    ➤ -Identity'],
      ['Get-CsUser -Identity kenmyr', 'identities are:\n    ➤ sip:kenmyer@contoso.com'],
    ] as const) {
      session.enter(line);
      await session.untilPrompt(`[General Feedback]\n  The most similar ${proposal}\n\nPS`);
    }
    session.type('Get-CsPool -Sit\u001bh');
    await session.until((text) => text.includes('Only the pools of this site.'), 'help of a parameter');
    session.type('\u001b');
    await session.untilPrompt();
    session.type('Get-CsPool\u001bOP');
    await session.until((text) => /NAME\s+Get-CsPool/.test(text), 'help of a command');
    session.type('q\u0003');
    await session.untilPrompt();
    // A clock that stands: nothing is mended before it is asked for.
    session.enter('Set-LabClock -Frozen; $c = Get-CsCertificate -Type Default');
    await session.untilPrompt('-Type Default\n');
    session.enter('Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $c.Thumbprint 6> $null');
    await session.untilPrompt('6> $null');
    session.type('Invoke-Cs');
    await session.until((text) => text.endsWith('> Invoke-CsManagementStoreReplication'), 'suggestion of the lab');
    session.type('\u0003');
    await session.untilPrompt('^C');
    session.enter('Set-LabClock -Running -Rate 60');
    await session.untilPrompt('-Rate 60\n');
    await session.until(
      (text) => /\.contoso\.com: .*\nPS/.test(text.slice(text.lastIndexOf('-Rate 60'))),
      'news of the lab',
    );
    session.type('\u0003');
    await session.untilPrompt();
    session.enter('Set-LabClock -Frozen');
    await session.untilPrompt('-Frozen\n');
    expect(session.bytes).toMatch(
      /\u001b\]0;fe01\.contoso\.com - \d+\/\d+\/2012 [\d:]+\s[AP]M - Lync Server Management Shell/,
    );
  });

  test('a profile binds keys to scripts, which change the text in the session; options count at once', async () => {
    const folder = join(home, 'labs/contoso/disks/fe01/C/Users/Administrator/Documents/WindowsPowerShell');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'Microsoft.PowerShell_profile.ps1'),
      [
        '$fromProfile = 40',
        'Set-PSReadLineKeyHandler -Chord F7 -ScriptBlock {',
        '  param($key, $arg)',
        '  $line = $cursor = $null',
        '  [Microsoft.PowerShell.PSConsoleReadLine]::GetBufferState([ref]$line, [ref]$cursor)',
        '  [Microsoft.PowerShell.PSConsoleReadLine]::Replace(0, $line.Length, "$fromProfile + $line # $($key.Key)")',
        '  [Microsoft.PowerShell.PSConsoleReadLine]::AcceptLine()',
        '}',
      ].join('\n'),
    );
    try {
      await start();
      session.type('2\u001b[18~');
      await session.untilPrompt('\n42');
      expect(session.lines().slice(-3)).toEqual([`${PROMPT} 40 + 2 # F7`, '42', PROMPT]);
      session.enter('Set-PSReadLineOption -EditMode Emacs');
      await session.untilPrompt('-EditMode Emacs');
      session.enter("Set-PSReadLineKeyHandler F8 { throw 'oops' }");
      await session.untilPrompt("'oops' }\nPS");
      session.type('2\u00011 + \u001b[19~');
      await session.until((text) => text.endsWith(`see $error for more information: oops\n${PROMPT} 1 + 2`), 'error');
      session.enter('');
      await session.untilPrompt('\n3');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a home that cannot be written is told in a line, and the session goes on with a lab in memory', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    session = new TerminalSession(['-NoLogo'], { LYNCSHELL_HOME: join(file, 'home') });
    await session.untilPrompt();
    expect(session.text()).toMatch(/^WARNING: The folder for labs cannot be made \(ENOTDIR\): /);
    session.enter('(Get-CsCertificate -Type Default).Subject');
    await session.untilPrompt('\nCN=');
    session.enter('exit 7');
    expect(await session.untilExit()).toBe(7);
  });

  test.each(['SIGTERM', 'SIGHUP'])('%s ends it with the terminal as it was, and what it was to save', async (name) => {
    const file = join(home, 'settings.json');
    const historyPath = join(home, `${name}.txt`);
    writeFileSync(file, JSON.stringify({ historySaving: 'SaveAtExit', historyPath }));
    try {
      await start();
      session.enter("'typed'; Start-Sleep 300");
      await session.until((text) => text.includes('\ntyped'), 'output');
      session.signal(name);
      await session.untilExit();
      expect(session.bytes).toMatch(/\u001b\[\?2004l\u001b\[<u\u001b\[>4;0m\u001b\[\?25h$/);
      expect(readFileSync(historyPath, 'utf8')).toBe("'typed'; Start-Sleep 300\n");
    } finally {
      rmSync(file);
    }
  });

  test("heeds the user's settings: prompt, culture, view of errors, colours, history", async () => {
    const file = join(home, 'settings.json');
    const historyPath = join(home, 'kept.txt');
    const settings = { prompt: "'lab! '", culture: 'de-DE', errorView: 'CategoryView', colors: 'never', historyPath };
    writeFileSync(file, JSON.stringify(settings));
    try {
      session = new TerminalSession(['-NoLogo'], { LYNCSHELL_HOME: home });
      await session.until((text) => text.endsWith('lab!'), 'prompt');
      session.enter('1.5; 1/0');
      await session.until((text) => text.includes('NotSpecified: '), 'error');
      expect(session.text()).toContain('1,5');
      expect(session.bytes).not.toMatch(/\u001b\[(?:\d+;)*[39]\dm/);
      session.enter('exit');
      expect(await session.untilExit()).toBe(0);
      expect(readFileSync(historyPath, 'utf8')).toContain('1.5; 1/0');
    } finally {
      rmSync(file);
    }
  });
});
