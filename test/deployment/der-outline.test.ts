/** The quick reading of a certificate's dates says what the host's parser says, or nothing at all. */
import { expect, test } from '@jest/globals';
import { validityIn } from '../../src/deployment/der-outline.ts';
import { makeSelfSigned } from '../../src/deployment/self-signed.ts';

const year = (count: number) => Date.UTC(count, 2, 4, 5, 6, 7);

test.each([
  [1999, 2012],
  [2012, 2049],
  [2049, 2060],
])('dates from %i to %i', (from, to) => {
  const [notBefore, notAfter] = [year(from), year(to)];
  const contents = { subject: 'dates', dnsNames: [], keyPurposes: [], keyAlgorithm: 'ECDH_P256' as const };
  const { certificate } = makeSelfSigned({ ...contents, notBefore, notAfter });
  expect(validityIn(certificate.der)).toEqual({ notBefore, notAfter });
  expect([certificate.notBefore, certificate.notAfter]).toEqual([notBefore, notAfter]);
});

test('bytes that are cut off or are something else have no dates', () => {
  const contents = { subject: 'dates', dnsNames: [], keyPurposes: [], keyAlgorithm: 'ECDH_P256' as const };
  const { der } = makeSelfSigned({ ...contents, notBefore: year(2012), notAfter: year(2014) }).certificate;
  for (let length = 0; length < der.length; length += 7) expect(validityIn(der.subarray(0, length))).toBeUndefined();
  expect(validityIn(Uint8Array.from([0x30, 0x80, 0, 0]))).toBeUndefined();
  expect(validityIn(Uint8Array.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]))).toBeUndefined();
});
