/**
 * Everything that the authorities of a lab issue, held against OpenSSL: each type of each server, each key algorithm, each
 * template, the certificates with which the lab was made, and those of a subordinate and of a public authority.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { certificateTypes, isGlobalType, isUsedByRole } from '../../src/deployment/certificate-types.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { base64Text } from '../../src/platform/bytes.ts';
import { deleteFreshLabs, freshLab } from './test-lab.ts';

const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const folder = mkdtempSync(join(tmpdir(), 'issued-'));
const describeWithOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;

afterAll(deleteFreshLabs);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pemFile(name: string, certificates: readonly CertificateInfo[]): string {
  const path = join(folder, name);
  const blocks = certificates.map(({ der }) => {
    const body = (base64Text(der).match(/.{1,64}/g) ?? []).join('\n');
    return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  });
  writeFileSync(path, blocks.join(''));
  return path;
}

describeWithOpenssl('openssl verify -x509_strict', () => {
  let lab: Deployment;
  beforeAll(() => {
    lab = freshLab();
  });

  /** What OpenSSL says of each certificate: what is not OK, in its words. */
  function faults(certificates: readonly CertificateInfo[], purpose: readonly string[]): string[] {
    const machine = lab.session.machine;
    const roots = pemFile('roots.pem', machine.certificates('Root'));
    const issuers = certificates.flatMap((one) => lab.authority.chainOf(one).slice(1));
    const untrusted = issuers.length > 0 ? ['-untrusted', pemFile('others.pem', issuers)] : [];
    const files = certificates.map((one, index) => pemFile(`leaf-${index}.pem`, [one]));
    const at = ['-attime', String(Math.floor(lab.clock.now() / 1000))];
    const trust = ['-CAfile', roots, ...untrusted, '-x509_strict'];
    const { stdout, stderr } = spawnSync('openssl', ['verify', ...at, ...trust, ...purpose, ...files], {
      encoding: 'utf8',
    });
    return files.flatMap((file) => (stdout.includes(`${file}: OK`) ? [] : [`${file}: ${stdout}${stderr}`]));
  }

  const asServer = ['-purpose', 'sslserver'];

  test('each type of each server', () => {
    const issued = lab.machines
      .all()
      .flatMap(({ fqdn, role }) =>
        certificateTypes
          .filter((type) => !isGlobalType(type) && isUsedByRole(type, role))
          .map((type) => lab.certificates.request({ types: [type], computer: fqdn, keyAlgorithm: 'ECDH_P256' })),
      );
    const certificates = issued.flatMap(({ certificate }) => (certificate ? [certificate] : []));
    expect(certificates.length).toBe(issued.length);
    expect(certificates.length).toBeGreaterThan(10);
    expect(faults(certificates, asServer)).toEqual([]);
  });

  test.each([
    ['RSA', 1024],
    ['RSA', 2048],
    ['RSA', 4096],
    ['ECDH_P256', 256],
    ['ECDH_P384', 384],
    ['ECDH_P521', 521],
  ] as const)('%s of %d bits', (keyAlgorithm, keySize) => {
    const { certificate } = lab.certificates.request({ types: ['Default'], keyAlgorithm, keySize });
    expect(faults(certificate ? [certificate] : [], [...asServer, '-auth_level', '0'])).toEqual([]);
    expect(certificate).toBeDefined();
  });

  test('each template that the administrator may have', () => {
    const groups = lab.rights.groups(lab.session.user);
    const allowed = lab.authority.templates().filter(({ enroll }) => enroll.some((group) => groups.includes(group)));
    const made = allowed.flatMap(({ name }) => {
      const { certificate } = lab.certificates.request({ types: ['Default'], template: name });
      return certificate ? [certificate] : [];
    });
    expect(made.length).toBeGreaterThan(0);
    expect(faults(made, [])).toEqual([]);
    const forServers = made.filter(({ keyPurposes }) => keyPurposes.includes(SERVER_AUTHENTICATION));
    expect(faults(forServers, asServer)).toEqual([]);
  });

  test('a subordinate authority', () => {
    lab.authority.add({
      name: 'Contoso Issuing CA',
      computer: 'ca2.contoso.com',
      domain: 'contoso.com',
      parent: lab.authority.get().name,
    });
    const authority = 'ca2.contoso.com\\Contoso Issuing CA';
    const { certificate } = lab.certificates.request({ types: ['Default'], authority });
    expect(faults(certificate ? [certificate] : [], asServer)).toEqual([]);
    expect(certificate?.issuer).toContain('Contoso Issuing CA');
  });

  test('all that the lab was made with', () => {
    const all = lab.machines.all().flatMap((machine) => machine.certificates('My'));
    const servers = all.filter(({ keyPurposes }) => keyPurposes.includes(SERVER_AUTHENTICATION));
    expect(servers.length).toBeGreaterThan(5);
    expect(faults(servers, asServer)).toEqual([]);
    expect(faults(all, [])).toEqual([]);
  });
});
