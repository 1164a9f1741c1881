// The web services of a lab's servers in a real browser that trusts the lab's authority, and no other: what it says of a good
// listener, and of each thing that can be the matter with one. Trust is that of NSS, which `certutil` of libnss3-tools writes.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from './lab-page.mjs';

const OFFSET = 22_000;
const canTrust = spawnSync('certutil', ['--help']).error === undefined;
const home = mkdtempSync(join(tmpdir(), 'lyncshell-endpoints-browser-'));

/** A shell that is told command after command. */
function shell() {
  const child = spawn(process.execPath, ['dist/lyncshell.js', '-NoProfile', '-NonInteractive', '-Command', '-'], {
    env: { ...process.env, LYNCSHELL_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  let hear = () => undefined;
  child.stdout.on('data', (part) => {
    text += part;
    hear();
  });
  return {
    /** @returns what the command printed */
    async run(command) {
      text = '';
      child.stdin.write(`${command}; 'over'\n`);
      while (!/^over\r?\n/m.test(text)) await new Promise((resolve) => (hear = resolve));
      return text.replace(/^over\r?\n[\s\S]*/m, '').trim();
    },
    end: () => child.kill('SIGKILL'),
  };
}

/** What the browser says of a page: its title and what it says of the connection, or the error. */
async function look(browser, url) {
  const page = await browser.newPage();
  try {
    const response = await page.goto(url, { timeout: 10_000 });
    return { status: response.status(), security: await response.securityDetails(), title: await page.title() };
  } catch (error) {
    return /ERR_[A-Z_0-9]+|Timeout/.exec(error.message)?.[0] ?? error.message;
  } finally {
    await page.close();
  }
}

/** The option by which a browser finds the lab's names at the ports that were opened. */
async function mapped(run) {
  const at = (side) =>
    run(`Get-LabEndpoint fe02 | Where-Object { $_.Port -eq 443 -and $_.Side -eq '${side}' } | ForEach-Object Address`);
  const [inside, outside] = [await at('Internal'), await at('External')];
  const rules = Object.entries({
    'pool01.contoso.com': inside,
    'meet.contoso.com': inside,
    'webext.contoso.com': outside,
  }).map(([name, address]) => `MAP ${name} ${address}:${OFFSET + 443}`);
  return `--host-resolver-rules=${rules.join(',')}`;
}

/** What New-LabFault can do to a listener, with what Chromium says of it. */
const problems = [
  ['Expired', 'ERR_CERT_DATE_INVALID'],
  ['NotYetValid', 'ERR_CERT_DATE_INVALID'],
  ['WrongName', 'ERR_CERT_COMMON_NAME_INVALID'],
  ['SubjectOnly', 'ERR_CERT_COMMON_NAME_INVALID'],
  ['SelfSigned', 'ERR_CERT_AUTHORITY_INVALID'],
  ['UnknownRoot', 'ERR_CERT_AUTHORITY_INVALID'],
  ['UnknownRootSent', 'ERR_CERT_AUTHORITY_INVALID'],
  ['IssuerMissing', 'ERR_CERT_AUTHORITY_INVALID'],
  ['IssuerForeign', 'ERR_CERT_AUTHORITY_INVALID'],
  ['ClientOnly', 'ERR_CERT_INVALID'],
  ['Sha1', 'ERR_CERT_INVALID'],
  ['Md5', 'ERR_CERT_INVALID'],
  ['Tls10Only', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH'],
  ['Tls11Only', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH'],
  ['NoCertificate', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH'],
  ['Closing', 'ERR_CONNECTION_CLOSED'],
  ['Resetting', 'ERR_CONNECTION_RESET'],
  ['Rubbish', 'ERR_SSL_PROTOCOL_ERROR'],
  // What a company's own authority has issued may have a key of 1024 bits.
  ['ShortKey', null],
  ['ChainReversed', null],
  ['RootIncluded', null],
];

describe('web services in a browser', () => {
  const { run, end } = shell();
  let browser;
  let rules;

  before(async () => {
    await run('New-Lab today -SystemTime -Enter');
    await run(`Start-LabEndpoint fe02 -PortOffset ${OFFSET}`);
    rules = await mapped(run);
    const root = await run(
      "Get-ChildItem Cert:\\LocalMachine\\Root | Where-Object Subject -like 'CN=contoso-DC1-CA*' | ForEach-Object { [Convert]::ToBase64String($_.RawData) }",
    );
    const store = join(home, '.pki/nssdb');
    mkdirSync(store, { recursive: true });
    if (canTrust) {
      spawnSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
      const added = spawnSync('certutil', ['-d', `sql:${store}`, '-A', '-n', 'lab', '-t', 'C,,'], {
        input: Buffer.from(root, 'base64'),
      });
      assert.equal(added.status, 0, String(added.stderr));
    }
    browser = await launch({ args: [rules], env: { ...process.env, HOME: home } });
  });

  after(async () => {
    await browser?.close();
    end();
    rmSync(home, { recursive: true, force: true });
  });

  test('inside and outside are secure, with the certificates that are assigned', { skip: !canTrust }, async () => {
    const inside = await look(browser, 'https://pool01.contoso.com/');
    assert.deepEqual([inside.status, inside.title], [200, 'IIS7']);
    assert.equal(inside.security.protocol, 'TLS 1.2');
    assert.equal(inside.security.subjectName, 'pool01.contoso.com');
    assert.equal(inside.security.issuer, 'contoso-DC1-CA');
    assert.equal((await look(browser, 'https://meet.contoso.com/')).title, 'Lync Web App');
    assert.equal((await look(browser, 'https://webext.contoso.com/dialin')).status, 200);
    // The challenge of the Address Book, which a browser without a person cannot answer.
    assert.equal(await look(browser, 'https://webext.contoso.com/abs'), 'ERR_INVALID_AUTH_CREDENTIALS');
    const expires = await run(
      "[DateTimeOffset]::new((Get-LabEndpoint fe02 | Where-Object { $_.Use -eq 'WebServicesInternal' }).Presented.NotAfter.ToUniversalTime()).ToUnixTimeSeconds()",
    );
    assert.equal(inside.security.validTo, Number(expires));
  });

  test('who does not trust the authority is warned', async () => {
    const stranger = await launch({
      args: [rules],
      env: { ...process.env, HOME: mkdtempSync(join(home, 'stranger-')) },
    });
    assert.equal(await look(stranger, 'https://pool01.contoso.com/'), 'ERR_CERT_AUTHORITY_INVALID');
    await stranger.close();
  });

  for (const [problem, error] of problems)
    test(`${problem}: ${error ?? 'nothing'}`, { skip: !canTrust }, async () => {
      await run(`New-LabFault BadListener fe02 -Port 443 -Problem ${problem}`);
      const seen = await look(browser, 'https://pool01.contoso.com/');
      await run('Get-LabFault | Remove-LabFault');
      assert.equal(error === null ? seen.title : seen, error ?? 'IIS7');
    });
});
