/** What is found on pages, and what of it is taken for commands. */
import { describe, expect, test } from '@jest/globals';
import { planPage } from '../../src/docs/page-run.ts';
import { PlaceholderValues, placeholdersIn } from '../../src/docs/placeholders.ts';
import { processorTime } from '../processor-time.ts';

const known = new Set([
  'get-cscertificate',
  'set-cscertificate',
  'import-cscertificate',
  'foreach-object',
  'select',
  'sort',
  'cd',
  'write-host',
]);

function plan(text: string, name = 'page.md', values: readonly (readonly [string, string])[] = []) {
  const { commands, skipped } = planPage(
    name,
    text,
    (command) => known.has(command.toLowerCase()),
    new PlaceholderValues(values),
  );
  return {
    commands: commands.map((command) => command.text),
    skipped: skipped.map(({ reason }) => reason),
    unfilled: commands.flatMap((command) => placeholdersIn(command.text)),
  };
}

const commandsIn = (text: string, name?: string) => plan(text, name).commands;

describe('blocks of commands', () => {
  test('fenced, with and without a language, and four spaces deep', () => {
    const page = [
      '```powershell',
      'Get-CsCertificate -Type Default',
      '```',
      '',
      '~~~',
      'Get-CsCertificate',
      '~~~',
      '',
      'Then:',
      '',
      '    Set-CsCertificate -Thumbprint $x',
      '',
      '```console',
      'Get-CsCertificate -Type A',
      '```',
    ].join('\n');
    expect(commandsIn(page)).toEqual([
      'Get-CsCertificate -Type Default',
      'Get-CsCertificate',
      'Set-CsCertificate -Thumbprint $x',
      'Get-CsCertificate -Type A',
    ]);
  });

  test('inside lists, quotations and the divisions of published pages', () => {
    const page = [
      '---',
      'title: "A page"',
      'ms.date: 07/23/2014',
      '    - Get-CsCertificate',
      '---',
      '',
      '<div data-xmlns="http://www.w3.org/1999/xhtml">',
      '',
      '<div class="topic">',
      '',
      '# Page',
      '',
      '</div>',
      '',
      '1.  First:',
      '',
      '        Get-CsCertificate -Type One',
      '',
      '> [!NOTE]',
      '> ```',
      '> Get-CsCertificate -Type Two',
      '> ```',
      '',
      '<span>&nbsp;</span>',
      '',
      '</div>',
    ].join('\n');
    expect(commandsIn(page)).toEqual(['Get-CsCertificate -Type One', 'Get-CsCertificate -Type Two']);
  });

  test('marks inside code', () => {
    expect(commandsIn('    Get-CsCertificate <span class="p">-Type</span>&nbsp;Default')).toEqual([
      'Get-CsCertificate -Type Default',
    ]);
    expect(commandsIn('```\n$a = 1 &lt;# note #&gt;\n```')).toEqual(['$a = 1']);
  });

  test('<pre> in tables, with empty lines inside', () => {
    const page = [
      '<table>',
      '<tr><td>',
      '<pre class="lang-powershell">Get-CsCertificate -Type One',
      '',
      'Get-CsCertificate <b>-Type</b> Two',
      '</pre>',
      '</td></tr>',
      '</table>',
    ].join('\n');
    expect(commandsIn(page)).toEqual(['Get-CsCertificate -Type One', 'Get-CsCertificate -Type Two']);
  });

  test('statements over several lines stay together, several on a line too', () => {
    const page =
      '```powershell\n# comment\n$x = 1; $y = 2\nforeach ($i in 1..2) {\n  $i\n}\n\nGet-CsCertificate |\n  Sort Use\n```';
    expect(commandsIn(page)).toEqual([
      '$x = 1; $y = 2',
      'foreach ($i in 1..2) {\n  $i\n}',
      'Get-CsCertificate |\n  Sort Use',
    ]);
  });

  test('a console as it looked: only what was typed', () => {
    const page = [
      '```',
      'PS C:\\> Get-CsCertificate |',
      '>> Select Use',
      '',
      'Use',
      '---',
      'Default',
      '[PS] C:\\>$x = 1',
      'PS> $x',
      '1',
      '```',
    ].join('\n');
    expect(commandsIn(page)).toEqual(['Get-CsCertificate |\nSelect Use', '$x = 1', '$x']);
  });

  test('commands with their output behind an empty line', () => {
    const shown = 'Use        : Default\n    Thumbprint : ABC';
    expect(commandsIn(`    Get-CsCertificate -Type A\n\n    ${shown}`)).toEqual(['Get-CsCertificate -Type A']);
    expect(commandsIn('```powershell\n$x = 1\n\nGet-CsCertificate\n\nUse\n---\nDefault\n```')).toEqual([
      '$x = 1',
      'Get-CsCertificate',
    ]);
  });

  test('other forms of pages', () => {
    expect(commandsIn('param($a)\n$a\n', 'x.ps1')).toEqual(['param($a)\n$a']);
    expect(commandsIn('To see it, type:\n\nGet-CsCertificate\n\nThat is all.\n', 'x.txt')).toEqual([
      'Get-CsCertificate',
    ]);
    expect(commandsIn('<p>See</p><pre><code>Get-CsCertificate -Type &quot;A&quot;</code></pre>', 'x.html')).toEqual([
      'Get-CsCertificate -Type "A"',
    ]);
  });

  test('reStructuredText and AsciiDoc', () => {
    const rst =
      'Title\n=====\n\nType::\n\n    Get-CsCertificate -Type A\n\nThen:\n\n.. code-block:: powershell\n   :linenos:\n\n   $a = 1\n   $a\n\nEnd ``x``\n';
    expect(commandsIn(rst, 'x.rst')).toEqual(['Get-CsCertificate -Type A', '$a = 1', '$a']);
    const adoc =
      '= Title\n\n[source,powershell]\n.Example\n----\nGet-CsCertificate -Type A\n----\n\nShows\n\n....\nUse : A\n....\n\n[source,xml]\n----\n<a/>\n----\n';
    expect(commandsIn(adoc, 'x.adoc')).toEqual(['Get-CsCertificate -Type A']);
    expect(plan(adoc, 'x.adoc').skipped).toEqual(['output', 'XML']);
  });

  test('text as it is copied from a PDF: wrapped anywhere, form feeds between pages', () => {
    const text =
      'To assign it, type:\n\nSet-CsCertificate -Type Default -Thumbprint\n"AB12"\n-Identity global\n\n\fPage 2 of 9\n\nGet-CsCertificate\n';
    expect(commandsIn(text, 'x.txt')).toEqual([
      'Set-CsCertificate -Type Default -Thumbprint "AB12" -Identity global',
      'Get-CsCertificate',
    ]);
  });

  test('text of a PDF that has lost its empty lines: commands between sentences', () => {
    const text =
      '3. At the prompt, type the following:\nSet-CsCertificate -Type Default -Thumbprint AB12\n-Identity global\nThe certificate is staged.\n12\nThen look at it:\nGet-CsCertificate\nUse : Default\nThis is what the cmdlet shows.\n';
    const { commands, skipped } = planPage(
      'x.txt',
      text,
      (name) => known.has(name.toLowerCase()),
      new PlaceholderValues([]),
    );
    expect(commands.map((command) => [command.text, command.shown?.lines ?? null])).toEqual([
      ['Set-CsCertificate -Type Default -Thumbprint AB12 -Identity global', null],
      ['Get-CsCertificate', ['Use : Default']],
    ]);
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(['prose']));
  });

  test('typographic quotes and dashes are left to the language', () => {
    expect(commandsIn('    Get-CsCertificate –Type “Default”')).toEqual(['Get-CsCertificate –Type “Default”']);
  });

  test('names with a slip and variables of the environment do not hide a command', () => {
    expect(commandsIn('    et-CsPinPolicy | ForEach-Object {$_.Identity}')).toEqual([
      'et-CsPinPolicy | ForEach-Object {$_.Identity}',
    ]);
    expect(commandsIn('    Set-CsCertificate -Path %TEMP%\\a.pfx')).toEqual(['Set-CsCertificate -Path %TEMP%\\a.pfx']);
  });

  test('cmdlets of other products are commands, and fail as such', () => {
    expect(commandsIn('    New-PartnerApplication -Name x')).toEqual(['New-PartnerApplication -Name x']);
  });
});

describe('what is no command', () => {
  test.each<[string, string]>([
    ['output', '```output\nanything\n```'],
    ['output', '    Identity : Global\n    Thumbprint : ABC'],
    ['output', '    Name  Value\n    ----  -----\n    a     b'],
    ['output', '    Success'],
    ['a syntax diagram', '```powershell\nGet-CsCertificate [-Type <CertType[]>] [-Identity <XdsIdentity>]\n```'],
    [
      'a syntax diagram',
      '    $q = New-CsRgsQueue -Parent <service> [-Description "<text>"] [-TimeoutThreshold <# of seconds>]',
    ],
    ['a syntax diagram', '    Set-CsCertificate -Type <CertType[]> -Thumbprint <String> [-Force <SwitchParameter>]'],
    ['a syntax diagram', '    Test-CsMcxP2PIM -SenderSipAddress <String> <COMMON PARAMETERS>'],
    ['SQL', '    SELECT name FROM sys.databases'],
    ['SQL', '```sql\nGO\n```'],
    ['XML', '    <Topology xmlns="urn:x">\n    </Topology>'],
    ['XML', '```xml\n<a/>\n```'],
    ['JSON', '    { "a": 1 }'],
    ['cmd', '    C:\\> dir'],
    ['cmd', '    cd %windir%\\system32'],
    ['a program of Windows', '    netsh http show sslcert'],
    ['a protocol', '    INVITE sip:bob@contoso.com SIP/2.0'],
    ['no PowerShell', '    Use the following: (see below'],
  ])('%s', (reason, page) => {
    expect(plan(page)).toEqual({ commands: [], skipped: [reason], unfilled: [] });
  });

  test('know their lines, also behind code of HTML', () => {
    const page =
      'One\n\n<table><tr><td><p>x</p>\n<pre><code>Get-CsPool\nGet-CsSite</code></pre></td></tr></table>\n\nMore:\n\n    Get-CsTopology\n';
    const { commands } = planPage('page.md', page, () => true, new PlaceholderValues([]));
    expect(commands.map(({ text, line }) => `${line} ${text}`)).toEqual([
      '4 Get-CsPool',
      '5 Get-CsSite',
      '9 Get-CsTopology',
    ]);
  });

  test('strings that are piped to a command are one, strings alone are output', () => {
    const page = '    "Ken Myer", "Pilar Ackerman" | Get-CsPool | Select-Object Fqdn\n\nText.\n\n    "Ken Myer"\n';
    expect(plan(page)).toMatchObject({
      commands: ['"Ken Myer", "Pilar Ackerman" | Get-CsPool | Select-Object Fqdn'],
      skipped: ['output'],
    });
  });

  test('paragraphs that are nothing but a Lync command are one, sentences about it are none', () => {
    const page = [
      '  - You can verify that:\n    \n    Get-CsCertificate "Default" | Select-Object Use\n',
      '- Set-CsCertificate -Type Default -Thumbprint "a and the b"\n',
      'Set-CsCertificate -Type is the parameter to use\n',
      'Get-CsCertificate "Default".\n',
      'Get-CsCertificate shows it\n',
    ].join('\n');
    expect(commandsIn(page)).toEqual([
      'Get-CsCertificate "Default" | Select-Object Use',
      'Set-CsCertificate -Type Default -Thumbprint "a and the b"',
    ]);
  });

  test('go on behind lines that are set deeper to show what was asked', () => {
    const page =
      '    $a = Get-CsCertificate\n       User name:  test@contoso.com\n       Password:   ****\n    Set-CsCertificate -X $a\n';
    expect(commandsIn(page)).toEqual(['$a = Get-CsCertificate', 'Set-CsCertificate -X $a']);
  });

  test('items of a list that name a cmdlet are no commands, those with parameters are', () => {
    const page =
      '- `Remove-CsCertificate -Type Default`\n\n- `Get-CsCertificate`\n\n  `Get-CsCertificate -Type Default`\n';
    expect(plan(page).commands).toEqual(['Remove-CsCertificate -Type Default', 'Get-CsCertificate -Type Default']);
  });

  test('prose and code in sentences', () => {
    expect(plan('Run `Get-CsCertificate` first, then go on.\n\n- item\n')).toEqual({
      commands: [],
      skipped: [],
      unfilled: [],
    });
  });
});

describe('placeholders', () => {
  const page = '    Get-CsCertificate -Identity <Server Fqdn> -Type "<CertType>"';

  test('are reported where nothing fills them in', () => {
    expect(plan(page)).toEqual({
      commands: ['Get-CsCertificate -Identity <Server Fqdn> -Type "<CertType>"'],
      skipped: [],
      unfilled: ['Server Fqdn', 'CertType'],
    });
  });

  test('are filled in, whatever the spelling of the name', () => {
    expect(
      plan(page, 'page.md', [
        ['ServerFqdn', 'fe01.contoso.com'],
        ['certtype', 'Default'],
      ]),
    ).toEqual({
      commands: ['Get-CsCertificate -Identity fe01.contoso.com -Type "Default"'],
      skipped: [],
      unfilled: [],
    });
  });

  test.each([
    '<DN of the OU >',
    '< trunk ID>',
    '<"policy name">',
    '<name@domain>',
    "<name; 'site:'>".replace(';', ','),
    '<$true | $false>',
    '<nom de l’élève>',
    '<証明書>',
  ])('%s is one', (text) => {
    expect(plan(`    Get-CsCertificate -Identity ${text} -Type A`)).toMatchObject({
      commands: [`Get-CsCertificate -Identity ${text} -Type A`],
      unfilled: [text.slice(1, -1).trim()],
    });
  });

  test('XML in a string is none', () => {
    expect(plan("```powershell\n$x = '<a><b>1</b></a>'\n```").unfilled).toEqual([]);
  });
});

describe('line by line, as a console takes it', () => {
  /** The commands, those with a slip marked. */
  const read = (text: string): string[] =>
    planPage('page.md', text, (name) => known.has(name.toLowerCase()), new PlaceholderValues([])).commands.map(
      ({ text: command, slip }) => (slip === null ? command : `slip: ${command}`),
    );
  const block = (...lines: string[]): string => ['```', ...lines, '```', ''].join('\n');
  const powershell = (...lines: string[]): string => ['```powershell', ...lines, '```', ''].join('\n');

  test.each<[string, string[], string[]]>([
    [
      'good lines before a slip',
      ['$a = Get-CsCertificate', '$a.Count', 'Get-CsCertificate -Identity "pool01.contoso.com | Format-List'],
      ['$a = Get-CsCertificate', '$a.Count', 'slip: Get-CsCertificate -Identity "pool01.contoso.com | Format-List'],
    ],
    [
      'a stray quote in the middle',
      ['$a = 1', 'Get-CsCertificate -Type "A', 'Get-CsCertificate -Type "B"', 'Get-CsCertificate'],
      ['$a = 1', 'slip: Get-CsCertificate -Type "A', 'Get-CsCertificate -Type "B"', 'Get-CsCertificate'],
    ],
    [
      'a brace that is never closed on its line',
      ['Get-CsCertificate | ForEach-Object {$_.Use', 'Get-CsCertificate'],
      ['slip: Get-CsCertificate | ForEach-Object {$_.Use', 'Get-CsCertificate'],
    ],
    [
      'a block that is never closed swallows what follows, as at a console',
      [
        'Get-CsCertificate',
        'Get-CsCertificate | ForEach-Object {',
        '  Set-CsCertificate -Thumbprint $_',
        'Get-CsCertificate',
      ],
      [
        'Get-CsCertificate',
        'slip: Get-CsCertificate | ForEach-Object {\n  Set-CsCertificate -Thumbprint $_\nGet-CsCertificate',
      ],
    ],
    [
      'a parameter on the next line',
      ['Set-CsCertificate -Type "Default"', '          -Identity "site:Redmond"', '-Force'],
      ['Set-CsCertificate -Type "Default" -Identity "site:Redmond" -Force'],
    ],
    [
      'a value on the next line',
      ['Set-CsCertificate -Type', '    "Default" -Thumbprint', '    $x', 'Get-CsCertificate'],
      ['Set-CsCertificate -Type "Default" -Thumbprint $x', 'Get-CsCertificate'],
    ],
    [
      'statements that go on with else and catch',
      ['if ($x) {', '  Get-CsCertificate', '}', 'else {', '  1', '}', 'Get-CsCertificate -Type'],
      ['if ($x) {\n  Get-CsCertificate\n}\nelse {\n  1\n}', 'Get-CsCertificate -Type'],
    ],
    [
      'output below a command',
      [
        'Get-CsCertificate -Type Default',
        '',
        'Use        : Default',
        'Thumbprint : AB',
        '',
        'Get-CsCertificate -Type A',
      ],
      ['Get-CsCertificate -Type Default', 'Get-CsCertificate -Type A'],
    ],
  ])('%s', (_name, lines, commands) => {
    expect(read(powershell(...lines))).toEqual(commands);
    // Where the page does not say that it is PowerShell, a block begins with a command.
    if (!/^(?:if)/.test(lines[0]!)) expect(read(block(...lines))).toEqual(commands);
  });

  test.each<[name: string, lines: string[], commands: string[]]>([
    [
      'a table',
      ['Get-CsCertificate', 'Use      Thumbprint', '---      ----------', 'Default  1234'],
      ['Get-CsCertificate'],
    ],
    ['a list', ['Get-CsCertificate', 'Use : Default', 'Thumbprint : 1234'], ['Get-CsCertificate']],
    ['numbers', ['$x = 1 + 1', '$x', '2'], ['$x = 1 + 1', '$x']],
    [
      'and a further command',
      ['Get-CsCertificate', 'Use', '---', 'Default', 'Get-CsCertificate -Type A'],
      ['Get-CsCertificate', 'Get-CsCertificate -Type A'],
    ],
  ])('output right below a command: %s', (_name, lines, commands) => {
    expect(read(block(...lines))).toEqual(commands);
    expect(read(powershell(...lines))).toEqual(commands);
  });

  test('a table whose first heading begins a statement of SQL is the output of the command before', () => {
    const page =
      '```powershell\nGet-CsCertificate\n```\n\n```\nUse      Thumbprint\n---      ----------\nDefault  1234\n```\n';
    expect(planPage('page.md', page, () => true, new PlaceholderValues([])).commands[0]?.shown?.lines[2]).toBe(
      'Default  1234',
    );
  });

  test('what follows code that is never closed: sentences are none', () => {
    const page =
      '```powershell\nGet-CsCertificate\n\nAnd that is what the cmdlet shows.\n\nGet-CsCertificate -Type Default\n';
    const { commands, openBlock } = planPage(
      'page.md',
      page,
      (name) => known.has(name.toLowerCase()),
      new PlaceholderValues([]),
    );
    expect(commands.map(({ text }) => text)).toEqual(['Get-CsCertificate', 'Get-CsCertificate -Type Default']);
    expect(openBlock).toBe(2);
  });

  test('a program that the machine has is a command, another is told', () => {
    const knows = (name: string) => name === 'certutil.exe' || name === 'certutil';
    const page =
      '```\ncertutil -store My\n```\n\n```cmd\ncertutil -store My\n```\n\n```\nnetsh http show sslcert\n```\n';
    const { commands, skipped } = planPage('page.md', page, knows, new PlaceholderValues([]));
    expect(commands.map(({ text }) => text)).toEqual(['certutil -store My', 'certutil -store My']);
    expect(skipped.map(({ reason }) => reason)).toEqual(['a program of Windows']);
  });

  test.each(['C:\\*.log', '\\s*', '..\\x?y', '\\\\srv\\a*', 'fe0[1-3].contoso.com'])('%s is no command', (text) => {
    expect(plan(`    ${text}\n\nThen:\n\n    Get-CsCertificate`)).toEqual({
      commands: ['Get-CsCertificate'],
      skipped: ['output'],
      unfilled: [],
    });
  });

  test('prompts of all kinds', () => {
    const lines = [
      'PS C:\\Users\\x> Get-CsCertificate',
      'Use',
      'PS C:\\>Get-CsCertificate -Type A',
      '[PS] C:\\Windows\\system32>Get-CsCertificate -Type B |',
      '>> Sort Use',
      'PS Cert:\\LocalMachine\\My> Get-CsCertificate -Type C',
      '[fe01.contoso.com]: PS C:\\Users\\x\\Documents> Get-CsCertificate -Type D',
      '    -Identity global',
      'PS > Get-CsCertificate -Type E',
      'C:\\>Get-CsCertificate -Type F',
      'C:\\Windows> dir',
      ' Volume in drive C has no label.',
      'PS /home/x> $x = 1',
    ];
    expect(read(block(...lines))).toEqual([
      'Get-CsCertificate',
      'Get-CsCertificate -Type A',
      'Get-CsCertificate -Type B |\nSort Use',
      'Get-CsCertificate -Type C',
      'Get-CsCertificate -Type D -Identity global',
      'Get-CsCertificate -Type E',
      'Get-CsCertificate -Type F',
      '$x = 1',
    ]);
  });

  test('lines of prose with the names of commands in them', () => {
    expect(
      plan('```\nSelect the certificate (see below\nSort them by name.\nGet-CsCertificate: shows them\n```').commands,
    ).toEqual([]);
  });

  test('a command stands on its line of the page', () => {
    const { commands } = planPage(
      'p.md',
      `# A\n\n${powershell('$a = 1', '', '# note', '$b = 2')}`,
      () => false,
      new PlaceholderValues([]),
    );
    expect(commands.map(({ line }) => line)).toEqual([4, 7]);
  });

  test('a block of thousands of odd lines is read in no time', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `Get-CsCertificate -Type "${index}`);
    const took = processorTime(() => {
      expect(read(powershell(...lines)).length).toBeGreaterThan(1_000);
    });
    expect(took).toBeLessThan(10_000);
  });
});

describe('sentences', () => {
  test.each([
    'Get-CsCertificate is a cmdlet which shows certificates. It has parameters.',
    'Get-CsCertificate returns the certificates of a computer.',
    'Set-CsCertificate cmdlet assigns certificates:',
    'Get-CsCertificate renvoie les certificats de cet ordinateur.',
  ])('%s', (sentence) => {
    expect(commandsIn(`${sentence}\n\nGet-CsCertificate -Type Default\n`, 'page.txt')).toEqual([
      'Get-CsCertificate -Type Default',
    ]);
  });

  test.each([
    'Set-CsCertificate -Type Default -FriendlyName "the name of the certificate"',
    'Get-CsCertificate | select Subject, Use',
    'Get-CsCertificate | Where-Object {$_.Use -match "of the"}',
    'Set-CsCertificate -Identity <name of the pool>',
  ])('but %s is a command', (command) => {
    expect(commandsIn(`${command}\n`, 'page.txt')).toEqual([command]);
  });
});
