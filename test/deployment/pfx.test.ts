/**
 * PFX files. The table is made by OpenSSL where the machine has it: with every cipher, MAC, password and key that it
 * offers. What is accepted, and with which words the rest is refused, is what .NET 10 does with the same files.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { foundAuthority, issueFrom } from '../../src/deployment/certification-authority.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import { mainCertificate, readPfx } from '../../src/deployment/pfx.ts';
import { writePfx } from '../../src/deployment/pfx-writing.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { processorTime } from '../processor-time.ts';
import { deploymentFailure } from './test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-pfx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const describeWithOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;

const NOW = Date.UTC(2012, 5, 15, 9);
const names = { name: 'contoso-DC1-CA', computer: 'dc1.contoso.com', domain: 'contoso.com' };
const [authorityKeys, serverKeys] = [generateKeyPair(), generateKeyPair()];
const authority = foundAuthority(names, authorityKeys!, NOW);
const root = readCertificate(authority.certificate);
const request = { subject: [['CN', 'pool01.contoso.com'] as const], dnsNames: [], notBefore: NOW };
const server = issueFrom(authority, { ...request, publicKey: serverKeys!.publicKey })[1];

const PASSWORD = 'P@ssw0rd';
/** How many changed files of each kind are tried. */
const ROUNDS = 300;
const UNICODE = 'Grüße€123';
const LEGACY = ['-provider', 'default', '-provider', 'legacy'];

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** The PFX of the server's certificate that OpenSSL makes with these options. */
function exported(options: readonly string[], password = PASSWORD): Buffer {
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    'k.pem',
    '-in',
    's.pem',
    '-passout',
    `pass:${password}`,
    '-out',
    'o.pfx',
    ...options,
  );
  return readFileSync(join(folder, 'o.pfx'));
}

function pem(kind: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
}

/** `pool01.contoso.com+key`, as the file has them one behind the other. */
function summary(bytes: Buffer, password = PASSWORD): string[] {
  return readPfx(bytes, password, 'o.pfx').certificates.map(
    ({ certificate, privateKey }) => `${certificate.subjectName}${privateKey ? '+key' : ''}`,
  );
}

const cipher = (name: string) => ['-keypbe', name, '-certpbe', name, ...LEGACY];
const WHOLE = ['pool01.contoso.com+key'];

describeWithOpenssl('what OpenSSL writes', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'k.pem'), pem('PRIVATE KEY', serverKeys!.privateKey));
    writeFileSync(join(folder, 's.pem'), pem('CERTIFICATE', server.der));
    writeFileSync(join(folder, 'r.pem'), pem('CERTIFICATE', root.der));
  });

  test.each([
    'PBE-SHA1-3DES',
    'PBE-SHA1-2DES',
    'PBE-SHA1-RC2-128',
    'PBE-SHA1-RC2-40',
    'PBE-MD5-DES',
    'PBE-SHA1-DES',
    'PBE-MD5-RC2-64',
    'PBE-SHA1-RC2-64',
    'AES-128-CBC',
    'AES-192-CBC',
    'AES-256-CBC',
    'DES-CBC',
    'DES-EDE3-CBC',
    'RC2-CBC',
    'NONE',
  ])('is read under the cipher %s', (name) => expect(summary(exported(cipher(name)))).toEqual(WHOLE));

  test.each([
    ['PBE-SHA1-RC4-128', '128-bit RC4 (1.2.840.113549.1.12.1.1)'],
    ['CAMELLIA-256-CBC', 'Camellia (1.2.392.200011.61.1.1.1.4)'],
    ['ARIA-256-CBC', 'ARIA (1.2.410.200046.1.1.12)'],
    ['SEED-CBC', 'SEED (1.2.410.200004.1.4)'],
    ['BF-CBC', 'Blowfish (1.3.6.1.4.1.3029.1.2)'],
    ['CAST5-CBC', 'CAST5 (1.2.840.113533.7.66.10)'],
    ['SM4-CBC', 'SM4 (1.2.156.10197.1.104.2)'],
    ['AES-256-CFB', 'AES in a mode other than CBC (2.16.840.1.101.3.4.1.44)'],
  ])('is refused by name under the cipher %s', (name, said) => {
    const { code, message } = deploymentFailure(() => summary(exported(cipher(name))));
    expect([code, message]).toEqual([
      'pfx-cipher-unsupported',
      `The file "o.pfx" is encrypted in a way that is not supported: ${said}.`,
    ]);
  });

  test.each(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])('is read with a MAC of %s', (hash) =>
    expect(summary(exported(['-macalg', hash, ...LEGACY]))).toEqual(WHOLE),
  );

  test.each(['sha224', 'sha512-256', 'sha3-256', 'ripemd160', 'sm3', 'blake2b512'])(
    'is refused with a MAC of %s',
    (hash) =>
      expect(deploymentFailure(() => summary(exported(['-macalg', hash, ...LEGACY]))).code).toBe(
        'pfx-hash-unsupported',
      ),
  );

  test.each<[string, string[]]>([
    ['modern', []],
    ['old', ['-legacy']],
    ['under pseudo-random function HMAC-SHA-512', ['-macalg', 'sha512']],
    ['mixed', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'AES-256-CBC']],
    ['without a MAC', ['-nomac']],
    ['in the clear but for the key', ['-certpbe', 'NONE']],
    ['of thousands of rounds', ['-iter', '20000']],
  ])('takes passwords of any letters, or none: %s', (_, options) => {
    for (const password of [PASSWORD, UNICODE, '']) {
      const bytes = exported(options, password);
      expect(summary(bytes, password)).toEqual(WHOLE);
      expect(deploymentFailure(() => summary(bytes, `${password}x`)).code).toBe('pfx-wrong-password');
    }
  });

  test('a password is not asked for where nothing is under one', () =>
    expect(summary(exported(['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac']), 'anything')).toEqual(WHOLE));

  test('all certificates of a file are read, with their names, and the key finds its own', () => {
    const bytes = exported(['-certfile', 'r.pem', '-name', 'Pool one', '-caname', 'Root']);
    expect(summary(bytes)).toEqual(['contoso-DC1-CA', ...WHOLE]);
    const contents = readPfx(bytes, PASSWORD, 'o.pfx');
    expect(mainCertificate(contents)).toMatchObject({ friendlyName: 'Pool one', certificate: server });
  });

  test('a file need hold no key', () => {
    openssl(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      's.pem',
      '-certfile',
      'r.pem',
      '-passout',
      'pass:x',
      '-out',
      'n.pfx',
    );
    expect(summary(readFileSync(join(folder, 'n.pfx')), 'x')).toEqual(['contoso-DC1-CA', 'pool01.contoso.com']);
  });

  test.each([
    ...['prime256v1', 'secp384r1', 'secp521r1', 'secp256k1', 'secp224r1', 'brainpoolP256r1'].map((curve) => [
      'EC',
      `ec_paramgen_curve:${curve}`,
    ]),
    ['RSA', 'rsa_keygen_bits:1024'],
    ['RSA', 'rsa_keygen_bits:3072'],
  ])('a key of kind %s with %s', (algorithm, option) => {
    expect(summary(ownKey(algorithm, ['-pkeyopt', option]))).toEqual(['x+key']);
  });

  test.each([
    ['ED25519', 'Ed25519 (1.3.101.112)'],
    ['ED448', 'Ed448 (1.3.101.113)'],
    ['RSA-PSS', 'RSASSA-PSS (1.2.840.113549.1.1.10)'],
  ])('a key of kind %s is refused by name', (algorithm, said) =>
    expect(deploymentFailure(() => summary(ownKey(algorithm, []))).message).toBe(
      `The file "o.pfx" holds a private key of a kind that is not supported: ${said}.`,
    ),
  );

  test.each([
    ['MacIterationLimit', []],
    ['IndividualKdfIterationLimit', ['-nomac']],
  ])('work beyond reason is refused before it is done: %s', (limit, options) => {
    // The file says 65,537 rounds, in which form the number is easily made into three million.
    const hexadecimal = exported(['-iter', '65537', ...options]).toString('hex');
    const bytes = Buffer.from(hexadecimal.replaceAll('0203010001', '02032dc6c0'), 'hex');
    const took = processorTime(() => {
      const { code, message } = deploymentFailure(() => summary(bytes));
      expect([code, message]).toEqual([
        'pfx-iterations',
        `The file "o.pfx" asks for too many rounds of key derivation: it violates the limit ${limit}.`,
      ]);
    });
    expect(took).toBeLessThan(200);
  });

  function ownKey(algorithm: string, options: string[]): Buffer {
    openssl('genpkey', '-algorithm', algorithm, ...options, '-out', 'own.pem');
    openssl('req', '-x509', '-new', '-key', 'own.pem', '-subj', '/CN=x', '-out', 'own-cert.pem');
    openssl(
      'pkcs12',
      '-export',
      '-inkey',
      'own.pem',
      '-in',
      'own-cert.pem',
      '-passout',
      `pass:${PASSWORD}`,
      '-out',
      'own.pfx',
    );
    return readFileSync(join(folder, 'own.pfx'));
  }
});

describeWithOpenssl('bytes that were changed', () => {
  // Without a MAC every change is seen by what reads the structure, the parameters of a cipher or a key.
  test.each([
    ['in the clear', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
    ['under PBES2', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-128-CBC', '-iter', '1']],
    ['under PKCS #12', [...cipher('PBE-SHA1-RC2-40'), '-iter', '1']],
    ['under PBES1', [...cipher('PBE-MD5-DES'), '-iter', '1']],
  ])('are read or damaged, never a fault of ours: %s', (_, options) => {
    writeFileSync(join(folder, 'k.pem'), pem('PRIVATE KEY', serverKeys!.privateKey));
    writeFileSync(join(folder, 's.pem'), pem('CERTIFICATE', server.der));
    const pfx = exported([...options, '-nomac']);
    const limits = { mac: 100, single: 100, total: 300 };
    let seed = 1;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    for (let round = 0; round < ROUNDS; round++) {
      const spoiled = Buffer.from(pfx);
      for (let changes = next(3); changes >= 0; changes--) spoiled[next(spoiled.length)] = next(256);
      try {
        readPfx(spoiled, PASSWORD, 'x.pfx', limits);
      } catch (error) {
        expect(error).toBeInstanceOf(DeploymentError);
        expect((error as DeploymentError).code).toMatch(/^pfx-/);
      }
    }
  });
});

describeWithOpenssl('what we write', () => {
  test.each([
    ['RSA', () => serverKeys!],
    ['EC', () => generateKeyPair('ECDH_P384')],
  ])('OpenSSL reads, and so do we (%s)', (algorithm, makeKeys) => {
    const { publicKey, privateKey } = makeKeys();
    const certificate = issueFrom(authority, { ...request, publicKey })[1];
    const source = { certificate: certificate.der, privateKey, chain: [root.der], friendlyName: 'Zoë' };
    const pfx = writePfx(source, UNICODE);
    writeFileSync(join(folder, `${algorithm}.pfx`), pfx);
    const args = ['pkcs12', '-in', `${algorithm}.pfx`, '-passin', `pass:${UNICODE}`, '-nodes'];
    const dump = execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    expect(dump.match(/BEGIN (?:CERTIFICATE|PRIVATE KEY)/g)).toHaveLength(3);
    const back = readPfx(pfx, UNICODE, 'x.pfx');
    expect(mainCertificate(back)).toEqual({ certificate, privateKey: Buffer.from(privateKey), friendlyName: 'Zoë' });
    expect(back.certificates.map((item) => item.certificate.thumbprint)).toContain(root.thumbprint);
  });
});

describe('a bad PFX', () => {
  const pfx = writePfx({ certificate: server.der, privateKey: serverKeys!.privateKey }, 'right');
  test.each<[string, Uint8Array, string, string]>([
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
      spoiled.writeUInt8(spoiled.readUInt8(at) ^ 0x55, at);
      expect([at, deploymentFailure(() => readPfx(spoiled, 'right', 'x')).code.slice(0, 4)]).toEqual([at, 'pfx-']);
    }
  });
});
