/** Shells as programs have them: runs, results, answers, mocks, commands of the program, and what is contained. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  type Answers,
  credential,
  defineCmdlet,
  defineFunction,
  defineType,
  type Lab,
  LyncshellError,
  openLab,
  openShell,
  type Shell,
  secret,
} from '../../src/index.ts';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-shells-'));
let lab: Lab;
let shell: Shell;

beforeAll(() => {
  lab = openLab();
});
beforeEach(() => {
  shell = openShell({ lab });
});
afterEach(() => shell.dispose());
afterAll(() => {
  lab.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** The error of the library in which a run ends. */
async function failure(run: Promise<unknown>): Promise<LyncshellError> {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof LyncshellError) return error;
  throw error ?? new Error('It did not fail.');
}

describe('a run', () => {
  test('gives output, objects, and where the shell is; variables stay', async () => {
    const first = await shell.run('$a = 20; $a + 1; "text"; Set-Location C:\\Logs');
    expect(first).toMatchObject({
      command: '$a = 20; $a + 1; "text"; Set-Location C:\\Logs',
      output: '21\ntext\n',
      objects: [21, 'text'],
      errors: [],
      exitCode: null,
      succeeded: true,
      location: 'C:\\Logs',
    });
    expect(shell.runSync('$a').objects).toEqual([20]);
  });

  test('tells the streams apart', async () => {
    const result = await shell.run(
      "Write-Warning w; Write-Verbose v -Verbose; Write-Information i -InformationAction Continue; Write-Host h; Write-Progress act -Status s -PercentComplete 40; 'o'",
    );
    expect(result).toMatchObject({ warnings: ['w'], verbose: ['v'], information: ['i'], host: 'h\n', objects: ['o'] });
    expect(result.progress).toEqual([{ activity: 'act', status: 's', percent: 40 }]);
    expect(result.output).toBe('WARNING: w\nVERBOSE: v\ni\nh\no\n');
  });

  test('tells errors with their places; those that were caught or silenced are none', async () => {
    const result = await shell.run(
      "1 / 0\ntry { throw 'caught' } catch {}\nGet-Item C:\\nowhere -ErrorAction SilentlyContinue\nNo-SuchThing\nthrow 'end'",
    );
    expect(result.errors).toMatchObject([
      { message: 'Attempted to divide by zero.', position: { file: null, line: 1, column: 1, text: '1 / 0' } },
      { id: 'CommandNotFoundException', category: 'ObjectNotFound', position: { line: 4 }, terminating: false },
      { message: 'end', terminating: true, position: { line: 5 } },
    ]);
    expect(result.succeeded).toBe(false);
    expect(() => result.orThrow()).toThrow('Attempted to divide by zero. (input:1:1)');
    expect((await shell.run('1')).orThrow().objects).toEqual([1]);
  });

  test('objects are plain JavaScript, with what they were beside it', async () => {
    const { objects, raw } = await shell.run<Record<string, unknown>>(`[pscustomobject]@{
      WhenCreated = ([datetime]'2026-01-05T09:00:00Z').ToUniversalTime(); IPAddress = [ipaddress]'10.0.0.1'; FQDN = 'x'
      Long = [long]5; Big = [long]::MaxValue; Decimal = 1.10d; Char = [char]'a'; Day = [DayOfWeek]::Monday
      Wait = [timespan]'00:00:01.5'; Bytes = [byte[]](1, 2); Table = @{ Key = 'v' }; List = 1, $null, 'x'; Nan = [double]::NaN
      Secret = (ConvertTo-SecureString hidden -AsPlainText -Force); '__proto__' = 'own'; 'two words' = 1
    }`);
    expect(objects[0]).toEqual({
      whenCreated: new Date('2026-01-05T09:00:00Z'),
      ipAddress: '10.0.0.1',
      fqdn: 'x',
      long: 5,
      big: 9223372036854775807n,
      decimal: 1.1,
      char: 'a',
      day: 'Monday',
      wait: 1500,
      bytes: Uint8Array.of(1, 2),
      table: { Key: 'v' },
      list: [1, null, 'x'],
      nan: Number.NaN,
      secret: 'System.Security.SecureString',
      ['__proto__']: 'own',
      'two words': 1,
    });
    expect(JSON.stringify(raw, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      'hidden',
    );
    expect(raw[0]?.properties.Decimal).toEqual({
      typeNames: ['System.Decimal'],
      text: '1.10',
      properties: {},
      value: 1.1,
    });
    expect(raw[0]?.properties.WhenCreated?.text).toContain('Utc');
    const [certificate] = (await shell.run<{ notAfter: Date; thumbprint: string }>('Get-CsCertificate')).objects;
    expect(certificate?.notAfter).toBeInstanceOf(Date);
    expect(certificate?.thumbprint).toMatch(/^[0-9A-F]{40}$/);
  });

  test('an object that lies in itself, and one too deep, is cut by its text', async () => {
    const { objects } = await shell.run('$a = [pscustomobject]@{ Me = $null; N = 1 }; $a.Me = $a; $a');
    expect(objects).toEqual([{ me: expect.any(String), n: 1 }]);
    const deep = await shell.run('$x = 1; 1..9 | % { $x = [pscustomobject]@{ In = $x } }; $x');
    expect(JSON.stringify(deep.objects)).toMatch(/^\[\{"in":\{"in":\{"in":\{"in":"@\{In=/);
  });

  test('what formatting draws is shown, and is no object', async () => {
    const result = await shell.run("[pscustomobject]@{ A = 1 } | Format-List; 'x'");
    expect(result.output).toContain('A : 1');
    expect(result.objects).toEqual(['x']);
  });

  test('exit ends the run, not the shell', async () => {
    expect(await shell.run("'a'; exit 4; 'b'")).toMatchObject({ objects: ['a'], exitCode: 4 });
    expect((await shell.run("'still here'")).objects).toEqual(['still here']);
  });

  test('gives what it writes while it runs', async () => {
    const stream = shell.stream<number>('1..3 | % { $_; Write-Warning "w$_"; Start-Sleep -Milliseconds 30 }');
    const seen: string[] = [];
    const times: number[] = [];
    for await (const item of stream) {
      if (item.stream === 'text') continue;
      times.push(performance.now());
      seen.push(item.stream === 'output' ? String(item.value) : item.stream === 'warning' ? item.text : item.stream);
    }
    expect(seen).toEqual(['1', 'w1', '2', 'w2', '3', 'w3']);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(25);
    expect((await stream.result).objects).toEqual([1, 2, 3]);
  });

  test('takes objects for $input, and leaves the event loop free', async () => {
    expect((await shell.run('$input | % { $_ * 2 }', { input: [1, 2] })).objects).toEqual([2, 4]);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await shell.run('Start-Sleep -Milliseconds 200');
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });

  test('runs come one after the other', async () => {
    const order = await Promise.all([shell.run('Start-Sleep -Milliseconds 50; $n = 1'), shell.run('$n')]);
    expect(order[1]?.objects).toEqual([1]);
    const going = shell.run('Start-Sleep -Milliseconds 50');
    expect(() => shell.runSync('1')).toThrow(/runs something already/);
    await going;
  });
});

describe('how a shell is opened', () => {
  test('machine, user, variables, environment, files, culture, width', async () => {
    using own = openShell({
      lab,
      machine: 'se01',
      user: 'CONTOSO\\kenmyer',
      variables: {
        list: [1, 'x'],
        when: new Date(0),
        password: secret('s3cret'),
        who: credential('CONTOSO\\a', 'pw'),
        map: new Map([['k', 1]]),
      },
      env: { REGION: 'emea' },
      files: { 'C:\\in\\a.csv': 'A,B\n1,2\n', 'C:\\b.bin': () => Uint8Array.of(1, 2, 3) },
      culture: 'de-DE',
      width: 40,
    });
    const { objects, errors } = await own.run(`
      $env:COMPUTERNAME; whoami; $list.Count; $when.GetType().Name; $password.Length; $who.UserName
      $who.GetNetworkCredential().Password; $map['K']; $env:REGION; (Import-Csv C:\\in\\a.csv).B
      (Get-Item C:\\b.bin).Length; (1.5).ToString(); $Host.UI.RawUI.WindowSize.Width`);
    expect(errors).toEqual([]);
    expect(objects).toEqual([
      'SE01',
      'contoso\\kenmyer',
      2,
      'DateTime',
      6,
      'CONTOSO\\a',
      'pw',
      1,
      'emea',
      '2',
      3,
      '1,5',
      40,
    ]);
  });

  test('without a lab it has one of its own', async () => {
    using own = openShell();
    expect((await own.run('(Get-CsPool).Count -gt 1')).objects).toEqual([true]);
    own.lab.clock.advance({ days: 1 });
    expect((await own.run('(Get-Date).Day')).objects).toEqual([16]);
  });

  test('what a shell does in the lab is seen by the program, and the other way round', async () => {
    using fork = lab.fork();
    using own = openShell({ lab: fork });
    const heard: string[] = [];
    fork.on('assigned', ({ use }) => heard.push(use));
    const result = await own.run(
      '$t = (Get-CsCertificate -Type Default).Thumbprint; Set-CsCertificate -Type OAuthTokenIssuer -Identity Global -Thumbprint $t',
    );
    expect(result.errors).toEqual([]);
    expect(fork.certificates.list({ types: ['OAuthTokenIssuer'] })).toHaveLength(1);
    expect(heard).toContain('OAuthTokenIssuer');
    fork.clock.advance({ minutes: 30 });
    const status = await own.run('(Get-CsManagementStoreReplicationStatus).UpToDate');
    expect(new Set(status.objects)).toEqual(new Set([true]));
    expect(lab.certificates.list({ types: ['OAuthTokenIssuer'] })).toEqual([]);
  });

  test('a lab in a folder', async () => {
    using stored = openLab({ store: join(folder, 'labs') });
    using own = openShell({ lab: stored });
    await own.run('Set-CsVoicePolicy -Identity Global -AllowCallForwarding $false');
    expect(stored.settings.get('CsVoicePolicy').values.AllowCallForwarding).toBe(false);
  });

  test('options that do not exist, or cannot be', () => {
    expect(() => openShell({ labb: lab } as never)).toThrow("Did you mean 'lab'?");
    expect(() => openShell({ hostAccess: 'all' } as never)).toThrow("'lab' or 'none' or 'full'");
    expect(() => openShell({ limits: { memori: 1 } } as never)).toThrow("'memory'");
    expect(() => openShell({ lab, machine: 'fe77' })).toThrow(/fe77/);
    expect(() => openShell({ lab, user: 'CONTOSO\\nobody' })).toThrow(/user name or password is incorrect/);
  });
});

describe('scripts', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'scripts', 'parts'), { recursive: true });
    writeFileSync(join(folder, 'scripts', 'parts', 'lib.ps1'), 'function Twice($n) { $n * 2 }');
    writeFileSync(
      join(folder, 'scripts', 'roll.ps1'),
      "param([int]$N, [switch]$Loud)\n. $PSScriptRoot\\parts\\lib.ps1\nTwice $N\nif ($Loud) { 'LOUD' }\nGet-Item C:\\nowhere\nexit 3",
    );
  });

  test('of this computer, with what lies beside them; errors tell the original place', async () => {
    const path = join(folder, 'scripts', 'roll.ps1');
    const result = await shell.runFile(path, { n: 4, loud: true });
    expect(result.objects).toEqual([8, 'LOUD']);
    expect(result.exitCode).toBe(3);
    expect(result.errors).toMatchObject([{ position: { file: path, line: 5 } }]);
    expect(shell.runFileSync(path, [5]).objects).toEqual([10]);
  });

  test('of the machine', async () => {
    using own = openShell({ lab, files: { 'C:\\s.ps1': 'param($a) "got $a"; $PSCommandPath' } });
    expect((await own.runFile('C:\\s.ps1', ['x'])).objects).toEqual(['got x', 'C:\\s.ps1']);
  });

  test('that are not there', async () => {
    expect(await failure(shell.runFile(join(folder, 'none.ps1')))).toMatchObject({ code: 'unreadable-file' });
  });
});

describe('answers', () => {
  const asked = (answers: Answers, text: string) => {
    using own = openShell({ lab, answers });
    return own.runSync(text);
  };

  test('in order, by what is asked, by a function', async () => {
    const answers: Answers = ['first', { prompt: /code/i, value: 7 }, 'second'];
    expect(asked(answers, 'Read-Host Name; Read-Host Code; Read-Host Town').objects).toEqual(['first', '7', 'second']);
    expect(asked(({ prompt }) => `<${prompt}>`, 'Read-Host Name').objects).toEqual(['<Name: >']);
    using own = openShell({ lab, answers: async () => 'late' });
    expect((await own.run('Read-Host x')).objects).toEqual(['late']);
  });

  test('of credentials, confirmations, mandatory parameters, choices', () => {
    const login = asked(
      [credential('CONTOSO\\kim', 'pw')],
      '$c = Get-Credential; $c.UserName; $c.GetNetworkCredential().Password',
    );
    expect(login.objects).toEqual(['CONTOSO\\kim', 'pw']);
    expect(asked([secret('hush')], '(Read-Host x -AsSecureString).Length').objects).toEqual([4]);
    const confirm = (answer: boolean | string) =>
      asked(
        [{ prompt: 'Are you sure', value: answer }],
        'New-Item C:\\c.txt -Confirm; Test-Path C:\\c.txt; Remove-Item C:\\c.txt -EA 0',
      );
    expect(confirm(false).objects.at(-1)).toBe(false);
    expect(confirm('Yes').objects).toContain(true);
    expect(
      asked(
        [{ prompt: 'Name', value: 'Date' }],
        '(Get-Command -Name (& { param([Parameter(Mandatory)]$Name) "Get-$Name" })).Noun',
      ).objects,
    ).toEqual(['Date']);
  });

  test('a question without one ends the run, and says how to give one', async () => {
    const error = await failure(shell.run("$x = try { Read-Host Town } catch { 'caught' }; 'goes on'"));
    expect(error.code).toBe('unanswered');
    expect(error.message).toContain("'Town: '");
    expect(error.message).toContain('answers: [{ prompt: "Town: "');
    expect(() => asked(async () => 'x', 'Read-Host y')).toThrow(/use run instead of runSync/);
    expect(() => asked([{ prompt: 'sure', value: 'Maybe' }], 'New-Item C:\\d.txt -Confirm')).toThrow(
      /none of the choices/,
    );
    expect((await shell.run('1')).objects).toEqual([1]);
  });
});

describe('mocks', () => {
  test('stand in wherever the command is called: cmdlets, functions, in modules, by alias', async () => {
    const certificates = shell.mock('Get-CsCertificate', () => ({ thumbprint: 'AB' }));
    const text = 'function f { (Get-CsCertificate -Type Default).thumbprint }; f; & { Get-CsCertificate }';
    expect((await shell.run(text)).objects).toEqual(['AB', { thumbprint: 'AB' }]);
    expect(certificates.calls).toMatchObject([{ parameters: { type: ['Default'] }, line: 1 }, { parameters: {} }]);
    shell.mock('Get-ChildItem', () => ['x', 'y']);
    const module = 'New-Module M { function Count-Files { (dir C:\\).Count } } | Import-Module; Count-Files';
    expect((await shell.run(module)).objects).toEqual([2]);
    await shell.run('function Get-It([switch]$Loud, $n = 2) { "real $n" }');
    shell.mock('Get-It', ({ loud, n }) => `mock ${String(loud)} ${String(n)}`);
    expect((await shell.run('Get-It -Loud 5')).objects).toEqual(['mock true 5']);
  });

  test('filters: the newest that fits; otherwise the real command', async () => {
    const items = shell.mock('Get-Item');
    items
      .when({ path: 'C:\\a' })
      .returns('a')
      .when({ path: /^C:\\b/ })
      .runs(({ path }) => `ran ${String(path)}`);
    expect((await shell.run('Get-Item C:\\a; Get-Item C:\\bb; (Get-Item C:\\Windows).Name')).objects).toEqual([
      'a',
      'ran C:\\bb',
      'Windows',
    ]);
    expect(items.callsWith({ path: 'C:\\a' })).toHaveLength(1);
    items.otherwise.returns().otherwise.times(1).returns('once');
    expect((await shell.run('Get-Item C:\\x; Get-Item C:\\y')).objects).toEqual(['once']);
    items.reset();
    expect(items.calls).toEqual([]);
    items.restore();
    expect((await shell.run('(Get-Item C:\\Windows).Name')).objects).toEqual(['Windows']);
  });

  test('parameters are bound and checked as the real ones', async () => {
    const mock = shell.mock('Get-CsCertificate');
    const { errors } = await shell.run('Get-CsCertificate -Typ Nonsense; Get-CsCertificate -Nothing 1');
    expect(errors.map(({ id }) => id.split(',')[0])).toEqual([expect.any(String), 'NamedParameterNotFound']);
    expect(mock.calls.length).toBeLessThan(2);
    shell.mock('Stop-Process', ({ id }) => id);
    expect((await shell.run('5, 6 | % { [pscustomobject]@{ Id = $_ } } | Stop-Process')).objects).toEqual([5, 6]);
  });

  test('that throw give an error of the command, with what was thrown', async () => {
    const denied = new Error('no');
    shell
      .mock('Get-CsCertificate')
      .when({ type: 'Default' })
      .throws({ id: 'Denied', category: 'PermissionDenied', message: 'not you' });
    shell.mock('Get-CsPool', () => {
      throw denied;
    });
    const result = await shell.run(
      "Get-CsCertificate -Type Default; Get-CsPool; try { Get-CsPool } catch { 'caught' }; 'on'",
    );
    expect(result.errors).toMatchObject([
      {
        message: 'not you',
        id: 'Denied,Microsoft.Rtc.Management.Deployment.GetCertificateCmdlet',
        category: 'PermissionDenied',
      },
      { message: 'no', cause: denied },
    ]);
    expect(result.objects).toEqual(['caught', 'on']);
  });

  test('a strict one, one of nothing, and one that asks its own shell', async () => {
    const strict = shell.mock('Get-CsPool', undefined, { strict: true });
    strict.when({ identity: 'a' }).returns();
    expect((await shell.run('Get-CsPool b')).errors[0]?.message).toContain('It knows: {"identity":"a"}');
    shell.mock('Get-Nothing');
    expect(await failure(shell.run('1'))).toMatchObject({ code: 'unknown-command' });
    using own = openShell({ lab });
    own.mock('Get-CsPool', async () => (await own.run('1')).objects);
    expect((await own.run('Get-CsPool')).errors[0]?.message).toContain('waits for this mock');
  });
});

describe('parameters are typed', () => {
  test('of a cmdlet by what it declares, of a mock by what the test says', async () => {
    const seen: unknown[] = [];
    const getTicket = defineCmdlet({
      name: 'Get-TypedTicket',
      parameters: {
        Id: { type: 'int', position: 0, mandatory: true },
        NotAfter: 'datetime',
        IPAddress: { type: 'string[]' },
        FQDN: 'string',
        Kind: { values: ['open', 'closed'] },
      },
      run: ({ id, notAfter, ipAddress, fqdn, kind }) => {
        const isOpen: boolean = kind === 'open';
        // @ts-expect-error 'other' is none of its values
        const isOther: boolean = kind === 'other';
        seen.push(
          id.toFixed(1),
          notAfter?.getUTCFullYear(),
          ipAddress?.[0]?.length,
          fqdn?.toUpperCase(),
          isOpen,
          isOther,
        );
        // @ts-expect-error what is not mandatory may be missing
        return notAfter.getTime();
      },
    });
    using own = openShell({ lab, commands: [getTicket] });
    const words = "Get-TypedTicket 7 -NotAfter '2012-06-15' -IPAddress 10.0.0.1 -FQDN a.b -Kind open";
    expect((await own.run(words)).errors).toEqual([]);
    expect(seen).toEqual(['7.0', 2012, 8, 'A.B', true, false]);
    const mock = own.mock<{ thumbprint: string }>('Set-CsCertificate', ({ thumbprint }) => thumbprint.toLowerCase());
    // @ts-expect-error the test has not said that there is such a parameter
    mock.when({ thumb: 'x' }).returns(1);
    expect((await own.run('Set-CsCertificate -Type Default -Thumbprint AB')).objects).toEqual(['ab']);
    expect(mock.calls[0]?.parameters.thumbprint.length).toBe(2);
  });
});

describe('commands and types of the program', () => {
  test('cmdlets, functions, types', async () => {
    using own = openShell({
      lab,
      commands: [
        defineCmdlet({
          name: 'Get-Ticket',
          synopsis: 'Gives a ticket.',
          aliases: ['ticket'],
          parameters: {
            Id: { type: 'int', position: 0, mandatory: true, pipeline: 'value' },
            Kind: { values: ['a', 'b'] },
          },
          run: ({ id, kind }) => [{ number: id, kind: kind ?? null }],
        }),
        defineFunction('twice', async (n: number) => n * 2),
      ],
      types: [
        defineType({
          name: 'System.Int32',
          properties: { Half: (n) => Number(n) / 2, Third: { script: '$this / 3' }, Unit: { value: 'm' } },
        }),
      ],
    });
    expect((await own.run('1, 2 | Get-Ticket; ticket 3 -Kind b')).objects).toEqual([
      { number: 1, kind: null },
      { number: 2, kind: null },
      { number: 3, kind: 'b' },
    ]);
    expect((await own.run('Get-Ticket 1 -Kind c; Get-Ticket x')).errors).toHaveLength(2);
    expect((await own.run('twice 21; (6).Half; (6).Third; (6).Unit; (Get-Help Get-Ticket).Synopsis')).objects).toEqual([
      42,
      3,
      2,
      'm',
      'Gives a ticket.',
    ]);
    expect(() => defineCmdlet({ name: 'ticket', run: () => 1 })).toThrow('Verb-Noun');
    expect(() => defineCmdlet({ name: 'Get-X', parameters: { A: 'integer' as 'int' }, run: () => 1 })).toThrow(
      "'type'",
    );
  });
});

describe('what goes wrong is contained', () => {
  test('a script that never ends is stopped, and the shell goes on', async () => {
    await shell.run('$kept = 1');
    const error = await failure(shell.run('while ($true) {}', { timeoutMs: 200 }));
    expect(error).toMatchObject({ code: 'timeout' });
    expect(() => shell.runSync('while ($true) { Start-Sleep 1 }', { timeoutMs: 200 })).toThrow(/200 ms/);
    expect((await shell.run('$kept')).objects).toEqual([1]);
  });

  test('one that will not stop is ended with its thread; the shell is made anew', async () => {
    const text = 'try { while ($true) {} } finally { while ($true) {} }';
    expect(await failure(shell.run(text, { timeoutMs: 200 }))).toMatchObject({ code: 'timeout' });
    expect((await shell.run('1')).objects).toEqual([1]);
  });

  test('a signal ends what runs, and keeps the next from running', async () => {
    const controller = new AbortController();
    const run = shell.run('while ($true) {}', { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    expect(await failure(run)).toMatchObject({ code: 'aborted' });
    expect(await failure(shell.run('1', { signal: controller.signal }))).toMatchObject({ code: 'aborted' });
    expect((await shell.run('1')).objects).toEqual([1]);
  });

  test('output and objects without end, memory', async () => {
    using small = openShell({ lab, limits: { output: 1000, objects: 100, memory: 64 }, timeoutMs: 110_000 });
    expect(await failure(small.run("1..1000 | % { 'x' * 100 } | Out-Host"))).toMatchObject({ code: 'limit' });
    expect(await failure(small.run('1..1000'))).toMatchObject({ code: 'limit' });
    const eater = '$l = [Collections.ArrayList]::new(); while ($true) { [void]$l.Add(@(1..100)) }';
    const outcome = await small.run(eater).then(
      ({ errors }) => errors[0]?.exception,
      (error: LyncshellError) => error.code,
    );
    expect(['memory', 'System.OutOfMemoryException']).toContain(outcome);
    expect((await small.run("$l = $null; 'alive'")).objects).toEqual(['alive']);
  });

  test('nothing of one shell is in the next: variables, types, culture, environment, exit codes, console', async () => {
    await shell.run(
      "$x = 1; $env:X = 1; Update-TypeData -TypeName System.Int32 -MemberType NoteProperty -MemberName Mark -Value here; [regex]::CacheSize = 77; [Environment]::ExitCode = 5; [cultureinfo]::CurrentCulture = 'de-DE'; [Console]::WriteLine('console'); Set-Alias q Get-Date",
    );
    const before = process.exitCode;
    shell.dispose();
    await new Promise((resolve) => setTimeout(resolve, 50));
    shell = openShell({ lab });
    const seen =
      '$x; $env:X; (1).Mark; [regex]::CacheSize; [Environment]::ExitCode; [cultureinfo]::CurrentCulture.Name; Test-Path Alias:q';
    expect((await shell.run(seen)).objects).toEqual([null, null, null, 15, 0, 'en-US', false]);
    expect(process.exitCode).toBe(before);
  });

  test('a shell that was disposed of', async () => {
    const run = shell.run('while ($true) {}');
    setTimeout(() => shell.dispose(), 50);
    expect(await failure(run)).toMatchObject({ code: 'disposed' });
    expect(await failure(shell.run('1'))).toMatchObject({ code: 'disposed' });
    const other = openLab();
    const own = openShell({ lab: other });
    await own.run('1');
    other.dispose();
    expect(await failure(own.run('1'))).toMatchObject({ code: 'disposed' });
  });

  test('values that PowerShell has no form for', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    expect(() => openShell({ lab, variables: { cyclic } }).runSync('1')).toThrow(/lies in itself/);
    expect(() => openShell({ lab, variables: { date: new Date(Number.NaN) } }).runSync('1')).toThrow(/invalid Date/);
  });
});
