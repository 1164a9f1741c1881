/** The configuration as a file: round trips, damage, and what a server takes from it; the Windows services of machines. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfigurationXml } from '../../src/deployment/configuration-document.ts';
import { parseName } from '../../src/deployment/distinguished-name.ts';
import { unzip, zipOf } from '../../src/deployment/zip-archive.ts';
import { processorTime } from '../processor-time.ts';
import { fc } from '../random-input.ts';
import { deleteFreshLabs, deploymentFailure, freshLab, MINUTE, storeContents } from './test-lab.ts';

afterAll(deleteFreshLabs);

const PFX = { path: 'C:\\Certificates\\ServerToServerAuth.pfx', password: 'P@ssw0rd' };
/** What earlier versions wrote, and still is taken. */
const OLD_DOCUMENT = 'DocItemSet.json';
const DOCUMENT = 'DocItemSet.xml';
const TOKEN = { types: ['OAuthTokenIssuer'], scope: 'global' };

function textOf(archive: Uint8Array): string {
  return String(Buffer.from(unzip(archive, DOCUMENT, 100) ?? []));
}

describe('archives', () => {
  test('give back what they were given', () => {
    const contents = Buffer.from('configuration '.repeat(1000));
    expect(unzip(zipOf('a.json', contents), 'a.json')).toEqual(new Uint8Array(contents));
    expect(unzip(zipOf('a.json', contents), 'b.json')).toBeUndefined();
    expect(unzip(Buffer.from('no archive'), 'a.json')).toBeUndefined();
  });

  test('that are damaged are refused', () => {
    const archive = Buffer.from(zipOf('a.json', Buffer.from('configuration '.repeat(1000))));
    archive.writeUInt8(archive.readUInt8(40) ^ 0xff, 40);
    expect(() => unzip(archive, 'a.json')).toThrow();
  });
});

describe('a configuration from outside', () => {
  const lab = freshLab();
  lab.certificates.assignFromFile({ ...TOKEN, ...PFX });
  lab.clock.advance(MINUTE);
  const good = JSON.parse(readConfigurationXml(textOf(lab.configuration.export())).configuration) as JsonObject;
  const before = storeContents(lab);

  function refuse(document: unknown): string {
    const archive = zipOf(OLD_DOCUMENT, Buffer.from(JSON.stringify(document)));
    const { code, message } = deploymentFailure(() => lab.configuration.import(archive, 'x.zip'));
    expect(code).toBe('configuration-file-invalid');
    expect(storeContents(lab)).toEqual(before);
    return message;
  }

  test('is refused as a whole where any value of it is not what it must be', () => {
    const isBad = fc.property(
      fc.constantFrom(...placesIn(good)),
      fc.constantFrom(null, 5, {}, [], 'x', true),
      (path, bad) => {
        const document = structuredClone(good);
        const holder = path.slice(0, -1).reduce<JsonObject>((value, key) => value[key] as JsonObject, document);
        const last = path.at(-1) as string;
        fc.pre(typeof holder[last] !== typeof bad || Array.isArray(holder[last]) !== Array.isArray(bad));
        holder[last] = bad;
        refuse(document);
      },
    );
    fc.assert(isBad, { numRuns: 60 });
  });

  test('is refused where it does not fit this deployment', () => {
    const [assignment] = good.assignments as JsonObject[];
    const certificates = good.certificates as JsonObject[];
    expect(refuse({ ...good, assignments: [null, 5, {}] })).toContain('$.assignments[0]: an object is needed here');
    expect(refuse({ ...good, assignments: [assignment, assignment] })).toContain('is assigned twice');
    expect(refuse({ ...good, assignments: [{ ...assignment, scope: 'site:Nowhere' }] })).toContain('no such site');
    expect(refuse({ ...good, assignments: [{ ...assignment, type: 'Default' }] })).toContain('is not assigned in');
    expect(refuse({ ...good, certificates: certificates.slice(1) })).toContain('does not hold the certificate');
    expect(refuse({ ...good, certificates: [{ ...certificates[0], replica: 'x.com' }] })).toContain(
      'another deployment',
    );
    const renamed = { ...(assignment?.current as JsonObject), thumbprint: 'A'.repeat(40) };
    expect(refuse({ ...good, assignments: [{ ...assignment, current: renamed }] })).toContain('is no certificate');
    expect(refuse({ ...good, format: 2 })).toContain('a later version wrote it');
  });

  test('is not unpacked where that would fill the memory', () => {
    const bomb = Buffer.from(zipOf(DOCUMENT, Buffer.alloc(64 * 2 ** 20, 0x20)));
    const took = processorTime(() => {
      expect(deploymentFailure(() => lab.configuration.import(bomb, 'x.zip')).message).toContain('too large');
      // What the archive says of itself is not believed: the length stands behind its signature and 20 more bytes.
      bomb.writeUInt32LE(100, bomb.indexOf('PK\x01\x02') + 24);
      expect(deploymentFailure(() => lab.configuration.import(bomb, 'x.zip')).code).toBe('configuration-file-invalid');
    });
    expect(took).toBeLessThan(500);
  });
});

type JsonObject = { [name: string]: unknown };

/** The paths of all values of a document. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [[...path, name], ...placesIn(item, [...path, name])]);
}

describe('a configuration carried by hand', () => {
  test('brings the certificate to a server that cannot be reached', () => {
    const lab = freshLab();
    lab.faults.add({ kind: 'machine-off', machine: 'fe03.contoso.com' });
    lab.certificates.assignFromFile({ ...TOKEN, ...PFX });
    lab.clock.advance(MINUTE);
    const archive = lab.configuration.export();
    const cutOff = lab.loggedOnTo('fe03');
    expect(cutOff.certificates.list({ types: TOKEN.types })).toEqual([]);
    expect(deploymentFailure(() => cutOff.configuration.import(archive.subarray(1), 'x.zip', true)).code).toBe(
      'configuration-file-invalid',
    );
    expect(cutOff.certificates.list({ types: TOKEN.types })).toEqual([]);
    cutOff.configuration.import(archive, 'x.zip', true);
    const [there] = cutOff.certificates.list({ types: TOKEN.types });
    const [here] = lab.certificates.list({ types: TOKEN.types });
    expect(there?.certificate.thumbprint).toBe(here?.certificate.thumbprint);
    expect(lab.replication.status('fe03.contoso.com')).toMatchObject([{ upToDate: true }]);
  });

  test('replaces the configuration of the Central Management Store as its next version', () => {
    const lab = freshLab();
    const before = lab.configuration.export();
    lab.certificates.assignFromFile({ ...TOKEN, ...PFX });
    lab.clock.advance(MINUTE);
    lab.configuration.import(before, 'x.zip');
    lab.clock.advance(MINUTE);
    expect(lab.loggedOnTo('fe05').certificates.list({ types: TOKEN.types })).toEqual([]);
    expect(lab.replication.status().every((replica) => replica.upToDate)).toBe(true);
  });
});

describe('the document of the archive', () => {
  const lab = freshLab();
  const text = textOf(lab.configuration.export());
  const importing = (changed: string) => lab.configuration.import(zipOf(DOCUMENT, Buffer.from(changed)), 'x.zip');
  const sipPort = () => {
    const { services } = lab.publishedTopology.read();
    const registrar = services.find('Registrar:pool01.contoso.com');
    const property = registrar?.role.properties.find(({ name }) => name === 'SipPort');
    return registrar && property && services.value(registrar, property);
  };

  test('has the topology, and what is changed there is brought into force', () => {
    importing(text.replace(/(Owner="urn:component:Registrar" Usage="SipServer".*)Port="5061"/, '$1Port="5081"'));
    expect(sipPort()).toBe(5081);
    importing(text);
    expect(sipPort()).toBe(5061);
  });

  test.each([
    ['no document', 'x', 'missing root element'],
    ['no configuration', text.replace('urn:lyncshell:configuration', 'urn:other'), 'no lab wrote it'],
    [
      'a machine less',
      text.replace(/<Machine OrdinalInCluster="1" Fqdn="fe01[\s\S]*?<\/Machine>/, ''),
      'lacks the machine fe01.contoso.com',
    ],
    ['a port that is none', text.replace('Port="5061"', 'Port="x"'), 'which is no number of a port'],
  ])('with %s is refused, and nothing is changed', (_, changed, reason) => {
    const before = storeContents(lab);
    expect(() => importing(changed)).toThrow(reason);
    expect(storeContents(lab)).toEqual(before);
  });

  test('of an earlier version is taken, and leaves the topology as it is', () => {
    const { configuration } = readConfigurationXml(text);
    lab.configuration.import(zipOf(OLD_DOCUMENT, Buffer.from(configuration)), 'x.zip');
    expect(sipPort()).toBe(5061);
  });
});

describe('Windows services', () => {
  test('are those of the role, and stay stopped', () => {
    const lab = freshLab();
    const machine = lab.machines.get('med01');
    expect(lab.services.ofLync(machine).map((service) => service.name)).toEqual(['REPLICA', 'RTCCLSAGT', 'RTCMEDSRV']);
    lab.services.switch(machine, ['rtcmedsrv'], false);
    expect(lab.services.ofLync(machine).filter((service) => !service.isRunning)).toMatchObject([{ name: 'RTCMEDSRV' }]);
    expect(deploymentFailure(() => lab.services.switch(machine, ['W3SVC'], false)).code).toBe('unknown-service');
  });
});

test('names are read as people write them', () => {
  expect(parseName('host')).toEqual([['CN', 'host']]);
  expect(parseName('cn=host, O="Contoso, Ltd", C=US')).toEqual([
    ['CN', 'host'],
    ['O', 'Contoso, Ltd'],
    ['C', 'US'],
  ]);
  expect(deploymentFailure(() => parseName('XX=a')).code).toBe('subject-invalid');
});
