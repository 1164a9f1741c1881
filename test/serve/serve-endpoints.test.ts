/** `lyncshell serve --endpoints`: the lab's servers listen beside the page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import { run } from '../endpoints/served-lab.ts';
import { program } from '../host/terminal-session.ts';

jest.setTimeout(120_000);

const home = mkdtempSync(join(tmpdir(), 'lyncshell-serve-endpoints-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.kill('SIGKILL');
});

/** A server with its endpoints, and what it says. */
function serve(offset: number) {
  const options = ['serve', '--port', '0', '--endpoints', '--port-offset', String(offset)];
  const child = spawn(process.execPath, [program, ...options], {
    env: { ...process.env, LYNCSHELL_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
  return {
    child,
    said: () => text,
    async saying(words: string): Promise<string> {
      while (!text.includes(words)) await new Promise((resolve) => setTimeout(resolve, 50));
      return text;
    },
  };
}

/** What `openssl s_client` says of the registrar of fe02, whose address a server has printed. */
async function registrarOf(said: string, offset: number): Promise<string> {
  const [, address = ''] =
    new RegExp(`^ {2}(127\\S+)\\s+fe02\\.contoso\\.com .*5061=${offset + 5061}`, 'm').exec(said) ?? [];
  const { output } = await run('openssl', ['s_client', '-connect', `${address}:${offset + 5061}`]);
  return output;
}

test('names and ports are printed and open, the page is served as well, and the end closes both', async () => {
  const { child, saying } = serve(31_000);
  const said = await saying('external names');
  expect(await registrarOf(said, 31_000)).toContain('subject=CN = pool01.contoso.com');
  const [, page = ''] = /served at (\S+)/.exec(said) ?? [];
  expect((await fetch(page)).status).toBe(200);
  const [, address = ''] = /^ {2}(127\S+)\s+fe02\.contoso\.com /m.exec(said) ?? [];
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const [refused] = await once(
    connect(36_061, address).on('connect', () => undefined),
    'error',
  );
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
});

test('ports in use are told by their addresses, with the option that moves them, and the page is served', async () => {
  const first = serve(29_000);
  const [, address] = /^ {2}(127\S+)\s+fe02\.contoso\.com /m.exec(await first.saying('external names')) ?? [];
  const second = serve(29_000);
  const last = 'Port 29053 of';
  const said = await second.saying(last);
  expect(said).toContain("None of the lab's servers listens on this computer:\n");
  const several = new RegExp(`^ {2}Ports 29080, 29443, .* of ${address} \\(fe02\\.contoso\\.com\\) (.*)$`, 'm').exec(
    said,
  );
  expect(several?.[1]).toBe('are in use by another program. End it, or choose other ports by --port-offset.');
  const [, page = ''] = /served at (\S+)/.exec(said) ?? [];
  expect((await fetch(page)).status).toBe(200);
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
});

test('while the lab cannot be read clients are reset and it is said once; when it can they are served again', async () => {
  const { child, said, saying } = serve(27_000);
  const printed = await saying('external names');
  const [lab, away] = [join(home, 'labs/contoso'), join(home, 'away')];
  renameSync(lab, away);
  const silence = "The lab's servers do not answer: There is no lab here: ";
  await saying(silence);
  expect(await registrarOf(printed, 27_000)).toMatch(/errno=104|unexpected eof/);
  expect(await registrarOf(printed, 27_000)).toMatch(/errno=104|unexpected eof/);
  renameSync(away, lab);
  while (!(await registrarOf(printed, 27_000)).includes('subject=CN = pool01.contoso.com'));
  expect(said().split(silence)).toHaveLength(2);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('ports are moved only where there are any', async () => {
  const { output, code } = await run(process.execPath, [program, 'serve', '--port-offset', '5'], '', {
    LYNCSHELL_HOME: home,
  });
  expect([code, output]).toEqual([64, expect.stringContaining('--port-offset goes with --endpoints')]);
});
