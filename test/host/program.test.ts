/** The program as other programs start it: its output, its errors and its exit code. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { program } from './terminal-session.ts';

jest.setTimeout(60_000);

describe('the program', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lyncshell-program-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(args: readonly string[], input = '') {
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
      input,
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, LYNCSHELL_HOME: folder, TZ: 'UTC' },
    });
    return { stdout, stderr, status };
  }

  function script(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return name;
  }

  test.each<[string, string, number]>([
    ['success', '1', 0],
    ['an error that is reported', 'Write-Error x', 1],
    ['an error that is reported, then success', 'Write-Error x; 1', 0],
    ['an error that ends the command', 'throw 1', 1],
    ['exit', 'exit 3', 3],
    ['exit with more than a byte', 'exit 259', 3],
    ['a command that is not there', 'No-SuchCommand', 1],
    ['text that does not parse', '1 +', 1],
  ])('exit code of -Command: %s', (_name, text, status) => {
    expect(run(['-NoProfile', '-Command', text]).status).toBe(status);
  });

  test("a program of Windows that this computer lacks is the machine's of the lab, others are this computer's", () => {
    const { stdout } = run(['-NoProfile', '-Command', '(Get-Command certreq).Source; (Get-Command node).Source']);
    const [ofLab, ofHost] = stdout.trimEnd().split('\n');
    expect(ofLab).toBe('C:\\Windows\\system32\\certreq.exe');
    expect(ofHost).not.toContain('system32');
  });

  test.each<[string, string, string]>([
    ['that names a cmdlet of Lync Server', '$c = $env:computername\n$c\nfunction F { Get-CsPool }', 'FE01'],
    ['that imports its module', 'Import-Module SkypeForBusiness\n[Environment]::MachineName', 'FE01'],
    ['that has used a disk of the lab', '$null = Get-Item C:\\Windows\n"$env:SystemRoot"', 'C:\\Windows'],
    [
      'that has, and is still on this computer',
      '$null = Get-Item C:\\Windows\n"$IsWindows $([IO.Path]::GetTempPath())"',
      'False /tmp/',
    ],
    ['of PowerShell alone', '"[$env:COMPUTERNAME$env:SystemRoot]"', '[]'],
  ])('a script of this computer finds the variables of a server, if it is one %s', (_name, text, shown) => {
    expect(run(['-NoProfile', '-File', script('server.ps1', text)]).stdout.trim()).toBe(shown);
  });

  test("programs of this computer do not see the server's variables, and PATH stays their own", () => {
    const text =
      'Get-CsPool | Out-Null\nnode -p "[process.env.SystemRoot, process.env.PATH === process.argv[1]]" "$env:Path"';
    expect(run(['-NoProfile', '-File', script('own.ps1', text)]).stdout.trim()).toBe('[ undefined, true ]');
  });

  test('a script that is no UTF-8 is read as Windows PowerShell reads it', () => {
    writeFileSync(join(folder, 'ansi.ps1'), Buffer.from('"caf\xe9", (1 \x96eq 1)', 'latin1'));
    expect(run(['-NoProfile', '-File', 'ansi.ps1']).stdout).toBe('café\nTrue\n');
  });

  test('-OutputFormat XML and -InputFormat XML hand objects to another PowerShell', () => {
    const sent = run(['-NoProfile', '-OutputFormat', 'XML', '-Command', '[pscustomobject]@{ B = 1 }; Write-Warning w']);
    expect(sent.stdout).toMatch(/^#< CLIXML\n<Objs .*<Obj S="Output" RefId="0">.*<I32 N="B">1<\/I32>/);
    expect(sent.stderr).toMatch(/^#< CLIXML\n<Objs .*<S S="warning">w<\/S><\/Objs>$/);
    const taken = run(['-NoProfile', '-InputFormat', 'XML', '-Command', '$input | ForEach-Object B'], sent.stdout);
    expect(taken.stdout).toBe('1\n');
  });

  test.each<[string, string, number]>([
    ['success', '1', 0],
    ['an error that is reported', 'Write-Error x', 0],
    ['an error that ends the script', 'throw 1', 1],
    ['exit', 'exit 3', 3],
    ['exit in a function', 'function f { exit 4 }; f; exit 5', 4],
    ['text that does not parse', 'if (', 1],
  ])('exit code of -File: %s', (_name, text, status) => {
    expect(run(['-File', script('exit.ps1', text)]).status).toBe(status);
  });

  test('a script sees its arguments', () => {
    const name = script(
      'arguments.ps1',
      'param($Name, [switch]$Loud, $Rest) "$Name|$Loud|$Rest|$($args.Count)|" + $PSScriptRoot.Length',
    );
    expect(run([name, 'a', '-Loud', '-Rest', 'x y']).stdout).toBe(`a|True|x y|0|${folder.length}\n`);
    const plain = script('plain.ps1', '"$args"');
    expect(run(['-File', plain, 'a', '-b', 'c']).stdout).toBe('a -b c\n');
  });

  test.each([
    ['on the main thread', ''],
    ['in a thread of its own', 'function f { g }; function g { f }; '],
  ])('a script that takes all memory gets an error that it can catch, %s', (_name, prefix) => {
    const text = `${prefix}try { $l = [Collections.Generic.List[object]]::new(); while ($true) { $l.Add(@{ a = 1 }) } } catch { "$_" }; 'goes on'`;
    const { stdout, status } = spawnSync(process.execPath, [program, '-NoProfile', '-Command', text], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=250' },
    });
    expect(stdout).toBe('Insufficient memory to continue the execution of the program.\ngoes on\n');
    expect(status).toBe(0);
  });

  test('the error about memory is raised where a catch inside of the loop sees it, and before a table outgrows the heap', () => {
    const text = [
      "$l = [Collections.Generic.List[string]]::new(); while ($true) { try { $l.Add('x' * 1mb) } catch { break } }; $l.Clear()",
      '$h = @{}; $i = 0; while ($true) { try { $h["k$i"] = $i++ } catch { $_.FullyQualifiedErrorId; break } }; $h.Clear()',
      "'goes on'",
    ].join('; ');
    const { stdout, stderr } = spawnSync(process.execPath, [program, '-NoProfile', '-Command', text], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=250' },
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'System.OutOfMemoryException\ngoes on\n', stderr: '' });
  });

  test('a script runs in the global scope', () => {
    const text = [
      "$a = 1; function f { 'f' }; $ErrorActionPreference = 'SilentlyContinue'",
      '"$global:a $script:a $(Test-Path function:global:f) $global:ErrorActionPreference"',
      "(Get-PSCallStack).Command -join ','; try { Get-Variable a -Scope 1 -ErrorAction Stop } catch { 'no scope around' }",
    ];
    expect(run(['-NoProfile', '-File', script('scope.ps1', text.join('\n'))]).stdout).toBe(
      '1 1 True SilentlyContinue\nscope.ps1\nno scope around\n',
    );
  });

  test('a script that is not there: the message, the usage, and 64', () => {
    const { stdout, stderr, status } = run(['-File', 'nope.ps1']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^The argument 'nope.ps1' is not recognized as the name of a script file\..*\n\nUsage: lyncshell /,
    );
    expect(status).toBe(64);
  });

  test('output and errors go their ways', () => {
    const { stdout, stderr } = run(['-c', '"before"; Write-Error "bad"; Write-Warning "careful"; "after"']);
    expect(stdout).toBe('before\nWARNING: careful\nafter\n');
    expect(stderr).toContain('bad');
  });

  test('commands from standard input', () => {
    expect(run([], '$x = 20\nfunction f {\n  $x + 1\n}\nf\n')).toEqual({ stdout: '21\n', stderr: '', status: 0 });
    expect(run(['-Command', '-'], 'exit 6\n"not reached"\n')).toEqual({ stdout: '', stderr: '', status: 6 });
    expect(run(['-File', '-'], '"whole"\n"script"\n').stdout).toBe('whole\nscript\n');
  });

  test('what a command from standard input has printed is there before the next one is written', async () => {
    const child = spawn(process.execPath, [program, '-NoProfile', '-Command', '-'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let printed = '';
    const hasPrinted = (text: string): Promise<void> =>
      new Promise((resolve) => {
        child.stdout.on('data', () => {
          if (printed.endsWith(text)) resolve();
        });
      });
    child.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
    });
    for (const word of ['one', 'two']) {
      const done = hasPrinted(`${word}!\n`);
      child.stdin.write(`'${word}'; '${word}!'\n`);
      await done;
    }
    child.stdin.end();
    expect(printed).toBe('one\none!\ntwo\ntwo!\n');
  });

  test('$input is standard input', () => {
    expect(run(['-c', '$input | ForEach-Object { "<$_>" }'], 'a\nb\n').stdout).toBe('<a>\n<b>\n');
  });

  test('calls may be thousands deep, and too deep is an error', () => {
    const text = 'function f($n) { if ($n -eq 0) { 0 } else { 1 + (f ($n - 1)) } }';
    expect(run(['-c', `${text}; f 4000`]).stdout).toBe('4000\n');
    expect(run(['-c', `${text}; f 1000000`]).stderr).toContain('The script failed due to call depth overflow.');
  });

  test('SIGINT lets a script clean up, and ends it with 130', async () => {
    const text = 'Write-Host ready; try { while ($true) { } } finally { Write-Host cleaned }';
    const child = spawn(process.execPath, [program, '-c', text], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (chunk.includes('ready')) child.kill('SIGINT');
    });
    const [code] = await once(child, 'close', { signal: AbortSignal.timeout(10_000) }).finally(() =>
      child.kill('SIGKILL'),
    );
    expect(output).toBe('ready\ncleaned\n');
    expect(code).toBe(130);
  });

  test('run --watch runs a page again when it has changed, until Ctrl+C', async () => {
    const args = [program, 'run', script('watched.md', '    Write-Output first\n'), '--watch'];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: folder,
      env: { ...process.env, LYNCSHELL_HOME: folder },
    });
    let output = '';
    let runs = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      const ended = output.split('Waiting for a page').length - 1;
      if (ended === runs) return;
      runs = ended;
      if (runs === 1) script('watched.md', '    Write-Output "and again"\n');
      else child.kill('SIGINT');
    });
    const [code] = await once(child, 'close', { signal: AbortSignal.timeout(20_000) }).finally(() =>
      child.kill('SIGKILL'),
    );
    expect(output).toMatch(/^first\n[\s\S]*watched\.md: 1 command: 1 succeeded\nWaiting[\s\S]*^and again\n/m);
    expect(code).toBe(130);
  });

  test('SIGINT ends a script that has nothing to clean up at once, and its shell sees 130', () => {
    const text = 'Write-Host before; /bin/kill -INT $PID; Start-Sleep 5; Write-Host after';
    const { stdout } = spawnSync('sh', ['-c', '"$0" "$@"; echo "code $?"', process.execPath, program, '-c', text], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('before\ncode 130\n');
  });

  test.each(["while ($true) { 'x' }", "try { while ($true) { 'x' } } finally { while ($true) { 'y' } }"])(
    'what nobody reads any more ends: %s',
    (text) => {
      const command = `"$0" "$1" -NoProfile -Command "$2" | head -1; echo "\${PIPESTATUS[0]}"`;
      const { stdout } = spawnSync('bash', ['-c', command, process.execPath, program, text], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect(stdout).toBe('x\n141\n');
    },
  );

  test.each(['/proc/x', '/dev/null/x'])('a home that cannot be made is an error that says so: %s', (home) => {
    const { stderr, status } = spawnSync(process.execPath, [program, '-NoProfile', '-Command', 'Get-CsPool'], {
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, LYNCSHELL_HOME: home },
    });
    expect(stderr).toContain('Set LYNCSHELL_HOME to a folder in which you may write.');
    expect(status).toBe(1);
  });

  test('an empty home is none: nothing is written into the current folder', () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    const before = readdirSync(folder);
    const { stdout } = spawnSync(process.execPath, [program, 'lab', 'list'], {
      encoding: 'utf8',
      cwd: own,
      env: { ...process.env, LYNCSHELL_HOME: '', HOME: own },
    });
    expect(stdout).toBe('');
    expect(readdirSync(own)).toEqual([]);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('a transcript that is still open is ended with the session', () => {
    expect(run(['-c', '$null = Start-Transcript kept.txt; "shown"; exit 3']).status).toBe(3);
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toMatch(
      /\nshown\n\*+\nPowerShell transcript end\nEnd time: \d{14}\n\*+\n$/,
    );
  });

  test('labs that a killed run has left are deleted by the next', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const left = join(folder, 'labs', '.temporary', `${gone}-0a1b2c3d`);
    mkdirSync(left, { recursive: true });
    writeFileSync(join(folder, 'page.md'), '```powershell\n1 + 1\n```\n');
    expect(run(['run', 'page.md']).status).toBe(0);
    expect(existsSync(left)).toBe(false);
  });

  test('a page that runs agrees when it is asked', () => {
    writeFileSync(join(folder, 'page.md'), '    Remove-CsCertificate -Type WebServicesExternal\n');
    const { stdout, status } = run(['run', 'page.md']);
    expect(stdout).toContain('[?] Help (default is "Y"): Y\n');
    expect(status).toBe(0);
  });

  test('a page is read line by line; what silences its error has not failed', () => {
    script(
      'slips.md',
      [
        '    C:\\*.log',
        '',
        '```',
        '$a = Get-CsPool',
        '$b = Get-Item C:\\nosuch -ErrorAction SilentlyContinue',
        '$a.Count',
        'Get-CsPool -Identity "pool01.contoso.com | Format-List',
        '$b -eq $null',
        '```',
        '',
      ].join('\n'),
    );
    const { stdout, stderr, status } = run(['run', 'slips.md']);
    expect(stderr).toContain('The string is missing the terminator: ".');
    expect(stdout).toMatch(/> \$a\.Count\n\d+\n[\s\S]*> \$b -eq \$null\nTrue\n/);
    expect(stdout).toContain('slips.md: 5 commands: 4 succeeded, 1 failed; 1 block is no commands (output)\n');
    expect(status).toBe(1);
  });

  test('-NoExit goes on with standard input', () => {
    expect(run(['-NoExit', '-c', '$x = 3'], '$x * 2\nexit 9\n')).toEqual({ stdout: '6\n', stderr: '', status: 9 });
  });

  test('a transcript or page that is not there', () => {
    expect(run(['test', 'nope.transcript'])).toMatchObject({
      status: 66,
      stderr: 'lyncshell: nope.transcript: cannot be read: there is no such file or folder\n',
    });
    expect(run(['run', 'nope.md'])).toMatchObject({
      status: 66,
      stderr: 'lyncshell: nope.md: cannot be read: there is no such file or folder\n',
    });
  });

  test.each<[string, string, string, string]>([
    ['run', 'prose.md', 'Only prose.\n', 'prose.md: nothing was run: there is no command on the page'],
    ['test', 'no-case.transcript', 'PS> 1\n1\n', 'nothing was run: there is no case'],
    ['test', 'no-input.transcript', '## a case\n', 'nothing was run: no case has an input'],
  ])('%s of %s runs nothing, and says so', (command, name, text, words) => {
    const { stdout, stderr, status } = run([command, script(name, text)]);
    expect(stdout + stderr).toContain(words);
    expect(status).toBe(3);
  });

  test('answers from a pipe are echoed, so that the output reads like a session', () => {
    const text = '$a = Read-Host A; function F([Parameter(Mandatory)]$B) { "$a-$B" }; F; [Console]::ReadLine()';
    expect(run(['-NoProfile', '-Command', text], '1\r\n2\nunseen\n').stdout).toBe(
      'A: 1\n\ncmdlet F at command pipeline position 1\nSupply values for the following parameters:\nB: 2\n1-2\nunseen\n',
    );
  });

  test.each<[string, string, string, RegExp]>([
    ['Read-Host', '$null -eq (Read-Host)', 'True', /^$/],
    [
      'a mandatory parameter',
      'function F([Parameter(Mandatory)]$A) { "ran" }; F',
      'A:',
      /missing mandatory parameters: A\./,
    ],
    [
      'a list',
      'function F([Parameter(Mandatory)][int[]]$A) { "ran" }; F',
      'A[0]:',
      /missing mandatory parameters: A\./,
    ],
    ['-Confirm', 'Set-Variable q 1 -Confirm; "q=$q"', 'q=', /Object reference not set to an instance of an object\./],
  ])('where the input has ended %s gets nothing, and nothing is done', (_name, text, last, error) => {
    const { stdout, stderr } = run(['-NoProfile', '-Command', text]);
    expect(stdout.trimEnd().split('\n').at(-1)?.trim()).toBe(last);
    expect(stderr.trim()).toMatch(error);
  });

  test('questions fail under -NonInteractive', () => {
    const { stderr } = run(['-NonInteractive', '-c', 'Read-Host'], 'x\n');
    expect(stderr).toContain('PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.');
  });

  test('a session of a lab is on its machine, at its time', () => {
    const { stdout } = run([
      '-Lab',
      'contoso',
      '-c',
      '"$PWD $env:computername $env:USERDOMAIN\\$env:USERNAME"; (Get-Date).Year',
    ]);
    expect(stdout).toBe('C:\\Users\\Administrator FE01 CONTOSO\\Administrator\n2012\n');
  });

  test('a plain command comes to the lab by what it uses', () => {
    const { stdout } = run([
      '-c',
      '$year = (Get-Date).Year; Test-Path C:\\Certificates; $year -gt 2020; (Get-Date).Year',
    ]);
    expect(stdout).toBe('True\nTrue\n2012\n');
  });

  test('labs are made, listed and deleted', () => {
    expect(run(['lab', 'new', 'spare', '--start', '2013-01-02']).stdout).toBe('Made the lab "spare".\n');
    expect(run(['lab', 'list']).stdout).toContain('spare\n');
    expect(run(['-lab', 'spare', '-c', "'{0:yyyy-MM-dd}' -f (Get-Date)"]).stdout).toBe('2013-01-02\n');
    expect(run(['lab', 'delete', 'spare']).status).toBe(0);
    const { stderr, status } = run(['lab', 'delete', 'spare']);
    expect(stderr).toContain('There is no lab named "spare"');
    expect(status).toBe(1);
  });

  test('a page: commands, outputs, summary, report', () => {
    script(
      'page.md',
      '# Page\n\n    $x = 1 + 1\n\nShows:\n\n```\nPS C:\\> $x\n2\n```\n\n```powershell\nTest-Path \\\\<Thing>\\c$\nWrite-Error "no"\n```\n',
    );
    const { stdout, stderr, status } = run(['run', 'page.md', '--report', 'report.xml']);
    expect(status).toBe(1);
    expect(stderr).toContain('no');
    const prompt = 'PS C:\\Users\\Administrator>';
    expect(stdout).toBe(
      [
        '# page.md',
        `${prompt} $x = 1 + 1`,
        `${prompt} $x`,
        '2',
        `${prompt} Test-Path \\\\<Thing>\\c$`,
        'Not run: fill in <Thing> with --set "Thing=...".',
        `${prompt} Write-Error "no"`,
        'page.md: 4 commands: 2 succeeded, 1 failed, 1 not run',
        '',
      ].join('\n'),
    );
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toContain('tests="4" failures="1" errors="0" skipped="1"');
    expect(run(['run', 'page.md', '--set', 'thing=fe02']).stdout).toContain('Test-Path \\\\fe02\\c$\nTrue\n');
    expect(readdirSync(join(folder, 'labs', '.temporary'))).toEqual([]);
    expect(run(['run', 'page.md', '--report', 'report.doc']).status).toBe(64);
  });

  test('of a folder that is tested some pages are only prose', () => {
    mkdirSync(join(folder, 'tested'));
    script('tested/prose.md', 'Only prose.\n');
    script('tested/page.md', '    Write-Output 1\n');
    expect(run(['test', 'tested']).status).toBe(0);
    expect(run(['test', 'tested/prose.md']).status).toBe(3);
  });

  test('nobody waits on a page: what takes time moves the clock of its lab', () => {
    script(
      'waits.md',
      '    Stop-CsWindowsService; Start-Sleep -Seconds 7200; Start-CsWindowsService; (Get-Date).Hour\n',
    );
    const { stdout, status } = run(['run', 'waits.md']);
    expect(stdout).toContain('\n11\n');
    expect(status).toBe(0);
  });

  test('what a page takes for granted is made, and said', () => {
    script(
      'granted.md',
      '    Get-CsHostingProvider Fabrikam.com\n    (Get-Credential).UserName\n    Get-CsNetworkSite -Identity Redmond\n    New-CsVoicePolicy -Identity V\n    New-CsVoicePolicy -Identity V\n',
    );
    const { stdout, status } = run(['run', 'granted.md']);
    expect(stdout).toContain('# the CsNetworkSite Redmond was made, which the page takes for granted\n');
    expect(stdout).toContain('\nPassword for user FABRIKAM\\Administrator: ********\nFABRIKAM\\Administrator\n');
    expect(stdout).toContain('# the CsHostingProvider Fabrikam.com was made, which the page takes for granted\n');
    expect(stdout).toContain('# the CsVoicePolicy V that was there was removed\n');
    expect(status).toBe(0);
    expect(run(['run', 'granted.md', '--strict', '--quiet']).status).toBe(1);
  });

  test('a session is recorded as a page that passes as a test, with what was mapped undone', () => {
    const input = '(Get-CsSite).Count\nif ($true) {\n  Get-CsPool pool.example.com | ForEach-Object Fqdn\n}\nexit\n';
    expect(run(['record', 'recorded.md'], input)).toEqual({
      stdout: '2\n# pool pool.example.com is pool01.contoso.com\npool01.contoso.com\n',
      stderr: '',
      status: 0,
    });
    const text = readFileSync(join(folder, 'recorded.md'), 'utf8');
    expect(text).toContain('lab: contoso\nmachine: fe01.contoso.com\n');
    expect(text.split('```').slice(-2)[0]).toBe('output\npool.example.com\n');
    mkdirSync(join(folder, 'recorded'));
    renameSync(join(folder, 'recorded.md'), join(folder, 'recorded', 'recorded.md'));
    script('recorded/sums.transcript', '## sums\nPS> 1 + 1\n2\n');
    const tested = run(['test', 'recorded', '--quiet']);
    expect(tested.stdout).toContain('2 of 2 outputs were compared, 0 differ\n');
    expect(tested.stdout).toContain('sums.transcript: 1 of 1 steps match (100.0 %)\n');
    expect(tested.status).toBe(0);
    expect(run(['record', 'recorded/recorded.md'], '1\n').stderr).toContain('is there already');
    expect(run(['record', 'none.md'], '').status).toBe(3);
  });

  test('outputs of a page are checked and written', () => {
    const page = (sum: string): string =>
      `# Sums\n\n> \`\`\`\n> PS> 1 + 1\n> ${sum}\n> PS> (Get-CsPool).Count\n> 11\n> \`\`\`\n`;
    script('sums.md', page('3'));
    const checked = run(['run', 'sums.md', '--check']);
    expect(checked.stdout).toContain('The output differs from what the page shows:\n- 3\n+ 2\n');
    expect(checked.stdout).toContain('1 failed; 2 of 2 outputs were compared, 1 differs\n');
    expect(checked.status).toBe(1);
    expect(run(['run', 'sums.md', '--update', '--quiet']).status).toBe(0);
    expect(readFileSync(join(folder, 'sums.md'), 'utf8')).toBe(page('2'));
    expect(run(['run', 'sums.md', '--check', '--quiet']).status).toBe(0);
  });

  test('a folder of pages: which failed, and why; answers, and commands as they stand', () => {
    mkdirSync(join(folder, 'pages', 'more'), { recursive: true });
    script('pages/good.md', 'Text.\n\n    Get-CsPool pool.example.com\n');
    script('pages/prose.md', 'Only prose.\n');
    script('pages/picture.png', '\u0000');
    script('pages/more/asks.md', '```powershell\n$x = Read-Host "Your name"\nif ($x -ne "Ken") { throw "no" }\n```\n');
    const green = run(['run', 'pages', '--answer', 'Your name=Ken', '--report', 'all.json']);
    expect(green.stdout).toBe('3 pages: 2 green, 1 without commands\n');
    expect(green.status).toBe(0);
    const strict = run(['run', 'pages/**/*.md', '--strict', '--report', 'all.tap']);
    expect(strict.stdout).toContain('asks.md: 2 commands: 0 succeeded, 2 failed\n');
    expect(strict.stdout).toContain('3 pages: 0 green, 2 with failures, 1 without commands\n');
    expect(strict.status).toBe(1);
    expect(run(['run', 'pages/x*.md']).status).toBe(66);
    script('pages/no-lab.md', '---\nlab: nowhere\n---\n\n    Get-CsPool\n');
    const { stdout, stderr, status } = run(['run', 'pages/no-lab.md', 'pages/picture.png', 'pages/good.md']);
    expect(stderr).toContain('lyncshell: pages/no-lab.md: There is no topology named "nowhere"');
    expect(stderr).toContain('lyncshell: pages/picture.png: is no text');
    expect(stdout).toContain('3 pages: 1 green, 2 not read\n');
    expect(status).toBe(65);
  });
});
