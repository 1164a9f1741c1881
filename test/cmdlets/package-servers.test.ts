/** Servers of packages by NuGet's second and third protocol, and packages that mean harm. The servers answer in memory. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import { Session } from '../../src/host/session.ts';
import { insideNetwork } from '../../src/machine/inside-network.ts';
import type { ErrorRecord } from '../../src/types/error-record.ts';

const BYTES = new TextEncoder();
let folder: string;
/** Bodies by address. */
let answers: Map<string, Uint8Array | string>;
let asked: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-packages-'));
  for (const name of ['data', 'out', 'r']) mkdirSync(join(folder, name));
  answers = new Map();
  asked = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(text: string): { output: string; errors: string[] } {
  const ui = new CaptureUI();
  const session = new Session({
    ui,
    loggedOn: false,
    lab: null,
    machine: null,
    culture: null,
    workingDirectory: folder,
  });
  const { ambient, errors } = session.runspace;
  ambient.environment.set('XDG_DATA_HOME', join(folder, 'data'));
  ambient.environment.set('PSModulePath', join(folder, 'data/powershell/Modules'));
  ambient.ports.set(insideNetwork, {
    exchange({ url }: { readonly url: string }) {
      asked.push(url);
      const body = answers.get(url);
      const found = body !== undefined;
      return {
        version: '1.1',
        status: found ? 200 : 404,
        reason: found ? 'OK' : 'Not Found',
        headers: [],
        body: typeof body === 'string' ? BYTES.encode(body) : (body ?? new Uint8Array()),
        wasPacked: false,
      };
    },
  });
  session.run(text);
  return {
    output: ui.take(),
    errors: (errors.list.items as ErrorRecord[]).map((one) => `${one.fullyQualifiedErrorId}: ${one.message}`),
  };
}

function packageOf(name: string, version: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    [`${name}.psd1`]: BYTES.encode(`@{ ModuleVersion = '${version}'; RootModule = '${name}.psm1'; Author = 'Ada' }`),
    [`${name}.psm1`]: BYTES.encode(`function Get-${name} { '${name} ${version}' }`),
    [`${name}.nuspec`]: BYTES.encode('<package/>'),
    '[Content_Types].xml': BYTES.encode('<Types/>'),
    '_rels/.rels': BYTES.encode('<Relationships/>'),
    ...more,
  });
}

const V3 = 'https://feed.example/v3/index.json';

function thirdProtocol(): void {
  const leaf = (version: string, dependencies: object[] = []) => ({
    catalogEntry: {
      id: 'Delta',
      version,
      description: `Delta ${version}`,
      authors: 'Ada',
      tags: ['net'],
      published: '2024-05-06T07:08:09Z',
      dependencyGroups: [{ dependencies }],
    },
    packageContent: `https://feed.example/content/delta.${version}.nupkg`,
  });
  const page = 'https://feed.example/reg/delta/page1.json';
  answers = new Map<string, Uint8Array | string>([
    [
      V3,
      JSON.stringify({
        resources: [
          { '@id': 'https://feed.example/reg/', '@type': 'RegistrationsBaseUrl/3.6.0' },
          { '@id': 'https://feed.example/search', '@type': 'SearchQueryService' },
        ],
      }),
    ],
    ['https://feed.example/reg/delta/index.json', JSON.stringify({ items: [{ '@id': page }] })],
    [page, JSON.stringify({ items: [leaf('1.0.0'), leaf('1.10.0'), leaf('1.9.0'), leaf('2.0.0-rc1')] })],
    ['https://feed.example/content/delta.1.10.0.nupkg', packageOf('Delta', '1.10.0')],
    [
      'https://feed.example/search?q=Del&prerelease=false&semVerLevel=2.0.0&skip=0&take=100',
      JSON.stringify({
        data: [
          { id: 'Delta', tags: ['net'] },
          { id: 'Model', tags: [] },
        ],
      }),
    ],
  ]);
}

const REGISTER = `Register-PSResourceRepository Feed ${V3} -Trusted;`;

test('the third protocol: versions in pages of their own, a package saved', () => {
  thirdProtocol();
  const { output, errors } = run(`${REGISTER}
(Find-PSResource Delta -Repository Feed -Version *).Version -join ' '
(Find-PSResource Delta -Repository Feed -Prerelease).Prerelease
(Find-PSResource Del* -Repository Feed).Name
Save-PSResource Delta -Repository Feed -Path out
Get-ChildItem out -Recurse -File | ForEach-Object Name`);
  expect(errors).toEqual([]);
  expect(output.trim().split('\n')).toEqual(['1.10.0.0 1.9.0.0 1.0.0.0', 'rc1', 'Delta', 'Delta.psd1', 'Delta.psm1']);
});

test('the third protocol: what there is not', () => {
  thirdProtocol();
  const { errors } = run(`${REGISTER}
Find-PSResource Missing -Repository Feed
Find-PSResource Delta -Version 7.0 -Repository Feed
Find-PSResource * -Repository Feed
Find-PSResource -Tag net -Repository Feed`);
  expect(errors.map((one) => one.replace(/,.*/, '')).reverse()).toEqual([
    'ResourceNotFound',
    'PackageNotFound',
    'FindAllFailure',
    'FindTagsFailure',
  ]);
});

test('a server that talks nonsense', () => {
  answers = new Map([[V3, 'not JSON']]);
  expect(run(`${REGISTER} Find-PSResource Delta -Repository Feed`).errors.join()).toContain('could not be parsed');
  answers = new Map([
    [V3, '{"resources":[1,null,{"@type":"RegistrationsBaseUrl/3.6.0","@id":"https://feed.example/x"}]}'],
    ['https://feed.example/x/delta/index.json', '{"items":[{"items":[{"catalogEntry":7}, 3]}]}'],
  ]);
  expect(run(`Find-PSResource Delta -Repository Feed`).errors.join()).toContain('could not be found');
});

const V2 = 'https://gallery.example/api/v2';

test('the second protocol, as the PowerShell Gallery speaks it', () => {
  const entry = (version: string, dependencies = '') => `<entry><id>x</id><title type="text">Epsilon</title>
<m:properties><d:Version>${version}</d:Version><d:NormalizedVersion>${version}</d:NormalizedVersion><d:Authors>Ada</d:Authors>
<d:Tags>PSModule net PSCommand_Get-Epsilon</d:Tags><d:Dependencies>${dependencies}</d:Dependencies></m:properties></entry>`;
  const feed = (entries: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">${entries}</feed>`;
  answers = new Map<string, Uint8Array | string>([
    [
      `${V2}/FindPackagesById()?id='Epsilon'&semVerLevel=2.0.0&$skip=0&$top=100`,
      feed(entry('0.9.0') + entry('1.1.0', 'Zeta:[1.0.0, ):|')),
    ],
    [
      `${V2}/FindPackagesById()?id='Zeta'&semVerLevel=2.0.0&$skip=0&$top=100`,
      feed(entry('1.5.0').replace('Epsilon', 'Zeta')),
    ],
    [`${V2}/package/Epsilon/1.1.0`, packageOf('Epsilon', '1.1.0')],
    [`${V2}/package/Zeta/1.5.0`, packageOf('Zeta', '1.5.0')],
  ]);
  const { output, errors } = run(`Register-PSResourceRepository Feed ${V2} -Trusted
$found = Find-PSResource Epsilon -Repository Feed
"$($found.Version) $($found.Type) $($found.Dependencies) $($found.Includes.Command)"
Install-PSResource Epsilon -Repository Feed
Get-Epsilon; Get-Zeta`);
  expect(errors).toEqual([]);
  expect(output.trim().split('\n')).toEqual([
    '1.1.0.0 Module Microsoft.PowerShell.PSResourceGet.UtilClasses.Dependency Get-Epsilon',
    'Epsilon 1.1.0',
    'Zeta 1.5.0',
  ]);
});

test.each(['../../escaped.txt', 'a\\..\\..\\..\\escaped.txt', 'C:\\escaped.txt', '/tmp/escaped-by-package.txt'])(
  'a package with an entry %s is refused whole',
  (name) => {
    writeFileSync(join(folder, 'r/Evil.1.0.0.nupkg'), packageOf('Evil', '1.0.0', { [name]: Uint8Array.of(1) }));
    const { errors } = run(
      'Register-PSResourceRepository Feed r -Trusted; Save-PSResource Evil -Repository Feed -Path out',
    );
    expect(errors.join()).toContain('outside of the folder');
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
    expect(existsSync('/tmp/escaped-by-package.txt')).toBe(false);
  },
);

test('a package that is none', () => {
  writeFileSync(join(folder, 'r/Junk.1.0.0.nupkg'), 'junk');
  const { errors } = run(
    'Register-PSResourceRepository Feed r -Trusted; Find-PSResource Junk -Repository Feed; Find-PSResource * -Repository Feed',
  );
  expect(errors).toHaveLength(1);
  expect(errors.join()).toContain('no ZIP file');
});

test('the file of repositories when it is damaged', () => {
  run('Get-PSResourceRepository');
  const store = join(folder, 'data/PSResourceGet/PSResourceRepository.xml');
  expect(readFileSync(store, 'utf8')).toContain('PSGallery');
  writeFileSync(store, '<configuration><Repository Name="Half"/>');
  expect(run('Get-PSResourceRepository').errors.join()).toContain('Reset-PSResourceRepository');
  expect(run('Reset-PSResourceRepository -Confirm:$false; (Get-PSResourceRepository).Name').output.trim()).toBe(
    'PSGallery',
  );
});
