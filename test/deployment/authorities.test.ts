/** Authorities: what they issue and revoke is what OpenSSL takes for it; what machines get by themselves. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { base64Bytes, latin1Text } from '../../src/platform/bytes.ts';
import { DAY, deleteFreshLabs, deploymentFailure, firstOf, freshLab } from './test-lab.ts';

afterAll(deleteFreshLabs);

const folder = mkdtempSync(join(tmpdir(), 'authorities-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PUBLIC = 'Trey Research CA';
const REQUEST = 'C:\\web.req';

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A request of the machine in a file, as its DER. */
function offlineRequest(lab: Deployment, domainNames: string[] = []): Uint8Array {
  lab.certificates.request({ types: ['Default'], domainNames, output: REQUEST });
  const text = latin1Text(lab.session.machine.disk.readFile(REQUEST));
  return base64Bytes(text.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''));
}

const describeWithOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;

describeWithOpenssl('openssl agrees', () => {
  const lab = freshLab();
  const openssl = (...args: string[]) => spawnSync('openssl', args, { encoding: 'utf8' });
  const pem = (name: string, der: Uint8Array) => {
    const path = file(`${name}.der`, der);
    execFileSync('openssl', ['x509', '-inform', 'der', '-in', path, '-out', join(folder, name)]);
    return join(folder, name);
  };
  lab.authority.add({ name: PUBLIC, computer: 'www.treyresearch.net', domain: 'contoso.com', kind: 'public' });
  const { request } = lab.authority.submit(PUBLIC, offlineRequest(lab));
  lab.clock.advance(2 * 3_600_000);
  const { certificate } = lab.authority.retrieve(PUBLIC, request.requestId);
  const chain = lab.authority.chainOf(certificate!);
  const [leaf, issuing] = [pem('leaf.pem', chain[0]!.der), pem('issuing.pem', chain[1]!.der)];
  const root = pem(
    'root.pem',
    firstOf(lab.session.machine.certificates('Root').filter(({ subject }) => subject.includes('Root'))).der,
  );
  const at = () => String(Math.floor(lab.clock.now() / 1000));
  const trust = ['-CAfile', root, '-untrusted', issuing, '-x509_strict', '-purpose', 'sslserver'];

  test('with what a public authority issues, chain and all', () => {
    expect(openssl('verify', '-attime', at(), ...trust, leaf).stdout).toContain('leaf.pem: OK');
  });

  test('with its answers to OCSP, before and after a revocation', () => {
    const question = join(folder, 'question.der');
    execFileSync('openssl', ['ocsp', '-issuer', issuing, '-cert', leaf, '-reqout', question]);
    const ask = () => {
      const der = execFileSync('cat', [question]);
      const answer = file('answer.der', lab.authority.fetch('http://ocsp.treyresearch.net/', der)!);
      return openssl(
        'ocsp',
        '-respin',
        answer,
        '-issuer',
        issuing,
        '-cert',
        leaf,
        '-CAfile',
        root,
        '-attime',
        at(),
        '-no_nonce',
      );
    };
    const before = ask();
    expect(before.stderr).toContain('Response verify OK');
    expect(before.stdout).toMatch(/\bgood$/m);
    lab.authority.revoke(PUBLIC, certificate!.serialNumber, 1);
    expect(ask().stdout).toMatch(/\brevoked$[\s\S]*Reason: keyCompromise/m);
  });

  test('with its lists: a revocation is in the delta list of the next day, and in the next whole one', () => {
    const serial = certificate!.serialNumber;
    const list = (isDelta: boolean) => {
      const path = file(isDelta ? 'delta.crl' : 'base.crl', lab.authority.listBytes(PUBLIC, isDelta));
      return openssl('crl', '-inform', 'der', '-in', path, '-noout', '-text', '-CAfile', issuing);
    };
    expect(list(false).stderr).toContain('verify OK');
    expect(list(true).stdout).not.toContain(serial);
    lab.clock.advance(DAY);
    expect(list(true).stdout).toContain(`Serial Number: ${serial}`);
    expect(list(true).stdout).toMatch(/Delta CRL Indicator: critical/);
    expect(list(false).stdout).not.toContain(serial);
    lab.clock.advance(7 * DAY);
    expect(list(false).stdout).toContain(serial);
    expect(lab.authority.fetch('http://www.treyresearch.net/Trey%20Research%20CA.crl')).toBeDefined();
  });
});

test('a public authority does not sign for domains of others, and is not asked online', () => {
  const lab = freshLab();
  lab.authority.add({ name: PUBLIC, computer: 'www.treyresearch.net', domain: 'contoso.com', kind: 'public' });
  const { request } = lab.authority.submit(PUBLIC, offlineRequest(lab, ['www.example.org']));
  lab.clock.advance(DAY);
  expect(lab.authority.retrieve(PUBLIC, request.requestId).request).toMatchObject({
    status: 'Denied',
    denial: 'The domain of "www.example.org" has not been validated.',
  });
  expect(deploymentFailure(() => lab.certificates.request({ types: ['Default'], authority: PUBLIC })).code).toBe(
    'ca-unreachable',
  );
});

test('machines of the domain enrol by themselves, and renew before the end; an Edge Server does not', () => {
  const lab = freshLab();
  lab.authority.change(undefined, { autoEnrollment: 'Machine' });
  lab.clock.advance(DAY);
  const ofMachine = (name: string) =>
    lab.machines
      .get(name)
      .certificates('My')
      .filter(({ subject, keyPurposes }) => subject === `CN=${name}` && keyPurposes.length === 2);
  const edge = firstOf(lab.machines.all().filter(({ role }) => role === 'Edge'));
  expect(ofMachine('fe01.contoso.com')).toHaveLength(1);
  expect(ofMachine(edge.fqdn)).toHaveLength(0);
  lab.clock.advance(330 * DAY);
  expect(ofMachine('fe01.contoso.com')).toHaveLength(2);
});

test('what waits for approval is issued when a manager approves, and fetched by -Retrieve', () => {
  const lab = freshLab();
  const template = lab.authority.templates().find(({ name }) => name === 'WebServer')!;
  lab.authority.change(undefined, { template: { ...template, needsApproval: true } });
  const asked = lab.certificates.request({ types: ['Default'] });
  expect(asked.status).toBe('Pending');
  expect(lab.certificates.retrieve()[0]!.status).toBe('Pending');
  const pending = lab.authority.get().requests!.find(({ status }) => status === 'Pending')!;
  lab.authority.decide(undefined, pending.requestId, true);
  const [fetched] = lab.certificates.retrieve();
  expect(fetched).toMatchObject({ status: 'Issued' });
  expect(lab.session.machine.certificates('My').some(({ thumbprint }) => thumbprint === fetched!.thumbprint)).toBe(
    true,
  );
  expect(fetched).not.toHaveProperty('privateKey');
});
