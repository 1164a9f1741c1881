/** The configuration as a file: round trips, damage, and what a server takes from it; the Windows services of machines. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { parseName } from '../../src/deployment/distinguished-name.ts';
import { unzip, zipOf } from '../../src/deployment/zip-archive.ts';
import { deleteFreshLabs, deploymentFailure, freshLab, MINUTE } from './test-lab.ts';

afterAll(deleteFreshLabs);

const PFX = { path: 'C:\\Certificates\\ServerToServerAuth.pfx', password: 'P@ssw0rd' };
const TOKEN = { types: ['OAuthTokenIssuer'], scope: 'global' };

describe('archives', () => {
  test('give back what they were given', () => {
    const contents = Buffer.from('configuration '.repeat(1000));
    expect(unzip(zipOf('a.json', contents), 'a.json')).toEqual(contents);
    expect(unzip(zipOf('a.json', contents), 'b.json')).toBeUndefined();
    expect(unzip(Buffer.from('no archive'), 'a.json')).toBeUndefined();
  });

  test('that are damaged are refused', () => {
    const archive = zipOf('a.json', Buffer.from('configuration '.repeat(1000)));
    archive[40] ^= 0xff;
    expect(() => unzip(archive, 'a.json')).toThrow();
  });
});

describe('a configuration carried by hand', () => {
  test('brings the certificate to a server that cannot be reached', () => {
    const lab = freshLab();
    lab.setReplicaFault('fe03.contoso.com', { kind: 'offline' });
    lab.importCertificateToManagementStore({ ...TOKEN, ...PFX });
    lab.advanceBy(MINUTE);
    const archive = lab.exportConfiguration();
    const cutOff = lab.loggedOnTo('fe03');
    expect(cutOff.getCertificates({ types: TOKEN.types })).toEqual([]);
    expect(deploymentFailure(() => cutOff.importConfiguration(archive.subarray(1), 'x.zip', true)).code).toBe(
      'configuration-file-invalid',
    );
    expect(cutOff.getCertificates({ types: TOKEN.types })).toEqual([]);
    cutOff.importConfiguration(archive, 'x.zip', true);
    const [there] = cutOff.getCertificates({ types: TOKEN.types });
    const [here] = lab.getCertificates({ types: TOKEN.types });
    expect(there?.certificate.thumbprint).toBe(here?.certificate.thumbprint);
    expect(lab.replicationStatus('fe03.contoso.com')).toMatchObject([{ upToDate: true }]);
  });

  test('replaces the configuration of the Central Management Store as its next version', () => {
    const lab = freshLab();
    const before = lab.exportConfiguration();
    lab.importCertificateToManagementStore({ ...TOKEN, ...PFX });
    lab.advanceBy(MINUTE);
    lab.importConfiguration(before, 'x.zip');
    lab.advanceBy(MINUTE);
    expect(lab.loggedOnTo('fe05').getCertificates({ types: TOKEN.types })).toEqual([]);
    expect(lab.replicationStatus().every((replica) => replica.upToDate)).toBe(true);
  });
});

describe('Windows services', () => {
  test('are those of the role, and stay stopped', () => {
    const lab = freshLab();
    const machine = lab.machine('med01');
    expect(lab.windowsServices(machine).map((service) => service.name)).toEqual(['REPLICA', 'RTCCLSAGT', 'RTCMEDSRV']);
    lab.switchServices(machine, ['rtcmedsrv'], false);
    expect(lab.windowsServices(machine).filter((service) => !service.isRunning)).toMatchObject([{ name: 'RTCMEDSRV' }]);
    expect(deploymentFailure(() => lab.switchServices(machine, ['W3SVC'], false)).code).toBe('unknown-service');
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
