/** Sessions that want more than they may: each meets its limit, and its neighbours go on. Part of `npm run test:web`. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { comeIn, type Entry, type PageServer, servePages, TestPage } from '../serve/page-server.ts';

jest.setTimeout(120_000);

let lab: PageServer;
let alice: Entry;

beforeAll(async () => {
  lab = await servePages({ names: ['alice', 'bob'] });
  alice = await comeIn(lab, 'alice');
});

afterAll(() => lab.end());

describe('limits', () => {
  test('a session that uses up its memory ends with a line or alone, and its neighbour goes on', async () => {
    const bob = new TestPage(lab, await comeIn(lab, 'bob'));
    const neighbour = await bob.open();
    const page = new TestPage(lab, alice);
    const channel = await page.open();
    page.type(
      channel,
      '$a = [Collections.ArrayList]::new(); while ($true) { $null = $a.Add("x" * 100000 + $a.Count) }\r',
    );
    await page.until(
      () => page.told.some(({ t }) => t === 'gone') || /OutOfMemory|memory/i.test(page.screen(channel)),
      60_000,
    );
    expect(await bob.run(neighbour, '"untouched"')).toContain('untouched');
    bob.close();
    page.close();
  });

  test('a command that runs too long is stopped, and that is said', async () => {
    const short = await servePages({ limits: { commandMs: 1_500 } });
    try {
      const page = new TestPage(short, await comeIn(short));
      const channel = await page.open();
      await page.run(channel, 'while ($true) { }');
      expect(await page.message('notice')).toMatchObject({ key: 'command-time' });
      page.close();
    } finally {
      await short.end();
    }
  });

  test('one opens so many consoles and no more', async () => {
    const page = new TestPage(lab, await comeIn(lab, 'bob'));
    const { tabs, mostTabs } = await page.message('welcome');
    for (let count = tabs.length; count <= mostTabs; count++)
      page.send({ t: 'open', machine: 'fe01', user: null, columns: 80, rows: 24 });
    expect(await page.message('notice')).toMatchObject({ key: 'too-many-tabs', facts: [String(mostTabs)] });
    page.close();
  });
});
