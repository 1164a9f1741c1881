/** Assigning, importing, requesting and removing certificates; every kind of bad input changes nothing. */

import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SetCertificateRequest } from '../../src/deployment/certificate-operations.ts';
import { foundAuthority, issueFrom } from '../../src/deployment/certification-authority.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import { writePfx } from '../../src/deployment/pfx-writing.ts';
import {
  DAY,
  deleteFreshLabs,
  deploymentFailure,
  firstOf,
  freshLab,
  MINUTE,
  START,
  storeContents,
} from './test-lab.ts';

afterAll(deleteFreshLabs);

const PFX = 'C:\\Certificates\\ServerToServerAuth.pfx';
const PASSWORD = 'P@ssw0rd';
const TOKEN = ['OAuthTokenIssuer'];
const keys = generateKeyPair();
const authority = foundAuthority({ name: 'Test CA', computer: 'ca.test', domain: 'test' }, keys, START);

/** A PFX of our own making. */
function pfx(options: { bits?: number; curve?: 'ECDH_P256'; notBefore?: number; validity?: number }): Uint8Array {
  const pair = options.bits || options.curve ? generateKeyPair(options.curve ?? 'RSA', options.bits) : keys;
  const request = {
    subject: [['CN', 'test'] as const],
    dnsNames: [],
    publicKey: pair.publicKey,
    notBefore: options.notBefore ?? START - DAY,
    validity: options.validity,
  };
  return writePfx({ certificate: issueFrom(authority, request)[1].der, privateKey: pair.privateKey }, PASSWORD);
}

let lab: Deployment;
beforeEach(() => {
  lab = freshLab();
});

function thumbprintOf(type: string): string {
  return firstOf(lab.certificates.list({ types: [type] })).certificate.thumbprint;
}

describe('the page of server-to-server authentication', () => {
  test('imports, assigns and stages', () => {
    expect(lab.certificates.list({ types: TOKEN })).toEqual([]);
    lab.certificates.assignFromFile({ types: TOKEN, scope: 'global', path: PFX, password: PASSWORD });
    const imported = thumbprintOf('OAuthTokenIssuer');
    expect(lab.session.machine.certificates('My').map((entry) => entry.thumbprint)).toContain(imported);

    const x = thumbprintOf('Default');
    const pasted = `\u200e${x.toLowerCase().replace(/(..)/g, '$1 ')}`;
    const [assignment] = lab.certificates.assign({ types: ['oauthtokenissuer'], scope: 'Global', thumbprint: pasted });
    expect(assignment).toMatchObject({
      type: 'OAuthTokenIssuer',
      scope: 'global',
      isTrusted: true,
    });
    expect(lab.certificates.list({ types: TOKEN })).toMatchObject([
      {
        use: 'OAuthTokenIssuer',
        sourceScope: 'Global',
        state: 'current',
        previousThumbprint: imported,
      },
    ]);
    expect(thumbprintOf('OAuthTokenIssuer')).toBe(x);

    const effectiveDate = new Date(2012, 6, 1).getTime();
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint: imported, effectiveDate, roll: true });
    expect(lab.certificates.list({ types: TOKEN })).toMatchObject([
      { state: 'current', certificate: { thumbprint: x } },
      { state: 'staged', certificate: { thumbprint: imported }, effectiveDate, previousThumbprint: x },
    ]);
    lab.clock.advanceTo(effectiveDate);
    expect(lab.certificates.list({ types: TOKEN })).toMatchObject([
      { state: 'current', certificate: { thumbprint: imported }, effectiveDate, previousThumbprint: x },
    ]);
  });

  test('a roll to the certificate that is current keeps the previous one', () => {
    lab.certificates.assignFromFile({ types: TOKEN, scope: 'global', path: PFX, password: PASSWORD });
    const imported = thumbprintOf('OAuthTokenIssuer');
    const thumbprint = thumbprintOf('Default');
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint });
    const effectiveDate = START + DAY;
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint, effectiveDate, roll: true });
    lab.clock.advanceTo(effectiveDate + DAY);
    expect(lab.certificates.list({ types: TOKEN })).toMatchObject([
      { certificate: { thumbprint }, previousThumbprint: imported, effectiveDate },
    ]);
  });

  test('the first certificate can be staged, and is nothing until its day', () => {
    const effectiveDate = START + DAY;
    const thumbprint = thumbprintOf('Default');
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint, effectiveDate, roll: true });
    expect(lab.certificates.list({ types: TOKEN }).map(({ state }) => state)).toEqual(['staged']);
    lab.clock.advanceTo(effectiveDate);
    expect(lab.certificates.list({ types: TOKEN }).map(({ state }) => state)).toEqual(['current']);
  });

  test('a certificate can be staged for a date after its end', () => {
    const effectiveDate = START + 5000 * DAY;
    const thumbprint = thumbprintOf('Default');
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint, effectiveDate, roll: true });
    expect(lab.certificates.list({ types: TOKEN })).toMatchObject([{ state: 'staged', effectiveDate }]);
  });
});

describe('bad input has an error of its own and changes nothing', () => {
  const cases: [string, string, (lab: Deployment, x: string) => unknown][] = [
    ['a wrong password', 'pfx-wrong-password', (lab) => importFile(lab, PFX, 'wrong')],
    ['a missing file', 'file-not-found', (lab) => importFile(lab, 'C:\\Certificates\\no.pfx')],
    ['a folder', 'not-a-file', (lab) => importFile(lab, 'C:\\Certificates')],
    ['another drive', 'drive-not-found', (lab) => importFile(lab, 'D:\\x.pfx')],
    ['no PFX', 'pfx-not-a-pfx', (lab) => importBytes(lab, Buffer.from('text'))],
    ['a cut PFX', 'pfx-truncated', (lab) => importBytes(lab, lab.session.machine.disk.readFile(PFX).subarray(0, 999))],
    ['a key that is too short', 'key-too-short', (lab) => importBytes(lab, pfx({ bits: 1024 }))],
    ['a key that is not RSA', 'key-not-rsa', (lab) => importBytes(lab, pfx({ curve: 'ECDH_P256' }))],
    [
      'an expired one',
      'certificate-expired',
      (lab) => importBytes(lab, pfx({ notBefore: START - 9 * DAY, validity: DAY })),
    ],
    ['one of the future', 'certificate-not-yet-valid', (lab) => importBytes(lab, pfx({ notBefore: START + DAY }))],
    ['an unknown thumbprint', 'certificate-not-found', (lab) => set(lab, { thumbprint: 'A'.repeat(40) })],
    ['what is no thumbprint', 'thumbprint-invalid', (lab) => set(lab, { thumbprint: 'hello' })],
    ['an unknown type', 'unknown-certificate-type', (lab, x) => set(lab, { types: ['Nonsense'], thumbprint: x })],
    ['no type', 'type-required', (lab, x) => set(lab, { types: [], thumbprint: x })],
    ['an unknown site', 'unknown-identity', (lab, x) => set(lab, { scope: 'site:Oslo', thumbprint: x })],
    ['an unknown identity', 'unknown-identity', (lab, x) => set(lab, { scope: 'nowhere', thumbprint: x })],
    ['a type at a wrong scope', 'type-not-in-scope', (lab, x) => set(lab, { types: ['Default'], thumbprint: x })],
    [
      'a type of another role',
      'type-not-on-machine',
      (lab, x) => lab.certificates.assign({ types: ['AccessEdgeExternal'], thumbprint: x }),
    ],
    ['a roll without a date', 'roll-without-effective-date', (lab, x) => set(lab, { thumbprint: x, roll: true })],
    [
      'a date in the past',
      'effective-date-in-past',
      (lab, x) => set(lab, { thumbprint: x, roll: true, effectiveDate: START - 1 }),
    ],
    ['nothing to remove', 'no-assignment', (lab) => lab.certificates.remove({ types: TOKEN })],
    [
      'no previous one to remove',
      'no-previous-certificate',
      (lab) => lab.certificates.remove({ types: ['Default'], previous: true }),
    ],
    [
      'an unknown authority',
      'ca-not-found',
      (lab) => lab.certificates.request({ types: ['Default'], authority: 'x\\y' }),
    ],
    [
      'a strange key size',
      'key-size-invalid',
      (lab) => lab.certificates.request({ types: ['Default'], keySize: 1000 }),
    ],
    ['an unknown replica', 'unknown-replica', (lab) => lab.replication.request('fe99.contoso.com')],
  ];

  test.each(cases)('%s', (_, code, action) => {
    const x = thumbprintOf('Default');
    lab.session.machine.disk.makeFolder('C:\\Temp');
    const before = storeContents(lab);
    expect(deploymentFailure(() => action(lab, x)).code).toBe(code);
    expect(storeContents(lab)).toEqual(before);
  });

  test('a certificate without its private key', () => {
    const { machine } = lab.session;
    const root = firstOf(machine.certificates('Root'));
    lab.stores.add(machine.storePlace('My'), [{ certificate: root }]);
    expect(deploymentFailure(() => set(lab, { thumbprint: root.thumbprint }))).toEqual({
      code: 'no-private-key',
      message: `The certificate with thumbprint "${root.thumbprint}" has no private key. Import a certificate together with its key.`,
    });
  });

  test('of several types none is assigned where one cannot be', () => {
    lab.certificates.import({ path: PFX, password: PASSWORD });
    const { thumbprint } = firstOf(lab.session.machine.certificates('My').slice(-1));
    const before = storeContents(lab);
    const types = ['Default', 'WebServicesInternal', 'XMPPServer'];
    expect(deploymentFailure(() => lab.certificates.assign({ types, thumbprint })).code).toBe('type-not-on-machine');
    expect(storeContents(lab)).toEqual(before);
  });
});

function importFile(on: Deployment, path: string, password = PASSWORD): unknown {
  return on.certificates.assignFromFile({ types: TOKEN, scope: 'global', path, password });
}

function importBytes(on: Deployment, bytes: Uint8Array): unknown {
  on.session.machine.disk.writeFile('C:\\Temp\\test.pfx', bytes);
  return importFile(on, 'c:/temp/TEST.pfx');
}

function set(on: Deployment, request: Partial<SetCertificateRequest>): unknown {
  return on.certificates.assign({ types: TOKEN, scope: 'global', thumbprint: '', ...request });
}

describe('on one machine', () => {
  test('several types get a certificate at once', () => {
    const { thumbprint } = lab.certificates.import({ path: PFX, password: PASSWORD, exportable: true });
    const types = ['Default', 'WebServicesInternal', 'WebServicesExternal'];
    const assignments = lab.certificates.assign({ types, thumbprint });
    expect(assignments.map(({ type, scope }) => [type, scope])).toEqual(
      types.map((type) => [type, 'server:fe01.contoso.com']),
    );
    expect(lab.certificates.list().map(({ certificate }) => certificate.thumbprint)).toEqual([
      thumbprint,
      thumbprint,
      thumbprint,
    ]);
    expect(lab.certificates.list()[0]).toMatchObject({ sourceScope: 'Service', previousThumbprint: undefined });
    expect(firstOf(lab.loggedOnTo('fe02').certificates.list()).certificate.thumbprint).not.toBe(thumbprint);
  });

  test('a certificate can be removed, and then its previous copy', () => {
    const thumbprint = thumbprintOf('Default');
    importFile(lab, PFX);
    set(lab, { thumbprint });
    lab.certificates.remove({ types: TOKEN, scope: 'global', previous: true });
    expect(firstOf(lab.certificates.list({ types: TOKEN })).previousThumbprint).toBeUndefined();
    expect(lab.certificates.isAssigned({ types: TOKEN })).toBe(true);
    lab.certificates.remove({ types: TOKEN, scope: 'global' });
    expect(lab.certificates.isAssigned({ types: TOKEN })).toBe(false);
    lab.clock.advance(MINUTE);
    expect(lab.loggedOnTo('fe05').certificates.list({ types: TOKEN })).toEqual([]);
    lab.certificates.remove({ types: ['Default'] });
    expect(lab.certificates.list({ types: ['Default'] })).toEqual([]);
  });

  test('a certificate that is gone from the store is found missing', () => {
    lab.stores.remove(lab.session.machine.storePlace('My'), thumbprintOf('Default'));
    expect(lab.certificates.test()[0]).toMatchObject({
      exists: false,
      hasPrivateKey: false,
      isTrusted: true,
    });
  });

  test('a rolled certificate of an Edge Server takes its turn', () => {
    const edge = lab.loggedOnTo('edge01');
    const before = firstOf(edge.certificates.list({ types: ['AudioVideoAuthentication'] }));
    const path = '\\\\fe01\\c$\\Certificates\\ServerToServerAuth.pfx';
    const { thumbprint } = edge.certificates.import({ path, password: PASSWORD });
    const effectiveDate = START + DAY;
    edge.certificates.assign({ types: ['AudioVideoAuthentication'], thumbprint, effectiveDate, roll: true });
    lab.clock.advanceTo(effectiveDate);
    expect(edge.certificates.list({ types: ['AudioVideoAuthentication'] })).toMatchObject([
      { certificate: { thumbprint }, previousThumbprint: before.certificate.thumbprint, effectiveDate },
    ]);
  });
});

describe('requests', () => {
  test('the authority issues at once', () => {
    const { certificate, requestId } = lab.certificates.request({
      types: ['Default', 'WebServicesInternal'],
      friendlyName: 'New one',
      organization: 'Contoso',
      country: 'US',
      domainNames: ['extra.contoso.com'],
      clientAuthentication: true,
      exportable: true,
    });
    expect([requestId, certificate?.subject]).toEqual([1, 'CN=pool01.contoso.com, O=Contoso, C=US']);
    expect(certificate?.alternativeNames).toContain('extra.contoso.com');
    expect(certificate?.keyPurposes).toHaveLength(2);
    const entry = lab.session.machine
      .certificates('My')
      .find(({ thumbprint }) => thumbprint === certificate?.thumbprint);
    expect(entry).toMatchObject({ friendlyName: 'New one', hasPrivateKey: true, exportable: true });
    expect(lab.certificates.requests()).toMatchObject([{ requestId: 1, status: 'Issued' }]);
    lab.certificates.clearRequests(1);
    expect(lab.certificates.requests()).toEqual([]);
    expect(deploymentFailure(() => lab.certificates.clearRequests(1)).code).toBe('request-not-found');
  });

  test('an Edge Server prepares a request, and its answer finds the key', () => {
    const edge = lab.loggedOnTo('edge01');
    expect(deploymentFailure(() => edge.certificates.request({ types: ['Internal'] })).code).toBe('ca-unreachable');
    edge.certificates.request({ types: ['Internal'], output: 'C:\\request.csr' });
    const text = edge.session.machine.disk.readFile('C:\\request.csr').toString();
    expect(text).toMatch(/^-----BEGIN NEW CERTIFICATE REQUEST-----\r\n/);
    const { publicKey } = firstOf(edge.certificates.requests());
    const answer = issueFrom(authority, {
      subject: [['CN', 'edge01.contoso.com']],
      dnsNames: [],
      publicKey: Buffer.from(publicKey, 'base64'),
      notBefore: START,
    })[1];
    edge.session.machine.disk.writeFile('C:\\answer.cer', answer.der);
    expect(deploymentFailure(() => lab.certificates.import({ path: '\\\\edge01\\C$\\answer.cer' })).code).toBe(
      'no-pending-request',
    );
    edge.certificates.import({ path: 'C:\\answer.cer' });
    const assignments = edge.certificates.assign({ types: ['Internal'], thumbprint: answer.thumbprint });
    expect(assignments).toMatchObject([{ isTrusted: false }]);
  });

  test('a file that is no certificate is refused', () => {
    lab.session.machine.disk.writeFile('C:\\x.cer', 'text');
    expect(deploymentFailure(() => lab.certificates.import({ path: 'C:\\x.cer' })).code).toBe(
      'certificate-file-invalid',
    );
  });
});

const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? test : test.skip;
withOpenssl('a certificate that is exported opens in openssl, with its chain', () => {
  const { machine } = lab.session;
  const pfxBytes = lab.stores.exportPfx(machine.storePlace('My'), thumbprintOf('Default'), 'secret');
  machine.disk.writeFile('C:\\out.pfx', pfxBytes);
  const path = machine.disk.locate('C:\\out.pfx').hostPath;
  const dump = execFileSync('openssl', ['pkcs12', '-in', path, '-passin', 'pass:secret', '-nodes'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(dump.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  const { thumbprint } = lab.certificates.import({ path: PFX, password: PASSWORD });
  expect(deploymentFailure(() => lab.stores.exportPfx(machine.storePlace('My'), thumbprint, 'x')).code).toBe(
    'private-key-not-exportable',
  );
});
