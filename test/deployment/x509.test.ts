/** Certificates and requests, held against openssl where the machine has it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { foundAuthority, issueFrom } from '../../src/deployment/certification-authority.ts';
import { formatName, parseOpenSslName } from '../../src/deployment/distinguished-name.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import { buildRequest } from '../../src/deployment/x509-building.ts';
import { isIssuedBy, normalizeThumbprint, readCertificate } from '../../src/deployment/x509-reading.ts';

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

function file(name: string, contents?: Buffer): string {
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

  test('names with escapes, other alphabets and unknown parts', () => {
    const parts = parseOpenSslName('C=FR\nST=\\C3\\8Ele\nO=A\\, "B"\n1.2.3=x\nCN= y');
    expect(formatName(parts)).toBe('CN=" y", OID.1.2.3=x, O="A, ""B""", S=Île, C=FR');
    expect(parseOpenSslName(undefined)).toEqual([]);
  });

  test('thumbprints as people paste them', () => {
    expect(normalizeThumbprint('\u200ea9 09 50 2d d8 2a e4 14\u00a033')).toBe('A909502DD82AE41433');
  });
});

describe('openssl agrees', () => {
  withOpenssl('with the chain and the contents of a certificate', () => {
    const pem = (name: string, der: Buffer) => {
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
