/** Listeners with a fault: what OpenSSL, curl and Node say of each, from outside, and that Get-LabEndpoint's view says the same. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type ListenerProblem, listenerProblems, problemText } from '../../src/deployment/listener-problems.ts';
import { endpointViews } from '../../src/endpoints/endpoint-view.ts';
import { InMemoryNetwork } from '../../src/endpoints/in-memory-network.ts';
import { deleteFreshLabs, freshLab } from '../deployment/test-lab.ts';
import { run, type ServedLab, serveLab, shake } from './served-lab.ts';

jest.setTimeout(120_000);

const FE02 = 'fe02.contoso.com';

let lab: Deployment;
let served: ServedLab;
let folder: string;
let root: string;

beforeAll(async () => {
  lab = freshLab();
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-listener-faults-'));
  root = join(folder, 'root.pem');
  const [authority] = lab.authority.all();
  writeFileSync(root, `-----BEGIN CERTIFICATE-----\n${authority?.certificate}\n-----END CERTIFICATE-----\n`);
  served = await serveLab(lab, ['fe02']);
});

afterAll(() => {
  served.close();
  deleteFreshLabs();
  rmSync(folder, { recursive: true, force: true });
});

/** The numbers of `openssl s_client -verify_return_error` for a chain; text where there is no chain. */
async function opensslSays(port: number, ...more: string[]): Promise<string> {
  const { address, hostPort } = served.at('fe02', port);
  const at = String(Math.floor(lab.clock.now() / 1000));
  const { output } = await run('openssl', [
    's_client',
    ...['-connect', `${address}:${hostPort}`, '-servername', FE02, '-verify_hostname', FE02, '-CAfile', root],
    ...['-attime', at, ...more],
  ]);
  const numbers = [...output.matchAll(/^verify error:num=(\d+)/gm)].map(([, number]) => number);
  return numbers.length > 0 ? [...new Set(numbers)].join(' ') : output;
}

function withProblem(problem: ListenerProblem, port = 443): () => void {
  const { id } = lab.faults.add({ kind: 'bad-listener', machine: FE02, port, problem });
  return () => lab.faults.remove(id);
}

const ofChain: readonly (readonly [ListenerProblem, string])[] = [
  ['expired', '10'],
  ['not-yet-valid', '9'],
  ['wrong-name', '62'],
  ['self-signed', '18'],
  ['unknown-root', '20 21'],
  ['unknown-root-sent', '19'],
  ['issuer-missing', '20 21'],
  ['issuer-foreign', '20 21'],
  ['client-only', '26'],
];

describe('certificates', () => {
  test.each(ofChain)('%s: OpenSSL says %s', async (problem, numbers) => {
    const mend = withProblem(problem);
    expect(await opensslSays(443)).toBe(numbers);
    // Another port of the machine goes on as before, and this one when it is mended.
    expect(await opensslSays(5061)).toContain('Verify return code: 0 (ok)');
    mend();
    expect(await opensslSays(443)).toContain('Verify return code: 0 (ok)');
  });

  test.each(['chain-reversed', 'root-included', 'sha1', 'md5', 'short-key'] as const)(
    '%s: OpenSSL of level 0 has nothing to say',
    async (problem) => {
      const mend = withProblem(problem);
      expect(await opensslSays(443, '-cipher', 'DEFAULT:@SECLEVEL=0')).toContain('Verify return code: 0 (ok)');
      const strict = await opensslSays(443, '-cipher', 'DEFAULT:@SECLEVEL=2');
      const expected = { sha1: /^68/, md5: /^68/, 'short-key': /^66/ }[problem as string];
      expect(strict).toMatch(expected ?? /Verify return code: 0 \(ok\)/);
      mend();
    },
  );

  test('subject-only: the name of the subject is good, others are not', async () => {
    const mend = withProblem('subject-only');
    expect(await opensslSays(443)).toBe('62');
    expect(await opensslSays(443, '-verify_hostname', 'pool01.contoso.com')).toContain('Verify return code: 0 (ok)');
    mend();
  });

  test('curl refuses, and says by its exit code why', async () => {
    const mend = withProblem('expired');
    const { address, hostPort } = served.at('fe02', 443);
    const args = ['-sS', '--cacert', root, '--connect-to', `${FE02}:443:${address}:${hostPort}`, `https://${FE02}/`];
    expect((await run('curl', args)).code).toBe(60);
    mend();
  });

  test('stay as they are while the clock goes on, also to those who look later', async () => {
    const mend = withProblem('expired', 5061);
    const first = await opensslThumbprint();
    lab.clock.advance(3 * 86_400_000);
    expect(await opensslThumbprint()).toBe(first);
    const view = endpointViews(lab).find(({ facts }) => facts.machine === FE02 && facts.port === 5061);
    expect(view).toMatchObject({ state: problemText('expired'), presented: { thumbprint: first } });
    expect(view?.assigned?.thumbprint).not.toBe(first);
    mend();
  });
});

async function opensslThumbprint(): Promise<string> {
  const socket = await shake(served.at('fe02', 5061));
  const { fingerprint } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint.replaceAll(':', '');
}

describe('protocols', () => {
  test.each([
    ['tls10-only', 'TLSv1'],
    ['tls11-only', 'TLSv1.1'],
  ] as const)('%s', async (problem, version) => {
    const mend = withProblem(problem);
    const old = { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
    const socket = await shake(served.at('fe02', 443), old);
    expect(socket.getProtocol()).toBe(version);
    socket.destroy();
    await expect(shake(served.at('fe02', 443))).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
    mend();
  });

  test('without a certificate, resetting, closing, rubbish, silent', async () => {
    const codes: readonly (readonly [ListenerProblem, string | RegExp])[] = [
      ['no-certificate', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'],
      ['resetting', 'ECONNRESET'],
      ['closing', 'ECONNRESET'],
      ['rubbish', 'ERR_SSL_WRONG_VERSION_NUMBER'],
    ];
    for (const [problem, code] of codes) {
      const mend = withProblem(problem);
      await expect(shake(served.at('fe02', 443))).rejects.toMatchObject({ code });
      mend();
    }
    const mend = withProblem('silent');
    await expect(shake(served.at('fe02', 443), { timeout: 1000 })).rejects.toThrow('timed out');
    mend();
  });
});

test('each problem is seen from inside the lab as from outside', () => {
  const network = new InMemoryNetwork(lab);
  const inside: Partial<Record<ListenerProblem, string>> = {
    expired: 'CERT_HAS_EXPIRED',
    'not-yet-valid': 'CERT_NOT_YET_VALID',
    'wrong-name': 'ERR_TLS_CERT_ALTNAME_INVALID',
    'subject-only': 'ERR_TLS_CERT_ALTNAME_INVALID',
    'self-signed': 'DEPTH_ZERO_SELF_SIGNED_CERT',
    'unknown-root': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'unknown-root-sent': 'SELF_SIGNED_CERT_IN_CHAIN',
    'issuer-missing': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'issuer-foreign': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'client-only': 'INVALID_PURPOSE',
    'no-certificate': 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
    silent: 'ETIMEDOUT',
    closing: 'ECONNRESET',
    resetting: 'ECONNREFUSED',
    rubbish: 'ERR_SSL_WRONG_VERSION_NUMBER',
  };
  for (const problem of listenerProblems) {
    const mend = withProblem(problem);
    const ask = () =>
      network.exchange({
        method: 'GET',
        url: `https://${FE02}/`,
        headers: [],
        body: null,
        checksCertificate: true,
        timeout: 0,
      } as never);
    const code = inside[problem];
    if (code === undefined) expect([problem, ask()?.status]).toEqual([problem, 200]);
    else expect(ask).toThrow(code);
    mend();
  }
});
