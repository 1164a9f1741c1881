/** The keys that labs begin with: what is made of the pool's numbers. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { keysForPreparation, labKeys } from '../../src/deployment/lab-keys.ts';

const POOL = 128;

const number = (text = ''): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);

test('each key is a whole one of RSA, the public half is its own, and none is there twice', () => {
  const next = labKeys(0);
  const modules = new Set<string>();
  for (let i = 0; i < POOL; i++) {
    const pair = next();
    const key = createPrivateKey({ key: Buffer.from(pair.privateKey), format: 'der', type: 'pkcs8' });
    expect(Buffer.from(pair.privateKey).equals(key.export({ format: 'der', type: 'pkcs8' }))).toBe(true);
    const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
    expect(Buffer.from(pair.publicKey).equals(publicKey)).toBe(true);
    // What signs uses the primes' own exponents; the whole one has its own rule (RFC 8017, 3.2).
    const text = Buffer.from('text');
    expect(verify('sha256', text, createPublicKey(key), sign('sha256', text, key))).toBe(true);
    const { d, e, p, q } = key.export({ format: 'jwk' });
    for (const prime of [number(p), number(q)]) expect((number(d) * number(e)) % (prime - 1n)).toBe(1n);
    expect(key.asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65_537n });
    modules.add(publicKey.toString('base64'));
  }
  expect(modules.size).toBe(POOL);
  expect(next()).toBe(labKeys(0)());
});

test('a seed begins elsewhere, what an exercise prepares at the end', () => {
  const next = labKeys(0);
  for (let i = 0; i < 3; i++) next();
  expect(labKeys(3)()).toBe(next());
  expect(keysForPreparation()()).toBe(labKeys(POOL - 1)());
});
