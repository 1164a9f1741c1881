/** Lists of revocations that scripts put together: OpenSSL reads and verifies them, and damaged ones are refused. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { encodedName } from '../../src/deployment/distinguished-name.ts';
import { MalformedAsn1 } from '../../src/deployment/forge-asn1.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import {
  assembleRevocationList,
  LIST_NUMBER,
  readRevocationList,
} from '../../src/deployment/revocation-list-assembly.ts';
import { assembleCertificate, authorityKeyValue, basicConstraintsValue } from '../../src/deployment/x509-assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'revocation-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keys = generateKeyPair();
const signer = { privateKey: keys.privateKey, hash: 'sha256' } as const;
const issuer = encodedName([['CN', 'Issuer']]);
const [from, to] = [Date.UTC(2020, 0, 1), Date.UTC(2060, 0, 1)];
const entries = [
  { serialNumber: Uint8Array.of(1, 2), at: from, extensions: new Uint8Array() },
  { serialNumber: Uint8Array.of(0x80, 3), at: Date.UTC(2055, 0, 1), extensions: new Uint8Array() },
];
const authorityKey = { identifier: '2.5.29.35', critical: false, value: authorityKeyValue(Uint8Array.of(9)) };
const number = { identifier: LIST_NUMBER, critical: false, value: Uint8Array.of(2, 2, 1, 0x2c) };
const list = assembleRevocationList(
  { issuer, thisUpdate: from, nextUpdate: to, entries, extensions: [authorityKey, number] },
  signer,
);

test('what is put together is read again', () => {
  expect(readRevocationList(list)).toEqual({ number: Uint8Array.of(1, 0x2c), entries });
});

const testWithOpenssl = spawnSync('openssl', ['version']).status === 0 ? test : test.skip;

testWithOpenssl('OpenSSL verifies its signature and reads its entries', () => {
  const certificate = assembleCertificate(
    {
      serialNumber: Uint8Array.of(1),
      subject: issuer,
      issuer,
      notBefore: from,
      notAfter: to,
      publicKey: keys.publicKey,
      extensions: [{ identifier: '2.5.29.19', critical: true, value: basicConstraintsValue(true, undefined) }],
    },
    signer,
  );
  const [authority, file] = [join(folder, 'ca.pem'), join(folder, 'list.crl')];
  const { stdout: pem } = spawnSync('openssl', ['x509', '-inform', 'DER'], { input: certificate });
  writeFileSync(authority, pem);
  writeFileSync(file, list);
  const { stdout, stderr } = spawnSync(
    'openssl',
    ['crl', '-inform', 'DER', '-in', file, '-CAfile', authority, '-noout', '-text'],
    { encoding: 'utf8' },
  );
  expect(stderr).toContain('verify OK');
  expect(stdout).toContain('Serial Number: 8003');
  expect(stdout).toContain('Revocation Date: Jan  1 00:00:00 2055 GMT');
  expect(stdout.match(/X509v3 CRL Number: \s+(\d+)/)?.[1]).toBe('300');
});

test('one that is cut off anywhere, or has more behind it, is refused', () => {
  for (let length = 0; length < list.length; length++)
    expect(() => readRevocationList(list.subarray(0, length))).toThrow(MalformedAsn1);
  expect(() => readRevocationList(Uint8Array.from([...list, 0]))).toThrow(MalformedAsn1);
});
