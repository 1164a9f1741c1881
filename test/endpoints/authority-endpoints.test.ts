/** Lists, certificates and responders of the authorities over HTTP, as certificates name them, held against openssl. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { DAY, deleteFreshLabs, firstOf, freshLab } from '../deployment/test-lab.ts';
import { run, type ServedLab, serveLab } from './served-lab.ts';

jest.setTimeout(60_000);

const ENTERPRISE_LIST = 'http://dc1.contoso.com/CertEnroll/contoso-DC1-CA.crl';
const PUBLIC = 'Trey Research CA';

const lab = freshLab();
let served: ServedLab;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-revocation-'));
  lab.authority.add({ name: PUBLIC, computer: 'www.treyresearch.net', domain: 'contoso.com', kind: 'public' });
  served = await serveLab(lab);
});

afterAll(() => {
  served?.close();
  deleteFreshLabs();
  rmSync(folder, { recursive: true, force: true });
});

const openssl = (...args: string[]) => run('openssl', args);
const at = () => ['-attime', String(Math.floor(lab.clock.now() / 1000))];

/** What a URL of a certificate gives, where a client looks for its host at the loopback address. */
async function fetched(url: string, ...args: string[]): Promise<Buffer> {
  const { hostname } = new URL(url);
  const found = served.report().endpoints.find(({ names, port }) => port === 80 && names.includes(hostname));
  const target = `${hostname}:80:${found?.address}:${found?.hostPort}`;
  return (await run('curl', ['-sf', '--connect-to', target, ...args, url])).bytes;
}

async function pem(name: string, kind: 'x509' | 'crl', der: Uint8Array): Promise<string> {
  const [from, to] = [join(folder, `${name}.der`), join(folder, `${name}.pem`)];
  writeFileSync(from, der);
  const { code, output } = await openssl(kind, '-inform', 'der', '-in', from, '-out', to);
  expect({ code, output }).toEqual({ code: 0, output: '' });
  return to;
}

test('openssl verify -crl_check by the list of the distribution point, and the delta list beside it', async () => {
  const entry = firstOf(lab.machines.get('fe02').certificates('My'));
  const [root, leaf] = [await pem('root', 'x509', lab.authority.certificate.der), await pem('leaf', 'x509', entry.der)];
  const verify = async (...lists: string[]) => {
    const files = lists.flatMap((list) => ['-CRLfile', list]);
    const strict = ['-crl_check', '-x509_strict', '-purpose', 'sslserver'];
    return (await openssl('verify', ...at(), '-CAfile', root, ...strict, ...files, leaf)).output;
  };
  const base = () => fetched(ENTERPRISE_LIST).then((der) => pem('base', 'crl', der));
  const delta = () => fetched(ENTERPRISE_LIST.replace('.crl', '+.crl')).then((der) => pem('delta', 'crl', der));

  expect(await verify(await base())).toContain('leaf.pem: OK');
  lab.authority.revoke(undefined, entry.serialNumber, 1);
  expect(await verify(await base())).toContain('leaf.pem: OK');
  lab.authority.publish(undefined, true);
  const both = ['-use_deltas', '-extended_crl'];
  const lists = [await base(), await delta()];
  const files = lists.flatMap((list) => ['-CRLfile', list]);
  const withDelta = await openssl('verify', ...at(), '-CAfile', root, '-crl_check', ...both, ...files, leaf);
  expect(withDelta.output).toContain('error 23 at 0 depth lookup: certificate revoked');
  lab.clock.advance(DAY);
  const nextDay = [await base(), await delta()].flatMap((list) => ['-CRLfile', list]);
  const later = await openssl('verify', ...at(), '-CAfile', root, '-crl_check', ...both, ...nextDay, leaf);
  expect(later.output).toContain('error 23 at 0 depth lookup: certificate revoked');
  lab.authority.publish(undefined, false);
  expect(await verify(await base())).toContain('error 23 at 0 depth lookup: certificate revoked');
});

test('numbers grow with each publication, of whole lists and delta lists alike', () => {
  const numbers = () => {
    const { base, delta } = lab.authority.lists(PUBLIC);
    return [base.number, delta.number];
  };
  const seen = [numbers()];
  lab.authority.publish(PUBLIC, true);
  seen.push(numbers());
  lab.clock.advance(DAY);
  seen.push(numbers());
  lab.clock.advance(7 * DAY);
  seen.push(numbers());
  lab.authority.publish(PUBLIC, false);
  seen.push(numbers());
  const deltas = seen.map(([, delta]) => delta ?? 0);
  expect(deltas).toEqual([...deltas].sort((left, right) => left - right));
  expect(new Set(deltas).size).toBe(deltas.length);
  for (const [base = 0, delta = 0] of seen) expect(delta).toBeGreaterThanOrEqual(base);
});

test('a list that was not renewed is over for openssl', async () => {
  const fault = lab.faults.add({ kind: 'revocation-list-expired' });
  const root = await pem('root', 'x509', lab.authority.certificate.der);
  const leaf = await pem('leaf', 'x509', firstOf(lab.machines.get('fe03').certificates('My')).der);
  const stale = await pem('stale', 'crl', await fetched(ENTERPRISE_LIST));
  const { output } = await openssl('verify', ...at(), '-CAfile', root, '-crl_check', '-CRLfile', stale, leaf);
  lab.faults.remove(fault.id);
  expect(output).toContain('error 12 at 0 depth lookup: CRL has expired');
});

test('openssl ocsp asks the responder of a public authority by POST, and curl by GET', async () => {
  const issuer = lab.authority.get(PUBLIC);
  const issuing = readCertificate(issuer.certificate);
  const root = lab.session.machine.certificates('Root').find(({ subject }) => subject === issuing.issuer);
  const [rootPem, issuingPem] = [
    await pem('public-root', 'x509', root?.der ?? new Uint8Array()),
    await pem('issuing', 'x509', issuing.der),
  ];
  // The issuing certificate itself is one that an authority has issued: the root, whose responder is at the same address.
  const responder = served.report().endpoints.find(({ names }) => names.includes('ocsp.treyresearch.net'));
  // It holds the answer's times against the clock of this computer, whatever -attime says.
  const hostClock = ['-validity_period', '2000000000'];
  const args = ['ocsp', '-issuer', rootPem, '-cert', issuingPem, '-CAfile', rootPem, ...at(), ...hostClock];
  const url = `http://${responder?.address}:${responder?.hostPort}/`;
  const { output } = await openssl(...args, '-url', url, '-header', 'Host=ocsp.treyresearch.net');
  expect(output).toContain('Response verify OK');
  expect(output).toMatch(/issuing\.pem: good$/m);
  const question = join(folder, 'question.der');
  await openssl('ocsp', '-issuer', rootPem, '-cert', issuingPem, '-no_nonce', '-reqout', question);
  const path = encodeURIComponent(readFileSync(question).toString('base64'));
  const answer = join(folder, 'answer.der');
  writeFileSync(answer, await fetched(`http://ocsp.treyresearch.net/${path}`));
  const byGet = await openssl(...args, '-respin', answer, '-no_nonce');
  expect(byGet.output).toMatch(/issuing\.pem: good$/m);
});

test('the certificate of an issuer lies where those that it has issued say', async () => {
  const der = await fetched('http://www.treyresearch.net/Trey%20Research%20CA.crt');
  expect(readCertificate(new Uint8Array(der)).subject).toContain('CN=Trey Research CA');
});

test('curl posts a request of openssl to the web enrolment pages, and openssl verifies what comes', async () => {
  const [request, key] = [join(folder, 'web.req'), join(folder, 'web.key')];
  const names = ['-subj', '/CN=pool01.contoso.com', '-addext', 'subjectAltName=DNS:pool01.contoso.com'];
  await openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', request, ...names);
  const pages = 'http://dc1.contoso.com/certsrv';
  const account = ['-u', 'CONTOSO\\Administrator:x'];
  const fields = {
    Mode: 'newreq',
    CertAttrib: 'CertificateTemplate:WebServer',
    TargetStoreFlags: '0',
    SaveCert: 'yes',
  };
  const form = Object.entries(fields).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`]);
  const send = async (file: string) =>
    String(await fetched(`${pages}/certfnsh.asp`, ...account, ...form, '--data-urlencode', `CertRequest@${file}`));
  const [, id] = /certnew\.cer\?ReqID=(\d+)&/.exec(await send(request)) ?? [];
  const der = await fetched(`${pages}/certnew.cer?ReqID=${id}&Enc=bin`, ...account);
  const bundle = join(folder, 'web.p7b');
  writeFileSync(bundle, await fetched(`${pages}/certnew.p7b?ReqID=${id}&Enc=b64`, ...account));
  const root = await pem('web-root', 'x509', lab.authority.certificate.der);
  const strict = ['-x509_strict', '-purpose', 'sslserver'];
  const { output } = await openssl('verify', ...at(), '-CAfile', root, ...strict, await pem('web', 'x509', der));
  expect(output).toContain('web.pem: OK');
  expect((await openssl('pkcs7', '-in', bundle, '-print_certs')).output.match(/^subject=/gm)).toHaveLength(2);
  const rubbish = join(folder, 'rubbish');
  for (const text of [
    '',
    '%zz&',
    'A'.repeat(20_000),
    '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
  ]) {
    writeFileSync(rubbish, text);
    expect(await send(rubbish)).toContain('The disposition message is "Error Parsing Request');
  }
  for (const query of ['ReqID=99999999999', 'ReqID=-1', '', 'ReqID=%00&Enc=%zz'])
    expect(String(await fetched(`${pages}/certnew.cer?${query}`, ...account))).toContain('Disposition message:');
});

test('an authority that nobody reaches has no port open; rubbish is no question', async () => {
  const responder = served.report().endpoints.find(({ names }) => names.includes('ocsp.treyresearch.net'));
  const url = `http://${responder?.address}:${responder?.hostPort}/`;
  const ask = (...args: string[]) => run('curl', ['-s', '-o', '-', '-w', '%{http_code}', ...args]);
  for (const path of ['%zz', 'MAA=', '../../etc/passwd', 'x'.repeat(4000)])
    expect((await ask(`${url}${path}`)).output).toMatch(/(?:200|404)$/);
  expect((await ask('--data-binary', 'rubbish', url)).bytes.subarray(0, 5)).toEqual(Buffer.from([0x30, 3, 10, 1, 1]));
  lab.authority.change(PUBLIC, { isReachable: false });
  await served.opened.follow();
  expect((await ask(url)).output).toBe('000');
});
