/** Why a certificate does not serve its use; the certificates are OpenSSL's, which makes what Windows refuses to. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { problemsOf, requireFit } from '../../src/deployment/certificate-rules.ts';
import { type CertificateInfo, readCertificate } from '../../src/deployment/x509-reading.ts';
import { deleteFreshLabs, deploymentFailure, freshLab } from './test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-rules-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  deleteFreshLabs();
});
const describeWithOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;

/** A certificate with a key of its own. */
function made(key: string, ...options: string[]): CertificateInfo {
  const file = join(folder, 'c.pem');
  const args = ['req', '-x509', '-newkey', key, '-nodes', '-keyout', join(folder, 'k.pem'), '-out', file, ...options];
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  return readCertificate(readFileSync(file));
}

const SERVER = ['-addext', 'extendedKeyUsage=serverAuth'];

describeWithOpenssl('a certificate for the type Default', () => {
  test('of a client, without a revocation list, signed with MD5, of 512 bits, for another name', () => {
    const { topology, session } = freshLab();
    const bad = made('rsa:512', '-md5', '-subj', '/CN=www.example.org', '-addext', 'extendedKeyUsage=clientAuth');
    const said = problemsOf(bad, 'Default', session.machine.computer, topology).map((sentence) =>
      sentence.replace(bad.thumbprint, 'X'),
    );
    expect(said).toEqual([
      'The certificate with thumbprint "X" has a key of 512 bits. A certificate of type "Default" needs at least 1024 bits.',
      'The certificate with thumbprint "X" is signed with md5RSA. A certificate of type "Default" needs a signature with SHA-1 or SHA-2.',
      'The certificate with thumbprint "X" is not for server authentication. A certificate of type "Default" needs the enhanced key usage Server Authentication (1.3.6.1.5.5.7.3.1).',
      'The certificate "X" for the type "Default" has no CRL distribution point.',
      'The certificate "X" for the type "Default" lacks these names: pool01.contoso.com, fe01.contoso.com, sip.contoso.com.',
    ]);
    expect(deploymentFailure(() => requireFit(bad, 'Default')).code).toBe('key-too-short');
  });

  test('of 1024 bits with a wildcard serves, with advice', () => {
    const { topology, session } = freshLab();
    const names = [
      '-addext',
      'subjectAltName=DNS:*.contoso.com',
      '-addext',
      'crlDistributionPoints=URI:http://a/b.crl',
    ];
    const weak = made('rsa:1024', '-sha1', '-subj', '/CN=pool01.contoso.com', ...SERVER, ...names);
    requireFit(weak, 'Default');
    expect(problemsOf(weak, 'Default', session.machine.computer, topology)).toEqual([
      `The certificate "${weak.thumbprint}" for the type "Default" has a key of 1024 bits. 2048 bits or more are recommended.`,
    ]);
  });

  test('the token issuer needs RSA of 2048 bits, and no name or purpose', () => {
    const any = made('rsa:2048', '-sha256', '-subj', '/CN=anything');
    requireFit(any, 'OAuthTokenIssuer');
    const short = made('rsa:1024', '-sha256', '-subj', '/CN=anything');
    expect(deploymentFailure(() => requireFit(short, 'OAuthTokenIssuer')).code).toBe('key-too-short');
  });
});
