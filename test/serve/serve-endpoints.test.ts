/** `lyncshell serve --endpoints`: the lab's servers listen beside the page. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { run } from '../endpoints/served-lab.ts';
import { program } from '../host/terminal-session.ts';

jest.setTimeout(120_000);

const home = mkdtempSync(join(tmpdir(), 'lyncshell-serve-endpoints-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('names and ports are printed and open, the page is served as well, and the end closes both', async () => {
  const serving = spawn(process.execPath, [program, 'serve', '--port', '0', '--endpoints', '--port-offset', '31000'], {
    env: { ...process.env, LYNCSHELL_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  serving.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  while (!said.includes('external names')) await new Promise((resolve) => setTimeout(resolve, 50));
  const [, address = ''] = /^ {2}(127\S+)\s+fe02\.contoso\.com .*5061=36061/m.exec(said) ?? [];
  const { output } = await run('openssl', ['s_client', '-connect', `${address}:36061`]);
  expect(output).toContain('subject=CN = pool01.contoso.com');
  const [, page = ''] = /served at (\S+)/.exec(said) ?? [];
  expect((await fetch(page)).status).toBe(200);
  serving.kill('SIGINT');
  expect(await once(serving, 'exit')).toEqual([0, null]);
  const [refused] = await once(
    connect(36_061, address).on('connect', () => undefined),
    'error',
  );
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
});

test('ports are moved only where there are any', async () => {
  const { output, code } = await run(process.execPath, [program, 'serve', '--port-offset', '5'], '', {
    LYNCSHELL_HOME: home,
  });
  expect([code, output]).toEqual([64, expect.stringContaining('--port-offset goes with --endpoints')]);
});
