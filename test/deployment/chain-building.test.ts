/** Ways from a certificate to a root where there are several, where they lead round in circles, and where they are long. */
import { describe, expect, test } from '@jest/globals';
import { buildChain } from '../../src/deployment/chain-building.ts';
import { encodedName } from '../../src/deployment/distinguished-name.ts';
import { generateKeyPair } from '../../src/deployment/key-generation.ts';
import { assembleCertificate, basicConstraintsValue } from '../../src/deployment/x509-assembly.ts';
import type { EncodedExtension } from '../../src/deployment/x509-details.ts';
import { type CertificateInfo, readCertificate } from '../../src/deployment/x509-reading.ts';
import { processorTime } from '../processor-time.ts';

const AT = Date.UTC(2012, 5, 15);
const keys = { a: generateKeyPair(), b: generateKeyPair(), leaf: generateKeyPair() };
type Who = keyof typeof keys;
const CONSTRAINTS = { identifier: '2.5.29.19', critical: true, value: basicConstraintsValue(true, undefined) };

let serial = 0;

function issued(
  subject: string,
  key: Who,
  issuer: string,
  by: Who,
  extensions: readonly EncodedExtension[] = key === 'leaf' ? [] : [CONSTRAINTS],
): CertificateInfo {
  const parts = {
    serialNumber: Uint8Array.of(1, ++serial >> 8, serial & 0xff),
    subject: encodedName([['CN', subject]]),
    issuer: encodedName([['CN', issuer]]),
    notBefore: Date.UTC(2010, 0, 1),
    notAfter: Date.UTC(2030, 0, 1),
    publicKey: keys[key].publicKey,
    extensions,
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

  test('twenty that all certify each other are looked at once each', () => {
    const graph: CertificateInfo[] = [];
    for (let one = 0; one < 20; one++)
      for (let other = 0; other < 20; other++) if (one !== other) graph.push(issued(`G${one}`, 'a', `G${other}`, 'a'));
    const end = issued('end', 'leaf', 'G0', 'a');
    const cost = processorTime(() => expect(chain(end, graph, []).statuses).toEqual(['PartialChain']));
    expect(cost).toBeLessThan(1500);
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

describe('what authorities forbid those below them', () => {
  const nameConstraints = (list: 0 | 1, dns: string) => {
    const name = new TextEncoder().encode(dns);
    const subtree = [0x30, name.length + 2, 0x82, name.length, ...name];
    const value = Uint8Array.of(0x30, subtree.length + 2, 0xa0 + list, subtree.length, ...subtree);
    return { identifier: '2.5.29.30', critical: true, value };
  };
  const alternativeName = (dns: string) => {
    const name = new TextEncoder().encode(dns);
    const value = Uint8Array.of(0x30, name.length + 2, 0x82, name.length, ...name);
    return { identifier: '2.5.29.17', critical: false, value };
  };
  const pathLength = (length: number) => ({ ...CONSTRAINTS, value: basicConstraintsValue(true, length) });

  test('more authorities below one than it allows', () => {
    const short = issued('Short', 'b', 'A', 'a', [pathLength(0)]);
    const below = issued('Below', 'a', 'Short', 'b');
    const end = issued('end', 'leaf', 'Below', 'a');
    const { links } = buildChain(end, { at: AT, candidates: [root, short, below], roots: [root] });
    expect(links.map(({ statuses }) => statuses)).toEqual([[], [], ['InvalidBasicConstraints'], []]);
    expect(chain(issued('end', 'leaf', 'Short', 'b'), [root, short], [root]).statuses).toEqual([]);
  });

  test.each([
    [0, 'contoso.com', 'fe01.contoso.com', []],
    [0, 'contoso.com', 'contoso.com', []],
    [0, 'contoso.com', 'notcontoso.com', ['HasNotPermittedNameConstraint']],
    [0, 'contoso.com', 'contoso.com.example', ['HasNotPermittedNameConstraint']],
    [1, 'contoso.com', 'fe01.CONTOSO.com', ['HasExcludedNameConstraint']],
    [1, 'contoso.com', 'fe01.fabrikam.com', []],
    [1, '', 'fe01.fabrikam.com', ['HasExcludedNameConstraint']],
  ] as const)('subtree %i of %s, and a certificate for %s', (list, limit, name, statuses) => {
    const narrow = issued('Narrow', 'b', 'A', 'a', [CONSTRAINTS, nameConstraints(list, limit)]);
    const end = issued('end', 'leaf', 'Narrow', 'b', [alternativeName(name)]);
    expect(chain(end, [root, narrow], [root]).statuses).toEqual(statuses);
  });

  test('a critical extension that nobody knows', () => {
    const unknown = { identifier: '1.2.3.4.5', critical: true, value: Uint8Array.of(5, 0) };
    const end = (critical: boolean) => issued('end', 'leaf', 'A', 'a', [{ ...unknown, critical }]);
    expect(chain(end(true), [root], [root]).statuses).toEqual(['HasNotSupportedCriticalExtension']);
    expect(chain(end(false), [root], [root]).statuses).toEqual([]);
  });

  test('whose constraints are damaged is no authority', () => {
    const damaged = { identifier: '2.5.29.30', critical: true, value: Uint8Array.of(0x30, 0x7f) };
    const narrow = issued('Narrow', 'b', 'A', 'a', [CONSTRAINTS, damaged]);
    const { statuses } = chain(issued('end', 'leaf', 'Narrow', 'b'), [root, narrow], [root]);
    expect(statuses).toEqual(['InvalidBasicConstraints']);
  });

  test('who names himself as issuer and is signed by another', () => {
    expect(chain(issued('Self', 'a', 'Self', 'b'), [root], [root]).statuses).toEqual([
      'NotSignatureValid',
      'UntrustedRoot',
    ]);
  });

  test('issuers elsewhere are asked for only where no candidate is one', () => {
    const asked: string[] = [];
    const further = ({ subjectName }: CertificateInfo) => {
      asked.push(subjectName);
      return [crossed.bByA];
    };
    const end = issued('end', 'leaf', 'B', 'b');
    const { statuses } = buildChain(end, { at: AT, candidates: [root], roots: [root], further });
    expect([statuses, asked]).toEqual([[], ['end']]);
  });
});
