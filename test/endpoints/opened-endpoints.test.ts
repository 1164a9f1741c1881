/** Endpoints on sockets: what a client sees is what is in force on the machine at the moment of the lab's clock. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectPlain, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { OpenedEndpoint } from '../../src/endpoints/endpoint-protocol.ts';
import { deleteFreshLabs, freshLab, MINUTE, START } from '../deployment/test-lab.ts';
import { anyOffset, clientView, run, type ServedLab, serveLab, shake, shownBy } from './served-lab.ts';

jest.setTimeout(60_000);

let lab: Deployment;
let served: ServedLab;
let folder: string;

beforeAll(async () => {
  lab = freshLab();
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-endpoints-'));
  served = await serveLab(lab);
});

afterAll(() => {
  served?.close();
  deleteFreshLabs();
  rmSync(folder, { recursive: true, force: true });
});

const assigned = (machine: string, use: 'Default' | 'WebServicesInternal' | 'WebServicesExternal') =>
  lab.services.assigned({ machine: `${machine}.contoso.com`, use })?.thumbprint;

/** A new certificate in the store of fe01, with a key of its own. */
function renewed(): string {
  return lab.certificates.request({ types: ['Default'], friendlyName: 'renewed' }).certificate?.thumbprint ?? '';
}

describe('what is shown', () => {
  test('every port of every machine is open, on an address of its own', () => {
    const { endpoints, problems } = served.report();
    expect(problems).toEqual([]);
    expect(endpoints.every(({ isOpen }) => isOpen)).toBe(true);
    const places = endpoints.map(({ address, port }) => `${address}:${port}`);
    expect(new Set(places).size).toBe(places.length);
    expect(endpoints.every(({ address }) => address.startsWith('127.'))).toBe(true);
  });

  test.each([
    ['fe01', 443, 'WebServicesInternal'],
    ['fe02', 4443, 'WebServicesExternal'],
    ['fe02', 5061, 'Default'],
    ['dir01', 443, 'WebServicesInternal'],
  ] as const)('%s:%d shows the certificate of %s', async (machine, port, use) => {
    expect(await shownBy(served.at(machine, port))).toBe(assigned(machine, use));
  });

  test('openssl verifies the chain by the root, the name, and the date of the lab', async () => {
    const root = join(folder, 'root.cer');
    writeFileSync(root, lab.authority.certificate.der);
    const pem = (await run('openssl', ['x509', '-inform', 'der', '-in', root])).bytes;
    const rootPem = join(folder, 'root.pem');
    writeFileSync(rootPem, pem);
    const now = String(Math.floor(START / 1000));
    const trusting = ['-CAfile', rootPem, '-attime', now, '-verify_hostname', 'fe02.contoso.com'];
    expect(await clientView(served.at('fe02', 443), ...trusting)).toContain('Verify return code: 0 (ok)');
    const wrong = ['-CAfile', rootPem, '-attime', now, '-verify_hostname', 'other.contoso.com'];
    expect(await clientView(served.at('fe02', 443), ...wrong)).toContain('62 (hostname mismatch)');
    const later = ['-CAfile', rootPem, '-attime', String(Math.floor(START / 1000) + 20 * 365 * 86_400)];
    expect(await clientView(served.at('fe02', 443), ...later)).toContain('10 (certificate has expired)');
  });

  test('a name that is not the machine’s makes no difference: addresses are what certificates are bound to', async () => {
    const socket = await shake(served.at('fe02', 443), { servername: 'stranger.example.org' });
    expect(socket.getPeerCertificate().fingerprint.replaceAll(':', '')).toBe(assigned('fe02', 'WebServicesInternal'));
    socket.destroy();
  });

  test('TLS 1.2 at most, and 1.0 too, as Windows Server of that time', async () => {
    const protocol = async (version: 'TLSv1' | 'TLSv1.2') => {
      const socket = await shake(served.at('fe02', 443), {
        minVersion: 'TLSv1',
        maxVersion: version,
        ciphers: 'DEFAULT:@SECLEVEL=0',
      });
      const found = socket.getProtocol();
      socket.destroy();
      return found;
    };
    expect(await protocol('TLSv1.2')).toBe('TLSv1.2');
    expect(await protocol('TLSv1')).toBe('TLSv1');
    await expect(shake(served.at('fe02', 443), { minVersion: 'TLSv1.3' })).rejects.toThrow();
  });
});

describe('what is in force', () => {
  test('a service that was not restarted shows the old certificate; the web services take the new one at once', async () => {
    const before = assigned('fe01', 'Default');
    const thumbprint = renewed();
    lab.certificates.assign({ types: ['Default', 'WebServicesInternal'], thumbprint });
    expect(await shownBy(served.at('fe01', 443))).toBe(thumbprint);
    expect(await shownBy(served.at('fe01', 5061))).toBe(before);
    const fe01 = lab.machines.get('fe01');
    lab.services.switch(fe01, ['RTCSRV'], false);
    lab.clock.advance(10 * MINUTE);
    await served.opened.follow();
    await expect(shownBy(served.at('fe01', 5061))).rejects.toThrow(/ECONNREFUSED/);
    lab.services.switch(fe01, ['RTCSRV'], true);
    lab.clock.advance(10 * MINUTE);
    await served.opened.follow();
    expect(await shownBy(served.at('fe01', 5061))).toBe(thumbprint);
  });

  test('a machine that is off has no port open', async () => {
    const fault = lab.faults.add({ kind: 'machine-off', machine: 'fe03' });
    await served.opened.follow();
    await expect(shownBy(served.at('fe03', 443))).rejects.toThrow(/ECONNREFUSED/);
    lab.faults.remove(fault.id);
    lab.clock.advance(30 * MINUTE);
    await served.opened.follow();
    expect(await shownBy(served.at('fe03', 443))).toBe(assigned('fe03', 'WebServicesInternal'));
  });

  test('a staged certificate is shown from its effective date on, neither before nor later', async () => {
    const before = assigned('fe01', 'WebServicesExternal');
    const thumbprint = renewed();
    const effectiveDate = lab.clock.now() + 5 * MINUTE;
    lab.certificates.assign({ types: ['WebServicesExternal'], thumbprint, effectiveDate, roll: true });
    const seen: (string | undefined)[] = [];
    for (let minute = 0; minute < 8; minute++) {
      seen.push(await shownBy(served.at('fe01', 4443)));
      lab.clock.advance(MINUTE);
    }
    expect(seen).toEqual([...Array(5).fill(before), ...Array(3).fill(thumbprint)]);
  });
});

describe('mutual TLS', () => {
  const sip = () => served.at('edge01', 5061, 'edge01.contoso.com');

  function identity(machine: string) {
    const entry = lab.machines
      .get(machine)
      .certificates('My')
      .find(({ hasPrivateKey }) => hasPrivateKey);
    const pem = (label: string, der: Uint8Array | undefined) =>
      `-----BEGIN ${label}-----\n${Buffer.from(der ?? []).toString('base64')}\n-----END ${label}-----\n`;
    return { cert: pem('CERTIFICATE', entry?.der), key: pem('PRIVATE KEY', entry?.key?.privateKey) };
  }

  /** Whether a question is answered behind the handshake. */
  async function isLetIn(endpoint: OpenedEndpoint, own: object): Promise<boolean> {
    const socket = await shake(endpoint, own);
    return new Promise((resolve) => {
      socket.once('data', () => resolve(true));
      socket.once('close', () => resolve(false));
      socket.write('OPTIONS sip:x SIP/2.0\r\nv: a\r\nf: b\r\nt: c\r\ni: d\r\nCSeq: 1 OPTIONS\r\n\r\n');
      socket.on('data', () => socket.destroy());
    });
  }

  test('an Edge Server refuses a client without a certificate in the handshake', async () => {
    await expect(shake(sip())).rejects.toThrow(/handshake failure|alert/i);
  });

  test('it lets in a server of the topology', async () => {
    expect(await isLetIn(sip(), identity('fe02'))).toBe(true);
  });

  test('it closes on who bears the name of a server, and nobody vouches for it', async () => {
    const selfMade = await run('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=fe02.contoso.com', '-days', '1'],
      ...['-keyout', join(folder, 'self.key'), '-out', join(folder, 'self.pem')],
    ]);
    expect(selfMade.code).toBe(0);
    const own = { cert: readFileSync(join(folder, 'self.pem')), key: readFileSync(join(folder, 'self.key')) };
    expect(await isLetIn(sip(), own)).toBe(false);
  });

  test('a Front End Server talks to clients of people without a certificate, and is asked for one', async () => {
    expect(await isLetIn(served.at('fe02', 5061), {})).toBe(true);
    expect(await isLetIn(served.at('fe02', 5061), identity('se01'))).toBe(true);
  });
});

describe('what is said', () => {
  const curl = ({ address, hostPort, port }: OpenedEndpoint, url: string, ...args: string[]) =>
    run('curl', ['-sk', '--connect-to', `${new URL(url).hostname}:${port}:${address}:${hostPort}`, ...args, url]);

  test('discovery, by XML and by JSON', async () => {
    const inside = served.at('fe01', 443);
    const xml = await curl(inside, 'https://lyncdiscoverinternal.contoso.com/');
    expect(xml.output).toContain('AccessLocation="Internal"');
    expect(xml.output).toContain('https://pool01.contoso.com/Autodiscover/AutodiscoverService.svc/root/oauth/user');
    const outside = served.at('fe01', 443, 'lyncdiscover.contoso.com');
    const json = await curl(outside, 'https://lyncdiscover.contoso.com/', '-H', 'Accept: application/json');
    expect(JSON.parse(json.output)).toMatchObject({
      _links: { user: { href: expect.stringContaining('https://webext.contoso.com/') } },
    });
  });

  test('simple URLs, the control panel and UCWA', async () => {
    const inside = served.at('fe01', 443);
    const status = async (url: string) => (await curl(inside, url, '-o', '/dev/null', '-w', '%{http_code}')).output;
    expect(await status('https://meet.contoso.com/')).toBe('200');
    expect(await status('https://dialin.contoso.com/')).toBe('200');
    expect(await status('https://admin.contoso.com/')).toBe('401');
    expect(await status('https://pool01.contoso.com/abs')).toBe('401');
    expect(await status('https://pool01.contoso.com/GroupExpansion/service.svc')).toBe('401');
    expect(await status('https://pool01.contoso.com/absent')).toBe('404');
    expect(await status('https://pool01.contoso.com/ucwa/oauth/v1/applications')).toBe('401');
    expect(await status('https://pool01.contoso.com/nothing')).toBe('404');
  });

  test('OPTIONS and REGISTER', async () => {
    const socket = await shake(served.at('fe02', 5061));
    const ask = (method: string): Promise<string> =>
      new Promise((resolve) => {
        socket.once('data', (bytes: Buffer) => resolve(bytes.toString()));
        const lines = [
          `${method} sip:contoso.com SIP/2.0`,
          'Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK1',
          'From: <sip:a@contoso.com>;tag=1',
          'To: <sip:a@contoso.com>',
          'Call-ID: 1',
          `CSeq: 1 ${method}`,
          'Content-Length: 0',
        ];
        const text = `${lines.join('\r\n')}\r\n\r\n`;
        // In two pieces: messages are no packets.
        socket.write(text.slice(0, 40));
        setTimeout(() => socket.write(text.slice(40)), 20);
      });
    expect(await ask('OPTIONS')).toMatch(/^SIP\/2\.0 200 OK\r\nVia: .*z9hG4bK1\r\n/);
    expect(await ask('REGISTER')).toMatch(/^SIP\/2\.0 401 Unauthorized\r\n[\s\S]*TLS-DSK/);
    socket.destroy();
  });
});

describe('bad input', () => {
  const web = () => served.at('fe02', 443);

  /** What comes back, and how it ends, when something is said that is no TLS. */
  function say(endpoint: OpenedEndpoint, bytes: Uint8Array): Promise<string> {
    return new Promise((resolve) => {
      const socket = connectPlain(endpoint.hostPort, endpoint.address, () => socket.write(bytes));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve('closed'));
      socket.on('data', () => undefined);
    });
  }

  test('rubbish is closed, and the next client is served', async () => {
    for (const bytes of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.alloc(3000, 0x16),
      Buffer.from([0x16, 3, 1, 255, 255]),
    ]) {
      const told = bytes.length === 5 ? Promise.resolve('closed') : say(web(), bytes);
      expect(await told).toBe('closed');
    }
    expect(await shownBy(web())).toBe(assigned('fe02', 'WebServicesInternal'));
  });

  test('headers without end, and a body without end, are refused', async () => {
    const socket = await shake(web());
    const answers: string[] = [];
    socket.on('data', (bytes: Buffer) => answers.push(bytes.toString()));
    const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`);
    await over;
    expect(answers.join('')).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('SIP that is none ends the connection', async () => {
    for (const text of [
      'hello\r\n\r\n',
      'OPTIONS x\r\n\r\n',
      `OPTIONS sip:x SIP/2.0\r\nl: 99999999\r\n\r\n`,
      'A'.repeat(20_000),
    ]) {
      const socket = await shake(served.at('fe02', 5061));
      const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      socket.on('data', () => undefined);
      socket.write(text);
      await over;
    }
  });

  test('more connections than a port takes are reset, and those that end make room', async () => {
    const endpoint = served.at('fe03', 443);
    const sockets = Array.from({ length: 600 }, () => connectPlain(endpoint.hostPort, endpoint.address));
    let refused = 0;
    const isGone = new Promise<void>((resolve) => {
      for (const socket of sockets) {
        socket.on('error', () => undefined);
        socket.on('close', () => {
          if (++refused === 100) resolve();
        });
      }
    });
    // A port takes 500; on a busy machine the others are reset late.
    await isGone;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(refused).toBeLessThan(600);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await shownBy(endpoint)).toBe(assigned('fe03', 'WebServicesInternal'));
  });

  test('who says nothing is cut off: before the handshake, and behind it', async () => {
    const impatient = await serveLab(lab, ['fe02'], undefined, { handshakeMs: 200, idleMs: 300 });
    const endpoint = impatient.at('fe02', 443);
    const silent = (socket: Socket) => {
      socket.on('error', () => undefined);
      const begun = Date.now();
      return new Promise<number>((resolve) => socket.once('close', () => resolve(Date.now() - begun)));
    };
    expect(await silent(connectPlain(endpoint.hostPort, endpoint.address))).toBeLessThan(5000);
    const half = connectPlain(endpoint.hostPort, endpoint.address, () => half.write(Buffer.from([0x16, 3, 1, 1])));
    expect(await silent(half)).toBeLessThan(5000);
    expect(await silent((await shake(endpoint)).resume())).toBeLessThan(5000);
    impatient.close();
  });

  test('a port that is in use is named, and the others open', async () => {
    const taken = createServer();
    const { address } = served.at('fe02', 443);
    const offset = anyOffset();
    await new Promise<void>((resolve) => taken.listen(offset + 443, address, resolve));
    const other = await serveLab(lab, ['fe02'], offset);
    expect(other.report().problems).toMatchObject([
      { machine: 'fe02.contoso.com', port: 443, hostPort: offset + 443, code: 'EADDRINUSE' },
    ]);
    expect(other.report().endpoints.length).toBeGreaterThan(5);
    other.close();
    taken.close();
  });
});
