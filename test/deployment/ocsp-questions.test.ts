/** Questions to a responder of OCSP as clients and attackers write them: what openssl sees of the answers (RFC 6960, RFC 9654). */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { derInteger, derOctets, derOid, derSequence, derTagged } from '../../src/deployment/der-writing.ts';
import { detailsOf } from '../../src/deployment/x509-details.ts';
import { type CertificateInfo, readCertificate } from '../../src/deployment/x509-reading.ts';
import { platform } from '../../src/platform/platform.ts';
import { deleteFreshLabs, firstOf, freshLab } from './test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'ocsp-questions-'));
afterAll(() => {
  deleteFreshLabs();
  rmSync(folder, { recursive: true, force: true });
});

const PUBLIC = 'Trey Research CA';
const RESPONDER = 'http://ocsp.treyresearch.net/';
const [SHA1, NONCE] = ['1.3.14.3.2.26', '1.3.6.1.5.5.7.48.1.2'];
const MALFORMED = [0x30, 3, 0x0a, 1, 1];
const UNAUTHORIZED = [0x30, 3, 0x0a, 1, 6];

const lab = freshLab();
lab.authority.add({ name: PUBLIC, computer: 'www.treyresearch.net', domain: 'contoso.com', kind: 'public' });
const issuing = readCertificate(lab.authority.get(PUBLIC).certificate);
// Of what authorities with this responder have issued there is the issuing certificate: by the root.
const root = firstOf(lab.session.machine.certificates('Root').filter(({ subject }) => subject === issuing.issuer));

const ask = (question: Uint8Array) => lab.authority.fetch(RESPONDER, question) ?? new Uint8Array(0);

/** CertID */
function idOf(issuer: CertificateInfo, serialNumber: string, keyOf = issuer): Uint8Array {
  const digest = (bytes: Uint8Array) => derOctets(platform().cryptography.hash('sha1', bytes));
  return derSequence(
    derSequence(derOid(SHA1), Uint8Array.of(5, 0)),
    digest(detailsOf(issuer.der).encodedSubject),
    digest(detailsOf(keyOf.der).key.bits),
    derInteger(Uint8Array.from(Buffer.from(`00${serialNumber}`, 'hex'))),
  );
}

function questionOf(ids: readonly Uint8Array[], ...behind: readonly Uint8Array[]): Uint8Array {
  return derSequence(derSequence(derSequence(...ids.map((id) => derSequence(id))), ...behind));
}

const nonce = (length: number) =>
  derTagged(2, derSequence(derSequence(derOid(NONCE), derOctets(derOctets(new Uint8Array(length).fill(7))))));

const own = idOf(root, issuing.serialNumber);

describe('a question that is none', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['text', new TextEncoder().encode('GET / HTTP/1.1')],
    ['no list', derSequence(derSequence())],
    ['an empty list', questionOf([])],
    ['a list in a list without end', Uint8Array.from({ length: 40_000 }, () => 0x30)],
    ['a list within lists', Array.from({ length: 9000 }).reduce<Uint8Array>((inner) => derSequence(inner), own)],
    ['a length of gigabytes', Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x30)],
    ['version 3', derSequence(derSequence(derTagged(0, derInteger(2)), derSequence(derSequence(own))))],
    ['something behind it', new Uint8Array([...questionOf([own]), 0])],
    ['an empty nonce', questionOf([own], nonce(0))],
    ['a nonce of 129 bytes', questionOf([own], nonce(129))],
    [
      'a nonce that is no OCTET STRING',
      questionOf([own], derTagged(2, derSequence(derSequence(derOid(NONCE), derOctets())))),
    ],
    [
      'a number that is a text',
      questionOf([derSequence(derSequence(derOid(SHA1)), derOctets(), derOctets(), derOctets())]),
    ],
  ])('%s: malformedRequest', (_, question) => {
    expect([...ask(question)]).toEqual(MALFORMED);
  });

  test('one that is cut off anywhere', () => {
    const whole = questionOf([own], nonce(16));
    for (let length = 0; length < whole.length; length++)
      expect([...ask(whole.subarray(0, length))]).toEqual(MALFORMED);
  });

  test('one with any byte changed is answered, one way or another', () => {
    const whole = questionOf([own], nonce(16));
    for (let at = 0; at < whole.length; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(ask(changed)[0]).toBe(0x30);
    }
  });
});

describe('a question about somebody else', () => {
  const foreign = lab.authority.certificate;
  test.each<[string, Uint8Array]>([
    ['another issuer', idOf(foreign, issuing.serialNumber)],
    [
      'hashes by an algorithm that is not there',
      derSequence(derSequence(derOid('1.2.840.113549.2.5')), derOctets(), derOctets(), derInteger(1)),
    ],
    ['the name of one issuer and the key of another', idOf(root, issuing.serialNumber, foreign)],
  ])('%s: unauthorized', (_, id) => {
    expect([...ask(questionOf([id]))]).toEqual(UNAUTHORIZED);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const testWithOpenssl = hasOpenssl ? test : test.skip;

/** What `openssl ocsp` makes of an answer. */
function seen(answer: Uint8Array): string {
  const path = join(folder, 'answer.der');
  writeFileSync(path, answer);
  return spawnSync('openssl', ['ocsp', '-respin', path, '-noverify', '-resp_text'], { encoding: 'utf8' }).stdout;
}

testWithOpenssl('hashes by SHA-256 and SHA-512, as openssl writes them', () => {
  const file = (name: string, der: Uint8Array) => {
    writeFileSync(
      join(folder, name),
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
    );
    return join(folder, name);
  };
  const [above, below, request] = [
    file('root.pem', root.der),
    file('issuing.pem', issuing.der),
    join(folder, 'request.der'),
  ];
  for (const hash of ['-sha1', '-sha256', '-sha384', '-sha512']) {
    execFileSync('openssl', ['ocsp', hash, '-issuer', above, '-cert', below, '-reqout', request]);
    expect(seen(ask(readFileSync(request)))).toContain('Cert Status: good');
  }
  execFileSync('openssl', ['ocsp', '-md5', '-issuer', above, '-cert', below, '-reqout', request]);
  expect(spawnSync('openssl', ['ocsp', '-respin', file('none', ask(readFileSync(request)))]).status).not.toBe(0);
  expect([...ask(readFileSync(request))]).toEqual(UNAUTHORIZED);
});

testWithOpenssl('many at once, some of them unknown or of others; the nonce comes back as it was', () => {
  const foreign = idOf(lab.authority.certificate, issuing.serialNumber);
  const unknown = idOf(root, '0badf00d');
  const text = seen(ask(questionOf([own, unknown, foreign, ...new Array<Uint8Array>(200).fill(own)], nonce(32))));
  expect(text.match(/Cert Status: (\w+)/g)?.slice(0, 4)).toEqual([
    'Cert Status: good',
    'Cert Status: unknown',
    'Cert Status: unknown',
    'Cert Status: good',
  ]);
  expect(text.match(/Cert Status: good/g)).toHaveLength(201);
  expect(text).toMatch(/OCSP Nonce:\s+04200707/);
});
