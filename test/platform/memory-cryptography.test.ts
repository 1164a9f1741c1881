/** Cryptography without Node, held against Node's own: what one makes the other reads. */
import { describe, expect, test } from '@jest/globals';
import { labKeys } from '../../src/deployment/lab-keys.ts';
import { buildCertificate } from '../../src/deployment/x509-building.ts';
import { detailsOf } from '../../src/deployment/x509-details.ts';
import { base64Text, utf8Bytes } from '../../src/platform/bytes.ts';
import type { HashName } from '../../src/platform/cryptography.ts';
import { CannotSign, UnsupportedKeyKind } from '../../src/platform/cryptography.ts';
import { fflateCompression } from '../../src/platform/memory/fflate-compression.ts';
import { forgeCryptography } from '../../src/platform/memory/forge-cryptography.ts';
import { nodeCryptography } from '../../src/platform/node/node-cryptography.ts';
import { platform } from '../../src/platform/platform.ts';

const both = [
  ['ours', forgeCryptography, nodeCryptography],
  ["Node's", nodeCryptography, forgeCryptography],
] as const;
const text = utf8Bytes('What is written, é€😀.');
const nextKeys = labKeys(0);
const [authority, server] = [nextKeys(), nextKeys()];
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const NOW = Date.UTC(2012, 5, 15, 9);

const contents = (issuer: string, subject: string, publicKey: Uint8Array) => ({
  serialNumber: Uint8Array.of(0x61, 1),
  issuer: [['CN', issuer] as const],
  subject: [['CN', subject] as const],
  notBefore: NOW,
  notAfter: NOW + 86_400_000,
  publicKey,
});
const root = buildCertificate(
  { ...contents('root', 'root', authority.publicKey), extensions: { authority: true } },
  authority.privateKey,
);
const leaf = buildCertificate(
  {
    ...contents('root', 'server', server.publicKey),
    extensions: { keyPurposes: ['1.3.6.1.5.5.7.3.1'], dnsNames: ['a.contoso.com'] },
  },
  authority.privateKey,
);

test.each<HashName>(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])('the digest %s', (name) => {
  expect(forgeCryptography.hash(name, text)).toEqual(new Uint8Array(nodeCryptography.hash(name, text)));
  expect(forgeCryptography.hmac(name, text, text)).toEqual(new Uint8Array(nodeCryptography.hmac(name, text, text)));
});

describe.each(both)('what is made by %s', (_, maker, reader) => {
  test('a key that was wrapped is unwrapped, and by the right key alone', () => {
    for (const padding of ['pkcs1', 'sha1', 'sha256', 'sha384', 'sha512'] as const) {
      const wrapped = maker.wrapKey(server.publicKey, text, padding);
      expect(new Uint8Array(reader.unwrapKey(server.privateKey, wrapped, padding))).toEqual(text);
      expect(() => reader.unwrapKey(authority.privateKey, wrapped, padding)).toThrow();
    }
  });

  test('what was sealed is opened, unless it was changed', () => {
    const [key, nonce] = [platform().random.bytes(32), platform().random.bytes(12)];
    const sealed = maker.seal(key, nonce, utf8Bytes('bound'), text);
    expect(new Uint8Array(reader.unseal(key, nonce, utf8Bytes('bound'), sealed))).toEqual(text);
    expect(() => reader.unseal(key, nonce, utf8Bytes('other'), sealed)).toThrow();
  });

  test('a key stays what it is when it is written anew', () => {
    expect(new Uint8Array(maker.normalizedKey(server.privateKey))).toEqual(
      new Uint8Array(reader.normalizedKey(server.privateKey)),
    );
    expect(maker.keyAlgorithm(server.privateKey)).toBe('rsa');
    expect(() => maker.keyAlgorithm(server.publicKey)).toThrow();
  });
});

test('a new key pair signs what Node verifies', () => {
  const pair = forgeCryptography.generateKeyPair({ algorithm: 'rsa', bits: 1024 });
  expect(new Uint8Array(forgeCryptography.sign(pair.privateKey, text))).toEqual(
    new Uint8Array(nodeCryptography.sign(pair.privateKey, text)),
  );
  expect(() => forgeCryptography.generateKeyPair({ algorithm: 'ec', curve: 'P-256' })).toThrow(UnsupportedKeyKind);
  const signature = forgeCryptography.sign(pair.privateKey, text);
  for (const [, , cryptography] of both) {
    const verified = (algorithm: string, data: Uint8Array) =>
      cryptography.isSignedBy(pair.publicKey, algorithm, data, signature);
    expect(verified(SHA256_WITH_RSA, text)).toBe(true);
    expect(verified(SHA256_WITH_RSA, utf8Bytes('another text'))).toBe(false);
    expect(verified('1.2.840.113549.1.1.5', text)).toBe(false);
    expect(verified('1.2.3', text)).toBe(false);
    expect(cryptography.isSignedBy(utf8Bytes('no key'), SHA256_WITH_RSA, text, signature)).toBe(false);
    expect(cryptography.isSignedBy(pair.publicKey, SHA256_WITH_RSA, text, text)).toBe(false);
  }
});

test.each(['sha256', 'sha512'] as const)('a signature by PSS with %s holds on both hosts', (hash) => {
  const { publicKey, privateKey } = nodeCryptography.generateKeyPair({ algorithm: 'rsa', bits: 2048 });
  const algorithm = { hash, saltLength: nodeCryptography.hash(hash, text).length };
  for (const [, maker, reader] of both) {
    const signature = maker.sign(privateKey, text, hash, 'pss');
    expect(reader.isSignedBy(publicKey, algorithm, text, signature)).toBe(true);
    expect(reader.isSignedBy(publicKey, algorithm, utf8Bytes('another text'), signature)).toBe(false);
    expect(reader.isSignedBy(publicKey, { ...algorithm, saltLength: 8 }, text, signature)).toBe(false);
    expect(reader.isSignedBy(publicKey, SHA256_WITH_RSA, text, signature)).toBe(false);
  }
});

test('a key that is too short for a signature says so', () => {
  const { privateKey } = nodeCryptography.generateKeyPair({ algorithm: 'rsa', bits: 512 });
  for (const [, maker] of both) expect(() => maker.sign(privateKey, text, 'sha512', 'pss')).toThrow(CannotSign);
});

describe('certificates', () => {
  const pem = (der: Uint8Array) =>
    utf8Bytes(`-----BEGIN CERTIFICATE-----\r\n${base64Text(der)}\r\n-----END CERTIFICATE-----\r\n`);

  test.each([
    ['DER', leaf],
    ['DER with something behind it', Uint8Array.of(...leaf, 1, 2)],
    ['PEM', pem(leaf)],
  ])('say the same: %s', (_, bytes) => {
    const { subject, issuer, serialNumber, alternativeNames, publicKey, der, ...said } =
      forgeCryptography.readCertificate(bytes);
    const { publicKey: hostKey, der: hostDer, ...host } = nodeCryptography.readCertificate(bytes);
    expect(host).toMatchObject(said);
    expect([subject, issuer, serialNumber, alternativeNames]).toEqual([null, null, null, null]);
    expect(new Uint8Array(publicKey)).toEqual(new Uint8Array(hostKey));
    expect(new Uint8Array(der)).toEqual(new Uint8Array(hostDer));
    expect(detailsOf(der).subject).toEqual([[['CN', 'server']]]);
  });

  test.each(['', 'text', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', '0'.repeat(100)])(
    'bytes that are none are refused: %j',
    (bytes) => expect(() => forgeCryptography.readCertificate(utf8Bytes(bytes))).toThrow(),
  );

  test.each(both)('know their keys and issuers, by %s', (_, cryptography, _other) => {
    expect(cryptography.isKeyOf(leaf, server.privateKey)).toBe(true);
    expect(cryptography.isKeyOf(leaf, authority.privateKey)).toBe(false);
    expect(cryptography.isIssuedBy(leaf, root)).toBe(true);
    expect(cryptography.isIssuedBy(root, leaf)).toBe(false);
    const namesake = { ...contents('root', 'root', server.publicKey), extensions: { authority: true } };
    expect(cryptography.isIssuedBy(leaf, buildCertificate(namesake, server.privateKey))).toBe(false);
  });
});

test('what is compressed comes out whole, and no more than is allowed', () => {
  const { deflateRaw, inflateRaw, crc32 } = platform().compression;
  const long = utf8Bytes('configuration '.repeat(5000));
  expect(new Uint8Array(inflateRaw(fflateCompression.deflateRaw(long)))).toEqual(long);
  expect(fflateCompression.inflateRaw(deflateRaw(long))).toEqual(long);
  expect(fflateCompression.inflateRaw(deflateRaw(new Uint8Array()))).toEqual(new Uint8Array());
  expect(() => fflateCompression.inflateRaw(deflateRaw(long), 1000)).toThrow(RangeError);
  expect(() => fflateCompression.inflateRaw(utf8Bytes('no stream of it'))).toThrow();
  expect(fflateCompression.crc32(long)).toBe(crc32(long));
});
