/** The world that a page takes for granted: what its specimens stand for, where its commands are typed, which files are there. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { commandValues, quoted, withValues } from '../../src/docs/specimens/command-values.ts';
import { withRightNames } from '../../src/docs/specimens/misspelt-names.ts';
import { removeComputed, requireObjects } from '../../src/docs/specimens/page-objects.ts';
import { PageWorld } from '../../src/docs/specimens/page-world.ts';
import { kindOfWords } from '../../src/docs/specimens/specimen-kinds.ts';
import { withoutTypographicSlips } from '../../src/docs/specimens/typographic-slips.ts';
import { deleteFreshLabs, freshLab } from '../deployment/test-lab.ts';

afterAll(deleteFreshLabs);

const noNames = { parametersOf: () => null, lyncCmdlets: () => [] };
const noHelper = { ...noNames, knows: () => false, run: () => false, lines: () => [] };
const dateText = (instant: number): string => new Date(instant).toISOString().slice(0, 16);
const worldOf = (lab: Deployment): PageWorld =>
  new PageWorld(lab, dateText, (text) => Date.parse(text) || null, noHelper);

describe('the values of a command', () => {
  test('by parameter, by position, in lists, inside of other commands', () => {
    const text =
      'foreach ($x in 1) { Get-CsPool a.b.com | Set-CsCertificate -Type A, "B C" -Ca:dc\\ca -Thumbprint $t <x y> }';
    expect(commandValues(text).map(({ command, parameter, value }) => `${command} ${parameter} ${value}`)).toEqual([
      'Get-CsPool  a.b.com',
      'Set-CsCertificate Type A',
      'Set-CsCertificate Type B C',
      'Set-CsCertificate Ca dc\\ca',
      'Set-CsCertificate  <x y>',
    ]);
  });

  test('put in their place in the quotes that they need', () => {
    const [value] = commandValues('Get-CsPool "x.y.z" -Verbose');
    expect(withValues('Get-CsPool "x.y.z" -Verbose', [{ ...value!, text: quoted('a $b') }])).toBe(
      'Get-CsPool "a `$b" -Verbose',
    );
  });

  test.each([
    ['Server FQDN', 'machine'],
    ['nom de domaine complet du serveur', 'machine'],
    ['PoolFqdn', 'pool'],
    ['thumb print of new certificate', 'thumbprint'],
    ['Fingerabdruck des Zertifikats', 'thumbprint'],
    ['date et heure', 'date'],
    ['Kennwort', 'password'],
    ['サーバー名', 'machine'],
    ['$true | $false', 'choice'],
    ['web service url', 'URL'],
    ['证书类型', 'certificate type'],
    ['証明書の種類', 'certificate type'],
    ['服务器池 FQDN', 'pool'],
    ['区域', null],
    ['colour', null],
  ])('<%s> is a %s', (words, kind) => {
    expect(kindOfWords(words)).toBe(kind);
  });
});

describe('in a lab', () => {
  let lab: Deployment;
  let world: PageWorld;

  beforeAll(() => {
    lab = freshLab();
    world = worldOf(lab);
  });

  test('servers and authorities that are nobody’s become those of the lab, the same ones all over a page', () => {
    const first = world.prepare('Get-CsPool -Identity pool.example.com').mapped;
    expect(first).toEqual([{ kind: 'pool', specimen: 'pool.example.com', value: 'pool01.contoso.com' }]);
    expect(world.prepare('Get-CsPool pool.example.com').text).toBe('Get-CsPool pool01.contoso.com');
    expect(world.prepare('Get-CsPool other.example.com').text).toBe('Get-CsPool se01.contoso.com');
    expect(world.prepare('Request-CsCertificate -New -Type Default -Ca dc\\myca').text).toContain(
      '-Ca dc1.contoso.com\\contoso-DC1-CA',
    );
    const known =
      'Get-CsPool pool02.contoso.com; Request-CsCertificate -New -Type Default -CA DC1.contoso.com\\contoso-dc1-ca';
    expect(world.prepare(known)).toEqual({ text: known, mapped: [], prepared: [], machine: null });
  });

  test('a thumbprint of any shape becomes that of a certificate that is not assigned', () => {
    const shapes = [
      'B142918E463981A76503828BB1278391B716280987B',
      '"b1 42 91 8e 46 39 81 a7 65 03 82"',
      '"B14291…"',
      '<Certificate Thumbprint>',
    ];
    const thumbprints = shapes.map((shape) => {
      const { text } = world.prepare(`Set-CsCertificate -Type WebServicesExternal -Thumbprint ${shape}`);
      return /-Thumbprint ([0-9A-F]{40})$/.exec(text)?.[1];
    });
    expect(new Set(thumbprints).size).toBe(4);
    const own = lab.session.machine.certificates('My').map(({ thumbprint }) => thumbprint);
    expect(own).toEqual(expect.arrayContaining(thumbprints));
    const real = `Set-CsCertificate -Type Default -Thumbprint ${own[0]}`;
    expect(world.prepare(real).text).toBe(real);
    expect(world.prepare('Set-CsCertificate -Type Default -Thumbprint $x').mapped).toEqual([]);
  });

  test.each([
    ['in the path of a certificate', 'Get-Item Cert:\\LocalMachine\\My\\B142918E463981A76503828BB1278391B716280A'],
    ['compared', "dir Cert:\\LocalMachine\\My | where { $_.Thumbprint -eq 'B1 42 91 8E 46 39 81 A7 65 03' }"],
    ['compared without a block', 'dir Cert:\\LocalMachine\\My | Where-Object Thumbprint -eq "B142918E…"'],
    ['kept in a variable', '$t = "B142918E463981A76503828BB1278391B716280"'],
    ['for certutil', 'certutil -store My "B1 42 91 8E 46 39 81 A7 65 03 82 8B B1 27 83 91 B7 16 28 0A"'],
    [
      'in another quotation',
      'Invoke-Command { Remove-Item ‘Cert:\\LocalMachine\\My\\B142918E463981A76503828BB1278391B7162800’ }',
    ],
  ])('a thumbprint %s', (_, command) => {
    const { text, mapped } = world.prepare(command);
    const [{ kind, value } = { kind: '', value: '' }] = mapped;
    expect(kind).toBe('thumbprint');
    expect(text).toContain(value);
    expect(lab.session.machine.certificates('My').map(({ thumbprint }) => thumbprint)).toContain(value);
    // The same one all over a page, and a real one stays.
    expect(world.prepare(command).text).toBe(text);
    expect(world.prepare(text).mapped).toEqual([]);
  });

  test('forty digits in an address, or of a certificate that is there, stay', () => {
    const address = 'Start-Process https://example.com/B142918E463981A76503828BB1278391B716280A';
    expect(world.prepare(address).text).toBe(address);
    const [root] = lab.session.machine.certificates('Root');
    const real = `Get-Item Cert:\\LocalMachine\\Root\\${root?.thumbprint}`;
    expect(world.prepare(real).text).toBe(real);
    const specimen = 'Get-Item Cert:\\LocalMachine\\Root\\B142918E463981A76503828BB1278391B716280C';
    expect(lab.session.machine.certificates('Root').map(({ thumbprint }) => `${thumbprint}`)).toContain(
      world.prepare(specimen).mapped[0]?.value,
    );
  });

  test('serial numbers: of a certificate that is in use, of one in the store, of one that the authority has issued', () => {
    const serials = (store: string): string[] =>
      lab.session.machine.certificates(store).map(({ serialNumber }) => serialNumber);
    const inUse = world.prepare('Get-CsCertificate | Where-Object {$_.SerialNumber -eq "611BB01200000000000C"}');
    const used = lab.certificates.list().map(({ certificate }) => certificate.serialNumber);
    expect(used).toContain(inUse.mapped[0]?.value);
    expect(inUse.mapped[0]?.kind).toBe('serial number');
    const stored = world.prepare('certutil -store My 611BB0120000000001D').mapped[0]?.value;
    expect(serials('My')).toContain(stored);
    const revoked = world.prepare('certutil -revoke 611BB01200000000000E 1').mapped[0]?.value;
    expect(lab.authority.get().issued.map(({ serialNumber }) => serialNumber)).toContain(revoked);
    // What is revoked is none that servers use.
    expect(used).not.toContain(revoked);
  });

  test('numbers of requests: on this machine, and at the authority, whose manager has approved what is retrieved', () => {
    const own = world.prepare('Request-CsCertificate –Clear –RequestId 224');
    expect(own.prepared).toEqual([expect.stringContaining('for request 224')]);
    const request = lab.certificates.requests().at(-1);
    expect(own.text).toBe(`Request-CsCertificate –Clear –RequestId ${request?.requestId}`);
    const atAuthority = world.prepare('certutil -resubmit 224');
    expect(atAuthority.mapped).toEqual([
      { kind: 'request', specimen: '224', value: String(request?.authorityRequestId) },
    ]);
    const retrieved = world.prepare('certreq -retrieve 224 C:\\answers\\new.cer');
    expect(retrieved.prepared).toContainEqual(expect.stringMatching(/^request \d+ was approved/));
    expect(lab.authority.retrieve(undefined, request?.authorityRequestId ?? 0).request.status).toBe('Issued');
    const real = `Request-CsCertificate -List -RequestId ${request?.requestId}`;
    expect(world.prepare(real).text).toBe(real);
    const template = lab.authority.templates().find(({ name }) => name === 'WebServer');
    expect(template?.needsApproval).toBe(false);
  });

  test('a file that a command reads is there, with the password that the page says', () => {
    const path = 'C:\\Certificates\\new\\WebServer.pfx';
    const { prepared } = world.prepare(`Import-CsCertificate -Path "${path}" -Password "s3cret"`);
    expect(prepared).toEqual([`the file ${path} was made, with the password s3cret`]);
    expect(lab.certificates.import({ path, password: 's3cret' }).subject).toContain('contoso.com');
    expect(world.prepare(`Import-CsCertificate -Path "${path}" -Password "s3cret"`).prepared).toEqual([]);
    expect(world.prepare('Export-CsConfiguration -FileName C:\\ <configuration.zip or other.zip>').text).toBe(
      'Export-CsConfiguration -FileName C:\\configuration.zip',
    );
  });

  test('a file of which only the command says what it is', () => {
    const pfx = world.prepare('Import-CsCertificate -Path "<Pfad der Datei>" -Password "<Kennwort>"');
    expect(pfx.text).toBe('Import-CsCertificate -Path C:\\pfadderdatei.pfx -Password P@ssw0rd');
    expect(world.prepare('Import-CsCertificate -Path "C:\\certs\\<file name>.pfx"').text).toContain('\\filename.pfx');
    const answer = world.prepare('Import-CsCertificate -Path C:\\certs\\answer.cer').prepared;
    expect(answer).toEqual([expect.stringContaining('was requested'), 'the file C:\\certs\\answer.cer was made']);
  });

  test('a value that the page leaves out, an identity with blanks, an edge as a route, a host that is nobody’s', () => {
    expect(world.prepare('Get-CsUser -Identity').text).toBe('Get-CsUser -Identity "Ken Myer"');
    expect(
      world.prepare('Set-CsTrunkConfiguration -Identity Service:PstnGateway:Trunk 1 -EnableBypass $true').text,
    ).toBe('Set-CsTrunkConfiguration -Identity Service:PstnGateway:gw01.contoso.com -EnableBypass $true');
    expect(world.prepare('Set-CsSite Redmond -FederationRoute edge9.example.com').text).toContain('edge01.contoso.com');
    expect(world.prepare('ping mail.example.com').text).toMatch(/^ping \w+\.contoso\.com$/);
  });

  test('what is searched lies behind, whatever the page says', () => {
    const { text } = world.prepare(
      'Search-CsClsLogging -StartTime "11/20/2030 11:00:00 AM" -EndTime "11/20/2030 1:45:00 PM"',
    );
    const [from = '', to = ''] = [...text.matchAll(/20\d\d-\d\d-\d\dT\d\d:\d\d/g)].map(([date]) => date);
    expect(Date.parse(to) - Date.parse(from)).toBe(3_600_000);
    expect(world.prepare('Search-CsClsLogging -StartTime "1/1/2001"').mapped).toEqual([]);
  });

  test('an address out of placeholders', () => {
    expect(world.prepare('Enable-CsUser -Identity x -SipAddress "sip:<user name>@<domain>"').text).toContain(
      '-SipAddress sip:username@contoso.com',
    );
  });

  test('dates that are past and places for dates lie ahead', () => {
    const command = (date: string): string =>
      world.prepare(`Set-CsCertificate -Type Default -Thumbprint $x -EffectiveDate ${date}`).text;
    expect(command('"7/22/2012 6:00 AM"')).toContain('"7/22/2012 6:00 AM"');
    expect(command('"1/1/2011"')).toMatch(/-EffectiveDate 2012-06-16T\d\d:\d\d$/);
    expect(command('<date and time>')).toMatch(/-EffectiveDate 2012-06-16T\d\d:\d\d$/);
  });

  test('what a reader makes up for a cmdlet of Lync: a choice, a number, a span, a name', () => {
    const made = (text: string): string => world.prepare(text).text;
    expect(
      made('Set-CsX -Enable <$true | $false> -Max <number of calls> -CallTimeout <time> -Name "<descriptive name>"'),
    ).toBe('Set-CsX -Enable $true -Max 1 -CallTimeout 00:00:30 -Name DescriptiveName');
    expect(made('Get-CsX - Filter "*.org"')).toBe('Get-CsX -Filter "*.org"');
    expect(made('Get-CsX "a - Filter b"')).toBe('Get-CsX "a - Filter b"');
  });

  test('placeholders outside of known parameters, by their words; what says nothing stays', () => {
    expect(world.prepare('Test-Path \\\\<Server>\\c$; Write-Host <colour>').text).toMatch(
      /^Test-Path \\\\fe0\d\.contoso\.com\\c\$; Write-Host <colour>$/,
    );
  });
});

test('certificates of an Edge Server are handled there; what is rolled was assigned before; time passes', () => {
  const lab = freshLab();
  const world = worldOf(lab);
  const staged = world.prepare(
    'Set-CsCertificate -Type AudioVideoAuthentication -Thumbprint AB12AB12AB12 -Roll -EffectiveDate <date>',
  );
  expect(staged.machine).toBe('edge01.contoso.com');
  const edge = lab.loggedOnTo('edge01.contoso.com');
  const [, thumbprint] = /-Thumbprint (\w+)/.exec(staged.text)!;
  edge.certificates.assign({
    types: ['AudioVideoAuthentication'],
    thumbprint: thumbprint!,
    roll: true,
    effectiveDate: lab.clock.now() + 3_600_000,
  });
  const removal = world.prepare('Remove-CsCertificate -Type AudioVideoAuthentication -Previous');
  expect(removal.machine).toBeNull();
  expect(removal.prepared[0]).toMatch(/^the lab's clock was moved to /);
  edge.certificates.remove({ types: ['AudioVideoAuthentication'], previous: true });
  const back = world.prepare('Remove-CsCertificate -Type OAuthTokenIssuer -Previous');
  expect(back.machine).toBe('fe01.contoso.com');
  expect(back.prepared.length).toBeGreaterThan(2);
  lab.certificates.remove({ types: ['OAuthTokenIssuer'], previous: true });
});

test('what a command shows, changes or removes is there; what it makes is not', () => {
  const there = new Set(['old']);
  const ran: string[] = [];
  const helper = {
    knows: (name: string) => /-CsThing$/.test(name),
    run(text: string) {
      const [, verb, name] = /(Get|New|Remove)-CsThing -Identity '(.*?)' /.exec(text)!;
      if (verb === 'Get') return there.has(name!);
      ran.push(`${verb} ${name}`);
      return true;
    },
    lines: () => [],
    ...noNames,
  };
  const told = (text: string): string[] => requireObjects(commandValues(text), helper);
  expect(told('Get-CsThing "it\'s" | Remove-CsThing')).toEqual([
    "the CsThing it's was made, which the page takes for granted",
  ]);
  expect(told('New-CsThing -Identity old')).toEqual(['the CsThing old that was there was removed']);
  expect(told('Grant-CsThing -Identity "Ken Myer" -PolicyName p')).toEqual([
    'the CsThing p was made, which the page takes for granted',
  ]);
  expect(told('Get-CsThing *; Set-CsThing global; Get-CsThing old; New-CsThing new; Get-CsOther x')).toEqual([]);
  expect(ran).toEqual(["New it''s", 'Remove old', 'New p']);
});

describe('with a session beside that of the page', () => {
  /** A helper that finds what is asked for when the text holds one of these words. */
  const world = (lab: Deployment, ...works: string[]): { world: PageWorld; ran: string[] } => {
    const ran: string[] = [];
    const run = (text: string): boolean => {
      ran.push(text);
      return works.some((word) => text.includes(word));
    };
    const helper = { ...noNames, knows: () => false, run, lines: () => [] };
    return { world: new PageWorld(lab, dateText, (text) => Date.parse(text) || null, helper), ran };
  };

  test.each([
    ['Set-CsTrunkConfiguration -Identity TrunkId', 'Set-CsTrunkConfiguration -Identity Global'],
    ['Get-CsClsConfiguration <XdsIdentity>', 'Get-CsClsConfiguration Global'],
    ['Remove-CsVoicePolicy -Identity [identity]', 'Remove-CsVoicePolicy -Identity Global'],
    ['New-CsTrunkConfiguration -Identity TrunkConfigurationID', 'New-CsTrunkConfiguration -Identity site:Redmond'],
    ['Get-CsVoicePolicy -Identity RedmondPolicy', 'Get-CsVoicePolicy -Identity RedmondPolicy'],
  ])('a word for an identity of scopes: %s', (written, typed) => {
    expect(world(freshLab(), 'Identity Global').world.prepare(written).text).toBe(typed);
  });

  test('a word for an identity of what has no scopes is a name', () => {
    const { world: page } = world(freshLab());
    expect(page.prepare('Set-CsHostingProvider -Identity [identity]').text).toBe(
      'Set-CsHostingProvider -Identity Identity',
    );
    expect(page.prepare('Set-CsHostingProvider -Identity ProviderId').mapped).toEqual([]);
  });

  test('placeholders inside of hash tables, and for the name of a cmdlet', () => {
    const { world: page } = world(freshLab());
    expect(page.prepare('Set-CsVoicePolicy -PstnUsages @{Add="<Usage String>"}').text).toBe(
      'Set-CsVoicePolicy -PstnUsages @{Add="UsageString"}',
    );
    expect(page.prepare('Get-Help <cmdlet name> -Full').text).toBe('Get-Help Get-CsTopology -Full');
    expect(page.prepare('Get-Thing @{Add="<Usage String>"}').mapped).toEqual([]);
  });

  test('a table that somebody is to have exported is there, without lines', () => {
    const { world: page, ran } = world(freshLab(), 'New-Item');
    expect(page.prepare('$x = Import-Csv "C:\\Data\\it\'s.csv"').prepared).toEqual([
      "the file C:\\Data\\it's.csv was made, without a line in it",
    ]);
    expect(ran[0]).toContain("-Path 'C:\\Data\\it''s.csv'");
  });
});

describe('what editing does to a command that still parses', () => {
  const knows = (name: string): boolean => name === 'Set-CsThing';
  test.each([
    ['Set-CsThing - Enabled $true', 'Set-CsThing -Enabled $true'],
    ['Set-CsThing "a" - Enabled $true', 'Set-CsThing "a" -Enabled $true'],
    ['Set-CsThing -Parent service: ApplicationServer:x', 'Set-CsThing -Parent service:ApplicationServer:x'],
    ['Import-Csv -Path " C:\\x.csv"', 'Import-Csv -Path "C:\\x.csv"'],
    ['Set-CsThing -Identity" site:Redmond"', 'Set-CsThing -Identity "site:Redmond"'],
    ['Set-CsThing-Enabled $true', 'Set-CsThing -Enabled $true'],
    ['Set-CsOther-Enabled $true', 'Set-CsOther-Enabled $true'],
    ['Set-CsThing -Identity ""x"" -Y', 'Set-CsThing -Identity "x" -Y'],
    ['Set-CsThing "a - Enabled b"', 'Set-CsThing "a - Enabled b"'],
    ['Set-CsThing -A "-B""c"', 'Set-CsThing -A "-B""c"'],
  ])('%s', (written, text) => {
    expect(withoutTypographicSlips(written, knows).text).toBe(text);
    expect(withoutTypographicSlips(written, knows).told.length > 0).toBe(text !== written);
  });
});

describe('names that a page has misspelt', () => {
  const names = {
    parametersOf: (name: string) =>
      /^(?:Get|Set|New)-CsThing$/.test(name)
        ? ['Identity', 'Filter', 'FileRolloverSize', 'ReplaceExistingRgsSettings']
        : null,
    lyncCmdlets: () => ['Get-CsThing', 'Set-CsThing', 'New-CsThing', 'New-CsOtherThing'],
  };
  test.each([
    ['Get-CsThing -Fiter x', 'Get-CsThing -Filter x'],
    ['Get-CsThing -RolloverFileSize 1', 'Get-CsThing -FileRolloverSize 1'],
    ['Get-CsThing -ReplaceExistingSettings', 'Get-CsThing -ReplaceExistingRgsSettings'],
    ['Get-CsThing -ExistingRgsSettings', 'Get-CsThing -ReplaceExistingRgsSettings'],
    ['Get-CsThing -Size 1', 'Get-CsThing -Size 1'],
    ['Get-CsThing -Rgs x', 'Get-CsThing -Rgs x'],
    ['Get-CsThing -Fil x', 'Get-CsThing -Fil x'],
    ['Get-CsThing -Colour x', 'Get-CsThing -Colour x'],
    ['et-CsThing | Set-CsThing', 'Get-CsThing | Set-CsThing'],
    ['$a = NewCsThing -Identity x', '$a = New-CsThing -Identity x'],
    ['Get-CsBanana', 'Get-CsBanana'],
    ['Get-Date -Fomat x', 'Get-Date -Fomat x'],
  ])('%s is typed as %s', (written, typed) => {
    const told: string[] = [];
    expect(withRightNames(written, names, (what) => told.push(what))).toBe(typed);
    expect(told.length).toBe(written === typed ? 0 : 1);
  });
});

describe('people and telephones', () => {
  const lab = freshLab();
  const typed = (text: string): string => worldOf(lab).prepare(text).text;

  test('who is nobody here is somebody else, of the kind and in the form that the page has', () => {
    expect(typed('Get-CsUser -Identity "Ken Myer"')).toBe('Get-CsUser -Identity "Ken Myer"');
    expect(typed('Set-CsUser UserIdParameter -EnterpriseVoiceEnabled $true')).toMatch(/^Set-CsUser "\w+ \w+" -/);
    expect(typed('Grant-CsVoicePolicy -Identity sip:no@where.org -PolicyName x')).toMatch(
      /-Identity sip:\w+@contoso\.com /,
    );
    expect(typed('Set-CsMeetingRoom -Identity "No Such Room" -Enabled $true')).toMatch(/-Identity "Room \d+"/);
    expect(typed('Enable-CsUser -Identity nobody -RegistrarPool pool01.contoso.com')).not.toContain('nobody');
    expect(typed('Get-CsUser -Identity "No*"')).toBe('Get-CsUser -Identity "No*"');
  });

  test('who takes part in a test, and with which credentials', () => {
    expect(
      typed('Test-CsUcwaConference pool01.contoso.com -ParticipantSipAddress sip:<SIP address of test user 2>'),
    ).toMatch(/-ParticipantSipAddress sip:\w+@contoso\.com$/);
    expect(typed('Test-CsRegistration x -UserCredential <credentials>')).toMatch(
      /-UserCredential \(\[pscredential\]::new\(/,
    );
    expect(typed('New-CsExUmContact -SipAddress sip:new@contoso.com')).toBe(
      'New-CsExUmContact -SipAddress sip:new@contoso.com',
    );
  });

  test('units', () => {
    expect(typed('Get-CsUser -OU "ou=Sales,dc=x,dc=org"')).toMatch(/-OU "OU=\w+,DC=contoso,DC=com"/);
    expect(typed('Get-CsUser -OU "ou=Finance,dc=x,dc=org"')).toBe('Get-CsUser -OU "OU=Finance,DC=contoso,DC=com"');
  });

  test('a telephone that a command makes does not stand in its own way', () => {
    const world = worldOf(lab);
    const { values } = lab.directory.list().find(({ kind }) => kind === 'commonAreaPhone')!;
    const make = `New-CsCommonAreaPhone -LineUri ${String(values.LineURI)} -RegistrarPool pool01.contoso.com`;
    expect(world.prepare(make).prepared[0]).toMatch(
      /^CN=.* made way for the CsCommonAreaPhone that has the same LineUri$/,
    );
    expect(world.prepare(make).prepared).toEqual([]);
  });
});

describe('scopes', () => {
  const typed = (text: string): string => worldOf(freshLab()).prepare(text).text;
  test.each([
    ['Get-CsAnnouncement ApplicationServer:x.org/1', 'Get-CsAnnouncement ApplicationServer:pool01.contoso.com/1'],
    ['Get-CsRgsQueue -Identity x.org', 'Get-CsRgsQueue -Identity service:ApplicationServer:pool01.contoso.com'],
    ['Set-CsClsConfiguration site/Redmond', 'Set-CsClsConfiguration site:Redmond'],
    ['Set-CsClsConfiguration redmond', 'Set-CsClsConfiguration site:Redmond'],
    ['New-CsClsScenario <Scope>/<unique name>', 'New-CsClsScenario Global/UniqueName'],
    ['Grant-CsVoicePolicy "Ken Myer" x', 'Grant-CsVoicePolicy "Ken Myer" x'],
    ['Move-CsUser "Ken Myer" POOL_FQDN', 'Move-CsUser "Ken Myer" pool01.contoso.com'],
    ['New-CsTrustedApplicationPool x -Site Nowhere', 'New-CsTrustedApplicationPool x -Site Redmond'],
  ])('%s', (written, expected) => {
    expect(typed(written)).toBe(expected);
  });
});

test('a text that does not parse is typed as it stands', () => {
  const slip = 'New-CsRgsHolidaySet -Parent "ApplicationServer:x.org -Name "2013 Holidays"';
  expect(worldOf(freshLab()).prepare(slip)).toEqual({ text: slip, mapped: [], prepared: [], machine: null });
});

test.each([
  ['New-CsThing -Name Foo [other parameters]', 'New-CsThing -Name Foo', 'words in brackets'],
  ['New-CsThing -Identity x [CsThing options for this site]', 'New-CsThing -Identity x', 'words in brackets'],
  ['New-CsThing -Url<String>', 'New-CsThing -Url <String>', 'a blank that editing has lost'],
  ['New-CsThing -PoolFqdn "a.b.com"-Category "IT"', 'New-CsThing -PoolFqdn "a.b.com" -Category "IT"', 'a blank'],
  ['New-CsThing -PoolFqdn a.b.com-Category "IT"', 'New-CsThing -PoolFqdn a.b.com -Category "IT"', 'a blank'],
  ['Get-CsThing -Identity "service: a.b.com"', 'Get-CsThing -Identity "service:a.b.com"', 'a blank'],
  ['Get-CsThing -Owner "service:Registrar"a.b.com"', 'Get-CsThing -Owner "service:Registrar:a.b.com"', 'a quote'],
  ['Get-CsThing -RegistrarPool "a.b.com"\\', 'Get-CsThing -RegistrarPool "a.b.com"', 'a stroke'],
])('%s is typed as %s', (written, typed, told) => {
  const mended = withoutTypographicSlips(written, () => true);
  expect(mended.text).toBe(typed);
  expect(mended.told.join()).toContain(told);
});

test.each(['$a[0] [int] $b', 'Get-CsThing "[other parameters]"', '$x = [pscustomobject]@{ a = 1 }', 'f [int] 1'])(
  'brackets of the language stay: %s',
  (text) => {
    expect(withoutTypographicSlips(text, () => true).text).toBe(text);
  },
);

describe('what pages take for granted of the topology', () => {
  /** What is run beside a page that has this command. */
  const runFor = (text: string): { readonly typed: string; readonly runs: string } => {
    const runs: string[] = [];
    const helper = { ...noNames, knows: () => false, run: (one: string) => runs.push(one) > 0, lines: () => [] };
    const world = new PageWorld(freshLab(), dateText, (one) => Date.parse(one) || null, helper);
    return { typed: world.prepare(text).text, runs: runs.join('\n') };
  };

  test.each<[text: string, what: string]>([
    ['Get-CsPoolBackupRelationship -PoolFqdn pool01.contoso.com', "-BackupRegistrar 'Registrar:pool02.contoso.com'"],
    ['Invoke-CsManagementServerFailover -WhatIf', "-BackupRegistrar 'Registrar:pool02.contoso.com'"],
    ['Invoke-CsPoolFailBack -PoolFqdn pool02.contoso.com', 'Invoke-CsPoolFailOver -DisasterMode'],
    ['Invoke-CsDatabaseFailover -PoolFqdn pool01.contoso.com -NewPrincipal Mirror', 'Install-CsMirrorDatabase'],
    [
      'Set-CsKerberosAccountPassword -UserAccount "contoso\\kerb"',
      "New-CsKerberosAccount -UserAccount 'contoso\\kerb'",
    ],
    [
      'Test-CsKerberosAccountAssignment -Identity site:Redmond',
      "New-CsKerberosAccountAssignment -Identity 'site:Redmond'",
    ],
    [
      'Get-CsTrustedApplicationEndpoint -Identity sip:bot@contoso.com',
      "New-CsTrustedApplicationEndpoint -SipAddress 'sip:bot@contoso.com'",
    ],
    [
      'New-CsTrustedApplicationEndpoint -ApplicationId bot -TrustedApplicationPoolFqdn apps.contoso.com',
      "New-CsTrustedApplication -ApplicationId 'bot'",
    ],
  ])('%s', (text, what) => {
    expect(runFor(text).runs).toContain(what);
  });

  test.each([
    ['Invoke-CsPoolFailOver -PoolFqdn pool01.contoso.com', 'Invoke-CsPoolFailOver -PoolFqdn se01.contoso.com'],
    ['Invoke-CsDatabaseFailover -PoolFqdn se01.contoso.com', 'Invoke-CsDatabaseFailover -PoolFqdn pool01.contoso.com'],
    [
      'Install-CsDatabase -CentralManagementDatabase -SqlServerFqdn sql02.contoso.com -SqlInstanceName NamedInstance',
      'Install-CsDatabase -CentralManagementDatabase -SqlServerFqdn sql01.contoso.com -SqlInstanceName rtc',
    ],
    [
      'New-CsKerberosAccount -UserAccount "Domain\\UserAccount"',
      'New-CsKerberosAccount -UserAccount CONTOSO\\UserAccount',
    ],
    ['Set-CsEdgeServer EdgeServer:<Edge pool FQDN>', 'Set-CsEdgeServer EdgeServer:edge01.contoso.com'],
    ['Move-CsRgsConfiguration -Source old.contoso.net', 'Move-CsRgsConfiguration -Source pool01.contoso.com'],
    ['New-CsSipDomain -Identity contoso.com', 'New-CsSipDomain -Identity branch.contoso.com'],
    ['Import-CsDeviceUpdate -FileName \\\\fs09\\Updates\\UC.cab', 'Import-CsDeviceUpdate -FileName C:\\UC.cab'],
    ['Get-Content C:\\Media\\ Hold.wav', 'Get-Content C:\\Media\\Hold.wav'],
  ])('%s is typed as %s', (text, typed) => {
    expect(runFor(text).typed).toBe(typed);
  });
});

describe('what pages of other servers name', () => {
  test('a SQL Server that is nobody’s is the one of the lab', () => {
    expect(worldOf(freshLab()).prepare('Test-CsDatabase -ConfiguredDatabases -SqlServerFqdn db.example.com').text).toBe(
      'Test-CsDatabase -ConfiguredDatabases -SqlServerFqdn sql01.contoso.com',
    );
  });

  test('domains of the forest, services by their number, servers of the address book', () => {
    const world = worldOf(freshLab());
    expect(world.prepare('Enable-CsAdForest -GroupDomain asia.litwareinc.com').text).toBe(
      'Enable-CsAdForest -GroupDomain contoso.com',
    );
    expect(world.prepare('Update-CsAddressBook -Fqdn abs.litwareinc.com').text).toBe(
      'Update-CsAddressBook -Fqdn pool01.contoso.com',
    );
    const music = 'Set-CsCallParkServiceMusicOnHoldFile -Service Redmond1-applicationserver-1 -Content $a';
    expect(world.prepare(music).text).toContain('-Service ApplicationServer:pool01.contoso.com ');
    expect(world.prepare('Get-CsClientAccessLicense -MonitoringDatabase "atl-sql-001\\Archinst"').text).toBe(
      'Get-CsClientAccessLicense -MonitoringDatabase service:MonitoringDatabase:sql01.contoso.com',
    );
    const own = 'Enable-CsAdDomain -Domain contoso.com';
    expect(world.prepare(own).text).toBe(own);
  });

  test('addresses of test users and delegates are people, each another one; a disk that is not there is the first', () => {
    const world = worldOf(freshLab());
    const user = world.prepare('Get-CsTestUserCredential -SipAddress <String>').text;
    const delegate = world.prepare('Add-CsSlaDelegates -Identity emergency -Delegate sip:one@example.com').text;
    const [, first] = /(sip:\S+)/.exec(user) ?? [];
    const [, second] = /(sip:\S+)/.exec(delegate) ?? [];
    expect([first, second].every((one) => one?.endsWith('@contoso.com'))).toBe(true);
    expect(first).not.toBe(second);
    expect(world.prepare('Export-CsLisConfiguration -FileName "D:\\Backup\\E911.zip"').text).toBe(
      'Export-CsLisConfiguration -FileName C:\\E911.zip',
    );
  });

  test('a GUID stands for an object of its kind: one that is there, else one that is made', () => {
    const asked: string[] = [];
    const there = ['Service:ApplicationServer:pool01.contoso.com/11111111-1111-1111-1111-111111111111'];
    const made = 'Service:ApplicationServer:pool01.contoso.com/22222222-2222-2222-2222-222222222222';
    const helper = {
      ...noHelper,
      run: (text: string) => !text.includes('$null = Get-CsRgs'),
      lines: (text: string) => {
        asked.push(text);
        return text.includes('New-CsRgsQueue') ? [made] : there;
      },
    };
    const world = new PageWorld(freshLab(), dateText, () => null, helper);
    const first = 'Get-CsRgsQueue service:ApplicationServer:x.org/1987d3c2-4544-489d-bbe3-59f79f530a83';
    expect(world.prepare(first).text).toBe(`Get-CsRgsQueue ${there[0]}`);
    const second = 'Set-CsRgsQueue -Identity "service:ApplicationServer:x.org/d5ce3c10-2588-420a-82ac-dc2d9b1222ff"';
    const { text, prepared } = world.prepare(second);
    expect(text).toBe(`Set-CsRgsQueue -Identity ${made}`);
    expect(prepared).toContain(`the CsRgsQueue ${made} was made, which the page takes for granted`);
    expect(world.prepare(first).text).toBe(`Get-CsRgsQueue ${there[0]}`);
    expect(asked.filter((one) => one.includes('New-CsRgsQueue'))).toHaveLength(1);
  });

  test('folders that programs and cmdlets are given are there, and sounds that are read', () => {
    const lab = freshLab();
    const world = worldOf(lab);
    const { prepared } = world.prepare('Install-CsAdServerSchema -Ldf "C:\\Schemas"');
    expect(prepared).toEqual(['the folder C:\\Schemas was made']);
    expect(world.prepare('certreq -new C:\\inf\\request.inf C:\\inf\\request.req').prepared).toEqual([
      'the folder C:\\inf was made',
    ]);
    world.prepare('$a = Get-Content -ReadCount 0 -Encoding byte "C:\\MoHFiles\\soothing.wma"');
    expect(lab.session.machine.disk.readFile('C:\\MoHFiles\\soothing.wma')).toHaveLength(16);
  });

  test('whoever tests the way to Exchange signs tokens already', () => {
    const texts: string[] = [];
    const helper = { ...noHelper, run: (text: string) => texts.push(text) > 0 };
    const { prepared } = new PageWorld(freshLab(), dateText, () => null, helper).prepare(
      'Test-CsExStorageConnectivity -SipUri sip:kenmyer@contoso.com',
    );
    expect(prepared.join()).toContain('assigned for OAuthTokenIssuer');
    expect(texts.join()).toContain('Set-CsCertificate -Type OAuthTokenIssuer');
  });

  test('the Central Management Server is moved from the pool to which it moves', () => {
    const { machine, prepared } = worldOf(freshLab()).prepare('Move-CsManagementServer');
    expect(machine).toBe('se01.contoso.com');
    expect(prepared.join()).toContain('typed in the pool to which');
  });

  test('users are moved to Lync Online under its own name, and a model of a role is no template of certificates', () => {
    const world = worldOf(freshLab());
    const move = 'Move-CsUser -Identity "Ken Myer" -Target sipfed.online.lync.com';
    expect(world.prepare(move).text).toBe(move);
    const role = 'New-CsAdminRole -Identity Mine -Template CSHelpDesk';
    expect(world.prepare(role).text).toBe(role);
  });

  test('a property of users that the reader chooses is one that they have', () => {
    const { text } = worldOf(freshLab()).prepare('Get-CsUser -Filter {UserProperty -eq "x"}');
    expect(text).toBe('Get-CsUser -Filter {Department -eq "x"}');
  });

  test('what is asked for gets what the lab has of its kind', () => {
    const world = worldOf(freshLab());
    expect(world.answerFor('User2SipAddress')).toMatch(/^sip:.*@contoso\.com$/);
    expect(world.answerFor('UserCredential')).toBe('CONTOSO\\Administrator');
    expect(world.answerFor('NetworkRegionID')).toBe('Region');
    expect(world.answerFor('Uri')).toMatch(/^https:/);
  });

  test('an update rule that a page names is there', () => {
    const lab = freshLab();
    const rule = 'service:WebServer:pool01.contoso.com/d5ce3c10-2588-420a-82ac-dc2d9b1222ff9';
    const { prepared } = worldOf(lab).prepare(`Get-CsDeviceUpdateRule -Identity ${rule}`);
    expect(prepared.join()).toContain('was made, which the page takes for granted');
    expect(lab.settings.list({ name: 'CsDeviceUpdateRule', fresh: [] }).map(({ identity }) => identity)).toEqual([
      rule,
    ]);
  });

  test('what a command makes by computed names makes way', () => {
    const texts: string[] = [];
    const helper = { ...noNames, knows: () => true, run: (text: string) => texts.push(text) > 0, lines: () => [] };
    const told = removeComputed('foreach ($i in $x) { New-CsThing -Identity $i.PoolFqdn }', helper);
    expect(told).toEqual(['what there was of CsThing was removed, since this makes some by computed names']);
    expect(texts.join()).toContain('Remove-CsThing');
    expect(removeComputed('New-CsThing -Identity site:Redmond', helper)).toEqual([]);
  });
});
