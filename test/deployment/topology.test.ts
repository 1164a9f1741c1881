/** Topology files: what is read, and what is said of mistakes in them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkTopology } from '../../src/deployment/topology.ts';
import {
  builtInTopologies,
  builtInTopologyText,
  checkTopologyFile,
  loadTopology,
} from '../../src/deployment/topology-file.ts';
import { planTopology } from '../../src/deployment/topology-plan.ts';
import { type SchemaNode, topologySchema } from '../../src/deployment/topology-schema.ts';
import { deploymentFailure } from './test-lab.ts';

/** A topology document that a test may spoil. */
interface Spoilable {
  name: string;
  sites: { pools: { role: string; computers: string[] }[] }[];
  simpleUrls?: { meet: string };
  centralManagementStore: string;
  session: { computer: string };
}

function changed(edit: (document: Spoilable) => void): unknown {
  const document = JSON.parse(builtInTopologyText()) as Spoilable;
  edit(document);
  return document;
}

test('contoso is as the documentation pages have it', () => {
  const topology = loadTopology('contoso');
  expect(builtInTopologies[0]).toBe('contoso');
  expect(topology.computers.map(({ name, pool, site }) => `${site.name} ${pool.fqdn} ${pool.role} ${name}`)).toEqual([
    'Redmond pool01.contoso.com EnterpriseFrontEnd fe01',
    'Redmond pool01.contoso.com EnterpriseFrontEnd fe02',
    'Redmond pool01.contoso.com EnterpriseFrontEnd fe03',
    'Redmond se01.contoso.com StandardEdition se01',
    'Redmond dir01.contoso.com Director dir01',
    'Redmond med01.contoso.com Mediation med01',
    'Redmond edge01.contoso.com Edge edge01',
    'Paris pool02.contoso.com EnterpriseFrontEnd fe04',
    'Paris pool02.contoso.com EnterpriseFrontEnd fe05',
  ]);
  expect(topology.frontEnds().map(({ name }) => name)).toEqual(['fe01', 'fe02', 'fe03', 'se01', 'fe04', 'fe05']);
  expect(topology.centralManagementMaster().fqdn).toBe('fe01.contoso.com');
  expect(topology.computer('FE01')).toBe(topology.computer('fe01.Contoso.com'));
  expect(topology.document.certificationAuthority.name).toBe('contoso-DC1-CA');
});

test.each(builtInTopologies)('%s is right, and known by its name', (name) => {
  const topology = loadTopology(name);
  expect(topology.document.name).toBe(name);
  expect(topology.computer(topology.document.session.computer)?.pool.role).toMatch(/FrontEnd|StandardEdition/);
});

test('litwareinc has the servers that stand on the pages', () => {
  const topology = loadTopology('litwareinc');
  const names = [
    'atl-cs-001',
    'cs-001',
    'redmond-cs-001',
    'dublin-cs-001',
    'atl-edge-001',
    'edge-001',
    'atl-proxy-001',
  ];
  expect(names.filter((name) => !topology.computer(`${name}.litwareinc.com`))).toEqual([]);
  expect(topology.document.sites.map(({ name }) => name)).toEqual(['Redmond', 'Redmond1', 'Paris', 'Dublin']);
});

test.each<[string, (document: Spoilable) => void, string]>([
  ['no sites', (d) => void Object.assign(d, { sites: [] }), '$.sites: a list with an item is needed here'],
  ['no name', (d) => void Object.assign(d, { name: ' ' }), '$.name: a text is needed here'],
  [
    'a bad computer',
    (d) => void (d.sites[0]!.pools[0]!.computers[1] = 'fe 02'),
    '$.sites[0].pools[0].computers[1]: "fe 02" is not a fully qualified domain name',
  ],
  [
    'an unknown role',
    (d) => void (d.sites[1]!.pools[0]!.role = 'Frontend'),
    '$.sites[1].pools[0].role: "Frontend" is none of EnterpriseFrontEnd, StandardEdition, Director, Mediation, Edge, PersistentChat',
  ],
  [
    'a computer twice',
    (d) => void (d.sites[1]!.pools[0]!.computers[0] = 'FE01.contoso.com'),
    '$.sites[1].pools[0].computers[0]: there is a computer fe01 already',
  ],
  [
    'a store in no pool',
    (d) => void (d.centralManagementStore = 'med01.contoso.com'),
    '$.centralManagementStore: "med01.contoso.com" is no Front End pool of this topology',
  ],
  [
    'a session nowhere',
    (d) => void (d.session.computer = 'fe99'),
    '$.session.computer: "fe99" is no computer of this topology',
  ],
  ['no simple URLs', (d) => void delete d.simpleUrls, '$.simpleUrls: an object is needed here'],
  [
    'a simple URL without TLS',
    (d) => void (d.simpleUrls = { meet: 'http://meet', ...{ dialin: 'https://d', admin: 'https://a' } }),
    '$.simpleUrls.meet: "http://meet" is not an https URL',
  ],
  [
    'a database of no kind',
    (d) =>
      void ((d.sites[0] as { sqlStores?: unknown }).sqlStores = [{ fqdn: 'sql01.contoso.com', databases: ['Rtc'] }]),
    '$.sites[0].sqlStores[0].databases[0]: "Rtc" is none of UserDatabase, ApplicationDatabase, CentralManagementDatabase, MonitoringDatabase, ArchivingDatabase, PersistentChatDatabase, PersistentChatComplianceDatabase',
  ],
  [
    'a gateway without a name',
    (d) => void ((d.sites[0] as { pstnGateways?: unknown }).pstnGateways = [{ mediationPool: 'med01.contoso.com' }]),
    '$.sites[0].pstnGateways[0].fqdn: a text is needed here',
  ],
])('a topology with %s names the place and the reason', (_, edit, complaint) => {
  const { code, message } = deploymentFailure(() => checkTopology(changed(edit), '"my.json"'));
  expect(code).toBe('topology-invalid');
  expect(message).toBe(`The topology "my.json" is not valid: ${complaint}.`);
});

test.each([
  [
    'at its root',
    (d: Spoilable) => Object.assign(d, { sqlStores: [] }),
    '$.sqlStores: there is no such member; there are ',
  ],
  [
    'in a site',
    (d: Spoilable) => Object.assign(d.sites[0]!, { sqlStore: [] }),
    '$.sites[0].sqlStore: there is no such member; there are name, description, timeZone, pools, sqlStores',
  ],
  [
    'in a pool',
    (d: Spoilable) => Object.assign(d.sites[1]!.pools[0]!, { externalWeb: 'x' }),
    '$.sites[1].pools[0].externalWeb: there is no such member; there are fqdn, role, computers, externalWebServices',
  ],
])('what a file says %s and nobody knows is refused, and a lab that has it is opened', (_, edit, complaint) => {
  const document = changed((d) => void edit(d));
  expect(deploymentFailure(() => checkTopologyFile(document, '"my.json"')).message).toContain(complaint);
  expect(checkTopology(document, '"my.json"').document.name).toBe('contoso');
});

test('a person can bring a file of their own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-topology-'));
  const path = join(folder, 'fabrikam.json');
  writeFileSync(path, builtInTopologyText().replaceAll('contoso', 'fabrikam'));
  expect(loadTopology(path).document.domain).toBe('fabrikam.com');
  writeFileSync(path, '{ "name": ');
  expect(deploymentFailure(() => loadTopology(path)).message).toContain('file: it is not JSON');
  expect(deploymentFailure(() => loadTopology(join(folder, 'no.json'))).message).toContain(
    'it cannot be read: there is no such file or folder',
  );
  expect(deploymentFailure(() => loadTopology('litware')).code).toBe('topology-unknown');
  rmSync(folder, { recursive: true });
});

describe('the schema of topology files', () => {
  /** As much of JSON Schema as this schema uses. */
  function complaints(schema: SchemaNode, value: unknown, path: string): string[] {
    if (schema.enum && !schema.enum.includes(String(value))) return [`${path}: none of the choices`];
    if (schema.type === 'object') {
      if (typeof value !== 'object' || value === null) return [`${path}: no object`];
      const entries = Object.entries(value);
      const missing = (schema.required ?? [])
        .filter((name) => !(name in value))
        .map((name) => `${path}.${name}: missing`);
      return [
        ...missing,
        ...entries.flatMap(([name, item]) => {
          const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
          const node = schema.properties?.[name] ?? rest;
          return node ? complaints(node, item, `${path}.${name}`) : [`${path}.${name}: unknown`];
        }),
      ];
    }
    if (schema.type === 'array') {
      if (!Array.isArray(value) || value.length < (schema.minItems ?? 0)) return [`${path}: no list`];
      return value.flatMap((item, index) => complaints(schema.items ?? {}, item, `${path}[${index}]`));
    }
    if (schema.type === 'integer') {
      const isIn =
        Number.isInteger(value) && Number(value) >= (schema.minimum ?? 0) && Number(value) <= (schema.maximum ?? 0);
      return isIn ? [] : [`${path}: no such number`];
    }
    return schema.pattern && !new RegExp(schema.pattern).test(String(value)) ? [`${path}: not ${schema.pattern}`] : [];
  }

  test('takes the built-in ones and what is planned', () => {
    const plan = { name: 'x', domain: 'x.com', sites: ['A', 'B'], frontEnds: 30, standardEditions: 1, directors: 1 };
    const planned = planTopology({ ...plan, mediationServers: 1, edges: 2, persistentChats: 1 });
    expect(planned.frontEnds()).toHaveLength(31);
    expect(planned.document.sites.map(({ pools }) => pools.length)).toEqual([7, 2]);
    for (const { document } of [...builtInTopologies.map((name) => loadTopology(name)), planned])
      expect(complaints(topologySchema, document, document.name)).toEqual([]);
  });

  test('refuses what the program refuses of single values', () => {
    const good = loadTopology('contoso').document;
    const bad: readonly [string, unknown][] = [
      ['domain', 'contoso'],
      ['sipDomains', []],
      ['simpleUrls', { ...good.simpleUrls, meet: 'http://meet.contoso.com' }],
      ['people', -1],
      ['sites', [{ ...good.sites[0], pools: [{ ...good.sites[0]?.pools[0], role: 'Butler' }] }]],
      ['certificationAuthority', { name: '', computer: 'dc1.contoso.com' }],
    ];
    for (const [field, value] of bad) {
      const document = { ...good, [field]: value };
      expect([field, complaints(topologySchema, document, '').length > 0]).toEqual([field, true]);
      expect(() => checkTopology(document, 'x')).toThrow('is not valid');
    }
  });

  test('a plan without a Front End Server is no deployment', () => {
    const nothing = {
      frontEnds: 0,
      standardEditions: 0,
      directors: 0,
      mediationServers: 0,
      edges: 1,
      persistentChats: 0,
    };
    expect(() => planTopology({ name: 'x', domain: 'x.com', sites: ['A'], ...nothing })).toThrow(
      'needs a Front End Server or a Standard Edition server',
    );
  });
});
