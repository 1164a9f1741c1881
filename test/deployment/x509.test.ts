/** Certificates and requests, held against openssl where the machine has it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { foundAuthority, issueFrom } from '../../src/deployment/certification-authority.ts';
import { formatName, type NamePart, parsePlainName } from '../../src/deployment/distinguished-name.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import { buildCertificate, buildRequest } from '../../src/deployment/x509-building.ts';
import { detailsOf, isDamage } from '../../src/deployment/x509-details.ts';
import { namesIn } from '../../src/deployment/x509-general-names.ts';
import { isIssuedBy, normalizeThumbprint, readCertificate } from '../../src/deployment/x509-reading.ts';
import { keySizeOf, readRequest, requestInPem } from '../../src/deployment/x509-request.ts';
import { deploymentFailure } from './test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-x509-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? test : test.skip;

const NOW = Date.UTC(2012, 5, 15, 9);
const names = { name: 'contoso-DC1-CA', computer: 'dc1.contoso.com', domain: 'contoso.com' };
const [authorityKeys, serverKeys] = [generateKeyPair(), generateKeyPair()];
const authority = foundAuthority(names, authorityKeys, NOW);
const root = readCertificate(authority.certificate);
const [, server] = issueFrom(authority, {
  subject: [
    ['CN', 'pool01.contoso.com'],
    ['O', 'Contoso, Ltd.'],
  ],
  dnsNames: ['fe01.contoso.com', 'sip.contoso.com'],
  publicKey: serverKeys.publicKey,
  notBefore: NOW,
});

function file(name: string, contents?: Uint8Array): string {
  const path = join(folder, name);
  if (contents) writeFileSync(path, contents);
  return path;
}

function openssl(...args: string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('reading', () => {
  test('says what Windows would say', () => {
    const { der, thumbprint, serialNumber, ...info } = server;
    expect(info).toEqual({
      issuer: 'CN=contoso-DC1-CA, DC=contoso, DC=com',
      issuerName: 'contoso-DC1-CA',
      subject: 'CN=pool01.contoso.com, O="Contoso, Ltd."',
      subjectName: 'pool01.contoso.com',
      notBefore: NOW,
      notAfter: NOW + 730 * 86_400_000,
      alternativeNames: ['fe01.contoso.com', 'sip.contoso.com'],
      dnsNames: ['fe01.contoso.com', 'sip.contoso.com'],
      keyPurposes: ['1.3.6.1.5.5.7.3.1'],
      keyAlgorithm: 'rsa',
      keyBits: 2048,
      isAuthority: false,
      isSelfSigned: false,
    });
    expect(der.length).toBeGreaterThan(900);
    expect(thumbprint).toMatch(/^[0-9A-F]{40}$/);
    expect(serialNumber).toMatch(/^61[0-9A-F]{6}000000000002$/);
    expect([root.isAuthority, root.isSelfSigned, root.subject]).toEqual([true, true, root.issuer]);
    expect([isIssuedBy(server, root), isIssuedBy(root, server)]).toEqual([true, false]);
  });

  test('a name as the host tells it, where it is plain', () => {
    const name = parsePlainName('C=FR\nST=Île\nO=A, "B"\nDC=x')!;
    expect(formatName(name)).toBe('DC=x, O="A, ""B""", S=Île, C=FR');
    expect(parsePlainName('')).toEqual([]);
    // Escapes, parts that stand together, types without an abbreviation: the bytes tell more.
    for (const text of ['CN=a\\,b', 'CN=a + OU=b', '1.2.3=x', 'UID=x']) expect(parsePlainName(text)).toBeUndefined();
  });

  test('thumbprints as people paste them', () => {
    expect(normalizeThumbprint('\u200ea9 09 50 2d d8 2a e4 14\u00a033')).toBe('A909502DD82AE41433');
  });
});

describe('bytes that nobody honest writes', () => {
  const contents = (subject: NamePart[]) => ({
    serialNumber: Buffer.from([5]),
    issuer: subject,
    subject,
    notBefore: NOW,
    notAfter: NOW + 1000,
    publicKey: serverKeys.publicKey,
    extensions: { dnsNames: ['a.contoso.com'] },
  });
  const made = (subject: NamePart[]) => buildCertificate(contents(subject), serverKeys.privateKey);

  test('a name of thousands of parts, or of a megabyte, is read in little time', () => {
    const many = readCertificate(made(Array.from({ length: 1500 }, (_, i): NamePart => ['O', `o${i}`])));
    expect(detailsOf(many.der).subject).toHaveLength(1500);
    const long = readCertificate(made([['CN', 'a_'.repeat(500_000)]]));
    expect(detailsOf(long.der)).toMatchObject({ version: 3, serialNumber: '05' });
  });

  test('control characters and quotes in a name stay what they are', () => {
    const value = 'a\n"b", c + d\u001b[31m\\ \u202e';
    expect(readCertificate(made([['CN', value]])).subjectName).toBe(value);
    expect(readCertificate(made([['CN', value]])).subject).toBe(`CN="${value.replaceAll('"', '""')}"`);
  });

  test('a date that is none makes it no certificate', () => {
    const der = Buffer.from(made([['CN', 'a']]));
    const at = der.indexOf(Buffer.from([0x17, 0x0d]));
    der.write('991332', at + 2, 'latin1');
    expect(deploymentFailure(() => readCertificate(der)).code).toBe('certificate-damaged');
  });

  test('brackets without end are refused at once', () => {
    let nested = Buffer.from([5, 0]);
    for (let depth = 0; depth < 200; depth++) {
      const length = nested.length < 128 ? [nested.length] : [0x82, nested.length >> 8, nested.length & 0xff];
      nested = Buffer.concat([Buffer.from([0x30, ...length]), nested]);
    }
    expect(deploymentFailure(() => detailsOf(nested)).code).toBe('certificate-damaged');
    expect(deploymentFailure(() => namesIn(nested)).code).toBe('certificate-damaged');
  });
});

describe('a request', () => {
  const request = buildRequest(
    { subject: [['CN', 'edge01']], publicKey: serverKeys.publicKey, dnsNames: ['sip.contoso.com'], keyPurposes: [] },
    serverKeys.privateKey,
  );

  test('says what it was made of, and bears the signature of its key', () => {
    const details = readRequest(request);
    expect(details).toMatchObject({ subject: [[['CN', 'edge01']]], isSigned: true, attributes: [] });
    expect(details.extensions.map(({ identifier }) => identifier)).toEqual(['2.5.29.15', '2.5.29.14', '2.5.29.17']);
    expect(keySizeOf(details.key)).toBe(2048);
    const text = `x-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(request).toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
    expect(requestInPem(text)).toEqual(request);
    expect(requestInPem('text')).toBeUndefined();
  });

  test('that was changed is damaged, or not signed; never a fault of ours', () => {
    for (let at = 0; at < request.length; at += 3) {
      const spoiled = Uint8Array.from(request, (byte, i) => (i === at ? byte ^ 0x15 : byte));
      try {
        expect(readRequest(spoiled).isSigned).toBe(false);
      } catch (error) {
        expect([at, isDamage(error)]).toEqual([at, true]);
      }
    }
  });
});

describe('openssl agrees', () => {
  withOpenssl('with the chain and the contents of a certificate', () => {
    const pem = (name: string, der: Uint8Array) => {
      openssl('x509', '-inform', 'der', '-in', file(`${name}.der`, der), '-out', file(`${name}.pem`));
      return file(`${name}.pem`);
    };
    const at = String(NOW / 1000 + 60);
    const verified = openssl(
      'verify',
      '-attime',
      at,
      '-x509_strict',
      '-CAfile',
      pem('root', root.der),
      pem('s', server.der),
    );
    expect(verified).toContain('OK');
    const text = openssl('x509', '-in', file('s.pem'), '-noout', '-text', '-fingerprint', '-sha1');
    for (const expected of [
      'Digital Signature, Key Encipherment',
      'TLS Web Server Authentication',
      'DNS:fe01.contoso.com, DNS:sip.contoso.com',
      'URI:http://dc1.contoso.com/CertEnroll/contoso-DC1-CA.crl',
      'CA Issuers - URI:ldap:///CN=contoso-DC1-CA,CN=AIA',
      '1.3.6.1.4.1.311.20.2',
      server.thumbprint.replace(/(..)(?!$)/g, '$1:'),
    ]) {
      expect(text).toContain(expected);
    }
  });

  withOpenssl('with a certificate request', () => {
    const request = buildRequest(
      { subject: [['CN', 'edge01']], publicKey: serverKeys.publicKey, dnsNames: ['sip.contoso.com'], keyPurposes: [] },
      serverKeys.privateKey,
    );
    const text = openssl('req', '-inform', 'der', '-in', file('r.csr', request), '-noout', '-verify', '-text');
    expect(text).toContain('DNS:sip.contoso.com');
  });
});
