/** Certificates and PFX files, held against openssl where the machine has it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { foundAuthority, issueFrom } from '../../src/deployment/certification-authority.ts';
import { formatName, parseOpenSslName } from '../../src/deployment/distinguished-name.ts';
import { generateKeyPair, generateKeyPairs, type KeyPair } from '../../src/deployment/key-generation.ts';
import { readPfx, writePfx } from '../../src/deployment/pfx.ts';
import { buildRequest } from '../../src/deployment/x509-building.ts';
import { isIssuedBy, normalizeThumbprint, readCertificate } from '../../src/deployment/x509-reading.ts';
import { deploymentFailure } from './test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-x509-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? test : test.skip;

const NOW = Date.UTC(2012, 5, 15, 9);
const names = { name: 'contoso-DC1-CA', computer: 'dc1.contoso.com', domain: 'contoso.com' };
const [authorityKeys, serverKeys] = generateKeyPairs(2);
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

  withOpenssl.each<[string, () => KeyPair]>([
    ['RSA', () => serverKeys],
    ['EC', () => generateKeyPair('ECDH_P384')],
  ])('with a PFX that we write (%s)', (algorithm, makeKeys) => {
    const keys = makeKeys();
    const request = { subject: [['CN', 'x'] as const], dnsNames: [], publicKey: keys.publicKey, notBefore: NOW };
    const certificate = issueFrom(authority, request)[1];
    const source = {
      certificate: certificate.der,
      privateKey: keys.privateKey,
      chain: [root.der],
      friendlyName: 'Zoë',
    };
    const pfx = writePfx(source, 'P@ssw0rd ü');
    const dump = openssl('pkcs12', '-in', file(`${algorithm}.pfx`, pfx), '-passin', 'pass:P@ssw0rd ü', '-nodes');
    expect(dump.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(dump).toContain('BEGIN PRIVATE KEY');
    const back = readPfx(pfx, 'P@ssw0rd ü', 'x.pfx');
    expect(back.certificate.thumbprint).toBe(certificate.thumbprint);
    expect(back.privateKey.equals(keys.privateKey)).toBe(true);
    expect(back.chain.map((item) => item.thumbprint)).toEqual([root.thumbprint]);
    expect(back.friendlyName).toBe('Zoë');
  });

  withOpenssl.each([
    ['AES-256 and SHA-256', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256']],
    ['3DES and SHA-1', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['RC2 and 3DES, as old Windows writes', ['-legacy']],
  ])('with a PFX that it writes (%s)', (_, options) => {
    const key = file('k.der', serverKeys.privateKey);
    openssl('pkey', '-inform', 'der', '-in', key, '-out', file('k.pem'));
    openssl('x509', '-inform', 'der', '-in', file('s2.der', server.der), '-out', file('s2.pem'));
    const made = ['-export', '-in', file('s2.pem'), '-inkey', file('k.pem'), '-passout', 'pass:geheim'];
    openssl('pkcs12', ...made, '-out', file('o.pfx'), ...options);
    const back = readPfx(readFileSync(file('o.pfx')), 'geheim', 'o.pfx');
    expect(back.certificate.thumbprint).toBe(server.thumbprint);
    expect(back.privateKey.equals(serverKeys.privateKey)).toBe(true);
  });

  withOpenssl('with a PFX that has no password', () => {
    openssl('pkey', '-inform', 'der', '-in', file('k4.der', serverKeys.privateKey), '-out', file('k4.pem'));
    openssl('x509', '-inform', 'der', '-in', file('s4.der', server.der), '-out', file('s4.pem'));
    const made = [
      '-export',
      '-in',
      file('s4.pem'),
      '-inkey',
      file('k4.pem'),
      '-passout',
      'pass:',
      '-out',
      file('e.pfx'),
    ];
    openssl('pkcs12', ...made);
    expect(readPfx(readFileSync(file('e.pfx')), '', 'e.pfx').certificate.thumbprint).toBe(server.thumbprint);
  });

  withOpenssl('a PFX without a key is told from others', () => {
    openssl('x509', '-inform', 'der', '-in', file('s3.der', server.der), '-out', file('s3.pem'));
    openssl('pkcs12', '-export', '-nokeys', '-in', file('s3.pem'), '-passout', 'pass:x', '-out', file('n.pfx'));
    expect(deploymentFailure(() => readPfx(readFileSync(file('n.pfx')), 'x', 'n.pfx')).code).toBe('pfx-no-private-key');
  });
});

describe('a bad PFX', () => {
  const pfx = writePfx({ certificate: server.der, privateKey: serverKeys.privateKey }, 'right');
  test.each<[string, Buffer, string, string]>([
    ['a wrong password', pfx, 'wrong', 'pfx-wrong-password'],
    ['no password', pfx, '', 'pfx-wrong-password'],
    ['a missing end', pfx.subarray(0, pfx.length - 1), 'right', 'pfx-truncated'],
    ['only a beginning', pfx.subarray(0, 3), 'right', 'pfx-truncated'],
    ['text', Buffer.from('hello'), 'right', 'pfx-not-a-pfx'],
    ['nothing in it', Buffer.alloc(0), 'right', 'pfx-not-a-pfx'],
    ['a lone certificate', server.der, 'right', 'pfx-not-a-pfx'],
  ])('with %s', (_, bytes, password, code) => {
    expect(deploymentFailure(() => readPfx(bytes, password, 'C:\\x.pfx')).code).toBe(code);
  });

  test('cut anywhere or spoiled anywhere gives one of the errors', () => {
    for (let at = 0; at < pfx.length; at += 61) {
      expect(deploymentFailure(() => readPfx(pfx.subarray(0, at), 'right', 'x')).code).toMatch(/^pfx-/);
    }
    for (let at = 0; at < 40; at++) {
      const spoiled = Buffer.from(pfx);
      spoiled[at] ^= 0x55;
      expect([at, deploymentFailure(() => readPfx(spoiled, 'right', 'x')).code.slice(0, 4)]).toEqual([at, 'pfx-']);
    }
  });
});
