/** Signed messages and signatures by PSS, held against openssl where the machine has it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { pemText } from '../../cmdlets/deployment/asymmetric-keys.ts';
import { derOctets, derOid } from '../../src/deployment/der-writing.ts';
import { encodedName } from '../../src/deployment/distinguished-name.ts';
import { MalformedAsn1 } from '../../src/deployment/forge-asn1.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import {
  encodeSignedMessage,
  hasHashOf,
  isSignatureBy,
  type MessageSigning,
  PLAIN_DATA,
  readSignedMessage,
  signContent,
  versionOf,
} from '../../src/deployment/signed-message.ts';
import { assembleCertificate, assembleRequest } from '../../src/deployment/x509-assembly.ts';
import { isDamage } from '../../src/deployment/x509-details.ts';
import { readRequest } from '../../src/deployment/x509-request.ts';
import { utf8Bytes } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-cms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? test : test.skip;
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });

const content = utf8Bytes('what is signed');
const name = encodedName([['CN', 'signer']]);
const serialNumber = Uint8Array.of(0x9a, 2);
const RSA = generateKeyPair();
const CURVE = platform().cryptography.generateKeyPair({ algorithm: 'ec', curve: 'P-256' });

function certificateOf(keys: typeof RSA, padding: MessageSigning['padding']): Uint8Array {
  const span = { notBefore: Date.UTC(2020, 0, 1), notAfter: Date.UTC(2049, 0, 1) };
  const parts = { serialNumber, issuer: name, subject: name, publicKey: keys.publicKey, extensions: [], ...span };
  return assembleCertificate(parts, { privateKey: keys.privateKey, hash: 'sha256', padding });
}

const attribute = { identifier: '1.2.3.4', values: [derOctets(Uint8Array.of(1)), derOid('1.2.3')] };
const cases: readonly [string, typeof RSA, Partial<MessageSigning>][] = [
  ['PKCS #1', RSA, {}],
  ['PSS with SHA-512', RSA, { padding: 'pss', hash: 'sha512' }],
  ['attributes', RSA, { signedAttributes: [attribute], unsignedAttributes: [attribute] }],
  ['a curve', CURVE, { hash: 'sha384' }],
];

function signed(keys: typeof RSA, options: Partial<MessageSigning>, isDetached = false) {
  const signer = signContent(PLAIN_DATA, content, {
    privateKey: keys.privateKey,
    hash: 'sha256',
    padding: 'pkcs1',
    name: { kind: 'serial', issuer: name, serialNumber },
    signedAttributes: [],
    unsignedAttributes: [],
    ...options,
  });
  return encodeSignedMessage({
    version: versionOf(PLAIN_DATA, [signer]),
    contentType: PLAIN_DATA,
    content: isDetached ? null : content,
    certificates: [certificateOf(keys, options.padding ?? 'pkcs1')],
    signers: [signer],
  });
}

describe.each(cases)('a message signed with %s', (_, keys, options) => {
  test('reads as it was made, and holds for this content and this key alone', () => {
    const bytes = signed(keys, options);
    const read = readSignedMessage(bytes);
    expect(encodeSignedMessage(read)).toEqual(bytes);
    const [signer] = read.signers;
    if (!signer) throw new Error('Nobody has signed.');
    expect(isSignatureBy(signer, keys.publicKey, content)).toBe(true);
    expect(hasHashOf(signer, content)).toBe(true);
    const another = utf8Bytes('another text');
    expect(hasHashOf(signer, another) && isSignatureBy(signer, keys.publicKey, another)).toBe(false);
    expect(isSignatureBy(signer, generateKeyPair().publicKey, content)).toBe(false);
  });

  withOpenssl('is one for openssl, enclosed and detached', () => {
    writeFileSync(join(folder, 'whole.p7'), signed(keys, options));
    writeFileSync(join(folder, 'detached.p7'), signed(keys, options, true));
    writeFileSync(join(folder, 'content'), content);
    const verify = ['cms', '-verify', '-noverify', '-binary', '-inform', 'der', '-in'];
    expect(openssl(...verify, 'whole.p7')).toBe('what is signed');
    expect(openssl(...verify, 'detached.p7', '-content', 'content')).toBe('what is signed');
  });
});

describe('what openssl signs', () => {
  const keyFiles = () => {
    writeFileSync(join(folder, 'key.pem'), pemText('PRIVATE KEY', RSA.privateKey));
    writeFileSync(join(folder, 'cert.pem'), pemText('CERTIFICATE', certificateOf(RSA, 'pkcs1')));
    writeFileSync(join(folder, 'content'), content);
  };
  withOpenssl.each([
    ['as it does by itself', []],
    ['without attributes', ['-noattr', '-md', 'sha384']],
    ['by PSS', ['-keyopt', 'rsa_padding_mode:pss']],
    ['by PSS with less salt', ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:8']],
    ['in pieces (BER)', ['-stream']],
  ])('holds: %s', (_, options) => {
    keyFiles();
    const files = ['-signer', 'cert.pem', '-inkey', 'key.pem', '-in', 'content', '-out', 'made.p7'];
    openssl('cms', '-sign', '-nodetach', '-binary', '-outform', 'der', ...files, ...options);
    const read = readSignedMessage(readFileSync(join(folder, 'made.p7')));
    expect(read.content).toEqual(content);
    expect(read.signers.map((one) => hasHashOf(one, content) && isSignatureBy(one, RSA.publicKey, content))).toEqual([
      true,
    ]);
  });
});

test('a message that is cut off or damaged is malformed, and nothing else', () => {
  const bytes = signed(RSA, { signedAttributes: [attribute] });
  for (let at = 0; at < bytes.length; at += 7) {
    for (const damaged of [bytes.slice(0, at), bytes.with(at, (bytes[at] ?? 0) ^ 0xff)]) {
      try {
        readSignedMessage(damaged);
      } catch (error) {
        expect(error instanceof MalformedAsn1 || isDamage(error)).toBe(true);
      }
    }
  }
});

withOpenssl('openssl verifies requests that are signed by PSS', () => {
  const signer = { privateKey: RSA.privateKey, hash: 'sha384', padding: 'pss' } as const;
  const request = assembleRequest({ subject: name, publicKey: RSA.publicKey, extensions: [] }, signer);
  writeFileSync(join(folder, 'r.csr'), request);
  const { status, stderr } = spawnSync('openssl', ['req', '-inform', 'der', '-in', 'r.csr', '-noout', '-verify'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, /verify OK|verification.*OK/i.test(stderr)]).toEqual([0, true]);
  expect(readRequest(request).isSigned).toBe(true);
});
