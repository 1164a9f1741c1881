/** Ways from a certificate to a root where there are several, where they lead round in circles, and where they are long. */
import { describe, expect, test } from '@jest/globals';
import { buildChain } from '../../src/deployment/chain-building.ts';
import { encodedName } from '../../src/deployment/distinguished-name.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import { assembleCertificate, basicConstraintsValue } from '../../src/deployment/x509-assembly.ts';
import { type CertificateInfo, readCertificate } from '../../src/deployment/x509-reading.ts';

const AT = Date.UTC(2012, 5, 15);
const keys = { a: generateKeyPair(), b: generateKeyPair(), leaf: generateKeyPair() };
type Who = keyof typeof keys;
const CONSTRAINTS = { identifier: '2.5.29.19', critical: true, value: basicConstraintsValue(true, undefined) };

let serial = 0;

function issued(subject: string, key: Who, issuer: string, by: Who): CertificateInfo {
  const parts = {
    serialNumber: Uint8Array.of(1, ++serial >> 8, serial & 0xff),
    subject: encodedName([['CN', subject]]),
    issuer: encodedName([['CN', issuer]]),
    notBefore: Date.UTC(2010, 0, 1),
    notAfter: Date.UTC(2030, 0, 1),
    publicKey: keys[key].publicKey,
    extensions: key === 'leaf' ? [] : [CONSTRAINTS],
  };
  return readCertificate(assembleCertificate(parts, { privateKey: keys[by].privateKey, hash: 'sha256' }));
}

const root = issued('A', 'a', 'A', 'a');
const otherRoot = issued('B', 'b', 'B', 'b');
const crossed = { aByB: issued('A', 'a', 'B', 'b'), bByA: issued('B', 'b', 'A', 'a') };
const leaf = issued('leaf', 'leaf', 'B', 'b');

const chain = (certificate: CertificateInfo, candidates: CertificateInfo[], roots: CertificateInfo[]) => {
  const { links, statuses } = buildChain(certificate, { at: AT, candidates, roots });
  return {
    names: links.map(({ certificate: { subjectName, issuerName } }) => `${subjectName}<${issuerName}`),
    statuses,
  };
};

describe('authorities that certify each other', () => {
  test('the way to the trusted root is found, whichever stands first', () => {
    const all = [otherRoot, crossed.aByB, crossed.bByA, root];
    for (const candidates of [all, all.toReversed()])
      expect(chain(leaf, candidates, [root])).toEqual({ names: ['leaf<B', 'B<A', 'A<A'], statuses: [] });
  });

  test('a circle without a root ends, and is part of a chain', () => {
    const { names, statuses } = chain(leaf, [crossed.aByB, crossed.bByA], []);
    expect([names, statuses]).toEqual([['leaf<B', 'B<A', 'A<B'], ['PartialChain']]);
    expect(chain(crossed.aByB, [crossed.aByB, crossed.bByA], []).statuses).toEqual(['PartialChain']);
  });

  test('without trust it ends at the first root that is none', () => {
    expect(chain(leaf, [otherRoot, crossed.bByA], []).statuses).toEqual(['UntrustedRoot']);
  });
});

test('a chain of 300 authorities is followed to its root, and cut off it says so', () => {
  const authorities = [root];
  for (let number = 1; number <= 300; number++)
    authorities.push(issued(`S${number}`, 'a', number === 1 ? 'A' : `S${number - 1}`, 'a'));
  const last = issued('end', 'leaf', 'S300', 'a');
  const { names, statuses } = chain(last, authorities, [root]);
  expect([names.length, statuses]).toEqual([302, []]);
  expect(chain(last, authorities.toSpliced(150, 1), [root])).toMatchObject({ statuses: ['PartialChain'] });
});
