/** RSA keys that are handed to OpenSSL as numbers are the same keys, and what is no plain RSA key is left to it. */
import { createPrivateKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { rsaComponents } from '../../src/platform/node/rsa-components.ts';

const pairs = [512, 1024, 2048].map((modulusLength) => generateKeyPairSync('rsa', { modulusLength }));
const derOf = (pair: (typeof pairs)[number]) => pair.privateKey.export({ format: 'der', type: 'pkcs8' });

test('the numbers make the same key', () => {
  for (const pair of pairs) {
    const components = rsaComponents(derOf(pair));
    if (!components) throw new Error('It was not taken apart.');
    const key = createPrivateKey({ key: components, format: 'jwk' });
    expect(key.export({ format: 'der', type: 'pkcs8' })).toEqual(derOf(pair));
    expect(verify('sha256', Buffer.from('text'), pair.publicKey, sign('sha256', Buffer.from('text'), key))).toBe(true);
  }
});

test('what is cut off, longer, changed in its structure or of another kind is not taken apart', () => {
  const der = derOf(pairs[1] as (typeof pairs)[number]);
  for (let length = 0; length < der.length; length++) expect(rsaComponents(der.subarray(0, length))).toBeUndefined();
  expect(rsaComponents(Buffer.concat([der, Buffer.from([0])]))).toBeUndefined();
  for (let place = 0; place < 26; place++) {
    const changed = Buffer.from(der);
    changed[place] = (changed[place] as number) ^ 0xff;
    expect(rsaComponents(changed)).toBeUndefined();
  }
  const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  expect(rsaComponents(curve.export({ format: 'der', type: 'pkcs8' }))).toBeUndefined();
});
