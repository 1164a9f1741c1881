/** Enveloped messages, held against openssl where the machine has it; what was changed in one is not taken for the content. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { pemText } from '../../cmdlets/deployment/asymmetric-keys.ts';
import { encodedName } from '../../src/deployment/distinguished-name.ts';
import {
  CannotDecrypt,
  decryptContent,
  type EnvelopedMessage,
  encodeEnvelopedMessage,
  encryptContent,
  readEnvelopedMessage,
  UnknownEncryption,
} from '../../src/deployment/enveloped-message.ts';
import { MalformedAsn1 } from '../../src/deployment/forge-asn1.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import { PLAIN_DATA, type SignerName } from '../../src/deployment/signed-message.ts';
import { assembleCertificate } from '../../src/deployment/x509-assembly.ts';
import { isDamage } from '../../src/deployment/x509-details.ts';
import { utf8Bytes } from '../../src/platform/bytes.ts';
import type { WrapPadding } from '../../src/platform/cryptography.ts';
import { fc } from '../random-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-cms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? test : test.skip;
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });

const content = utf8Bytes('what is encrypted');
const issuer = encodedName([['CN', 'recipient']]);
const serialNumber = Uint8Array.of(0x9a, 2);
const keys = generateKeyPair();
const name: SignerName = { kind: 'serial', issuer, serialNumber };
const PADDINGS: readonly WrapPadding[] = ['pkcs1', 'sha1', 'sha256', 'sha384', 'sha512'];

const enveloped = (padding: WrapPadding = 'pkcs1', named = name): EnvelopedMessage =>
  encryptContent(PLAIN_DATA, content, [{ name: named, publicKey: keys.publicKey, padding }]);
const opened = (message: EnvelopedMessage, privateKey = keys.privateKey): Uint8Array[] =>
  message.recipients.map((recipient) => decryptContent(message, recipient, privateKey));

describe('what was encrypted is read again', () => {
  test.each(PADDINGS)('by %s', (padding) => {
    const message = readEnvelopedMessage(encodeEnvelopedMessage(enveloped(padding)));
    expect(opened(message).map((bytes) => Buffer.from(bytes))).toEqual([Buffer.from(content)]);
  });

  test('by each of several recipients, named in both ways', () => {
    const others = generateKeyPair();
    const recipients = [
      { name, publicKey: keys.publicKey, padding: 'pkcs1' as const },
      {
        name: { kind: 'key' as const, identifier: Uint8Array.of(1, 2) },
        publicKey: others.publicKey,
        padding: 'pkcs1' as const,
      },
    ];
    const message = readEnvelopedMessage(encodeEnvelopedMessage(encryptContent(PLAIN_DATA, content, recipients)));
    expect(message.version).toBe(2);
    const [first, second] = message.recipients;
    expect(Buffer.from(decryptContent(message, first!, keys.privateKey))).toEqual(Buffer.from(content));
    expect(Buffer.from(decryptContent(message, second!, others.privateKey))).toEqual(Buffer.from(content));
  });

  test('but by no other key', () => {
    expect(() => opened(enveloped('sha256'), generateKeyPair().privateKey)).toThrow(CannotDecrypt);
    expect(() => opened(enveloped(), generateKeyPair().privateKey)).toThrow(CannotDecrypt);
  });
});

test('a cipher that there is not is named', () => {
  expect(() => encryptContent(PLAIN_DATA, content, [], '1.2.3')).toThrow(UnknownEncryption);
});

test('damaged bytes are refused, or do not give the content', () => {
  const whole = encodeEnvelopedMessage(enveloped());
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const damaged = Uint8Array.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ change;
      try {
        const results = opened(readEnvelopedMessage(damaged));
        // Names and identifiers are not what the key is bound to; the content's last block is, by its padding alone.
        return results.every((bytes) => bytes.length <= whole.length);
      } catch (error) {
        return (
          error instanceof MalformedAsn1 ||
          error instanceof CannotDecrypt ||
          error instanceof UnknownEncryption ||
          isDamage(error)
        );
      }
    }),
  );
});

describe('openssl', () => {
  const certificate = assembleCertificate(
    {
      serialNumber,
      issuer,
      subject: issuer,
      publicKey: keys.publicKey,
      extensions: [],
      notBefore: Date.UTC(2020, 0, 1),
      notAfter: Date.UTC(2049, 0, 1),
    },
    { privateKey: keys.privateKey, hash: 'sha256', padding: 'pkcs1' },
  );

  withOpenssl.each(PADDINGS)('reads ours by %s', (padding) => {
    writeFileSync(join(folder, 'key.pem'), pemText('PRIVATE KEY', keys.privateKey));
    writeFileSync(join(folder, 'certificate.pem'), pemText('CERTIFICATE', certificate));
    writeFileSync(join(folder, 'message.der'), encodeEnvelopedMessage(enveloped(padding)));
    const args = ['-decrypt', '-inform', 'DER', '-in', 'message.der', '-recip', 'certificate.pem', '-inkey', 'key.pem'];
    expect(openssl('cms', ...args)).toBe('what is encrypted');
  });

  withOpenssl.each([
    ['AES-128', ['-aes128']],
    ['3DES', ['-des3']],
    ['AES-256 and OAEP', ['-aes256', '-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256']],
  ])('is read: %s', (_kind, options) => {
    writeFileSync(join(folder, 'certificate.pem'), pemText('CERTIFICATE', certificate));
    writeFileSync(join(folder, 'content.txt'), content);
    const [cipher = '', ...others] = options;
    const args = ['-encrypt', cipher, '-binary', '-in', 'content.txt', '-outform', 'DER', '-out', 'theirs.der'];
    openssl('cms', ...args, '-recip', 'certificate.pem', ...others);
    const message = readEnvelopedMessage(readFileSync(join(folder, 'theirs.der')));
    expect(opened(message).map((bytes) => Buffer.from(bytes).toString())).toEqual(['what is encrypted']);
  });
});
