/** A server that is killed while a class types: no lab is half changed, and what a page was told is kept. Part of `npm run test:web`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { run } from '../endpoints/served-lab.ts';
import { program } from '../host/terminal-session.ts';
import { comeIn, type PageDoor, TestPage } from '../serve/page-server.ts';

jest.setTimeout(400_000);

const CLASS = Array.from({ length: 8 }, (_, number) => `l${number}`);
const WORK = 'foreach ($n in 1..9999) { $null = New-CsVoicePolicy "p$n"; "done $n." }';
const PATIENCE_MS = 120_000;

const home = mkdtempSync(join(tmpdir(), 'lyncshell-killed-'));
const environment = { LYNCSHELL_HOME: home };
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function serve(): Promise<{ readonly door: PageDoor; readonly process: ChildProcess }> {
  const learners = CLASS.flatMap((name) => ['--learner', name]);
  const serving = spawn(process.execPath, [program, 'serve', '--port', '0', ...learners], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  serving.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const links = (): Map<string, string> =>
    new Map([...said.matchAll(/^ {2}(\S+) \(lab \S+\): (\S+)$/gm)].map(([, name = '', link = '']) => [name, link]));
  while (links().size <= CLASS.length) await new Promise((resolve) => setTimeout(resolve, 50));
  const { origin, host } = new URL(links().get('trainer') ?? '');
  return { door: { origin, host, server: { link: (name) => links().get(name) ?? '' } }, process: serving };
}

/** How far a page was told that its work is done. */
function doneOn(page: TestPage, channel: number): number {
  return Math.max(0, ...[...page.screen(channel).matchAll(/done (\d+)\./g)].map(([, number]) => Number(number)));
}

test('a class of eight types, the server is killed: each lab is whole, and has what its page was told', async () => {
  const { door, process: serving } = await serve();
  const pages = await Promise.all(
    CLASS.map(async (name) => {
      const page = new TestPage(door, await comeIn(door, name));
      const { machine } = await page.message('welcome');
      page.send({ t: 'open', machine, user: null, columns: 100, rows: 30 });
      const { tab } = await page.message('opened');
      await page.until(() => page.screen(tab.channel).includes('PS C:'), PATIENCE_MS);
      page.type(tab.channel, `${WORK}\r`);
      return { name, page, channel: tab.channel };
    }),
  );
  for (const { page, channel } of pages) await page.until(() => doneOn(page, channel) >= 3, PATIENCE_MS);
  serving.kill('SIGKILL');
  await once(serving, 'exit');

  for (const { name, page, channel } of pages) {
    const list =
      "(Get-CsVoicePolicy | Where-Object Identity -like 'Tag:p*').Identity.Substring(5) | Sort-Object { [int]$_ }";
    const { output } = await run(
      process.execPath,
      [program, '-Lab', `contoso.${name}`, '-Command', list],
      '',
      environment,
    );
    const made = output.trim().split(/\s+/).map(Number);
    expect(made).toEqual(made.map((_, place) => place + 1));
    const told = doneOn(page, channel);
    // The one that was on its way may have been kept before the page heard of it.
    expect(made.length).toBeGreaterThanOrEqual(told);
  }

  const again = await serve();
  const page = new TestPage(again.door, await comeIn(again.door, 'l3'));
  const channel = await page.open();
  expect(await page.run(channel, '(Get-CsVoicePolicy).Count -gt 3', PATIENCE_MS)).toContain('True');
  page.close();
  again.process.kill('SIGINT');
  await once(again.process, 'exit');
});
