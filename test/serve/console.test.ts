/** Consoles of the page: the prompt, its limits, and what a page that misbehaves gets. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { MOST_FRAME_BYTES, WINDOW_BYTES } from '../../src/serve/message-types.ts';
import { comeIn, type Entry, type PageServer, servePages, TestPage } from './page-server.ts';

jest.setTimeout(120_000);

let lab: PageServer;
let alice: Entry;

beforeAll(async () => {
  lab = await servePages({ names: ['alice', 'bob'] });
  alice = await comeIn(lab, 'alice');
});

afterAll(() => lab.end());

describe('a console', () => {
  let page: TestPage;
  let channel: number;

  beforeAll(async () => {
    page = new TestPage(lab, alice);
    channel = await page.open();
  });

  afterAll(() => page.close());

  test('runs what is typed, in colours, on its machine', async () => {
    expect(await page.run(channel, '"$env:COMPUTERNAME-$(6 * 7)"')).toContain('FE01-42');
    expect(page.screen(channel)).toContain('\u001b[');
  });

  test('completes', async () => {
    const from = page.screen(channel).length;
    page.type(channel, 'Get-CsCertif\t');
    await page.until(() => page.screen(channel).slice(from).includes('icate'));
    page.type(channel, '\u0003');
    await page.run(channel, '1');
  });

  test('has no more than the page lets it: the engine waits, and Ctrl+C is heard within 100 ms', async () => {
    page.acknowledges = false;
    const before = page.bytes;
    page.type(channel, 'while ($true) { "flood flood flood flood flood flood flood flood" }\r');
    await page.until(() => page.bytes - before > WINDOW_BYTES / 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const held = page.bytes - before;
    expect(held).toBeLessThan(WINDOW_BYTES + 40_000);
    const from = page.screen(channel).length;
    const pressed = performance.now();
    page.send({ t: 'break', channel });
    await page.until(() => page.screen(channel).slice(from).includes('PS C:'));
    // A loaded machine is slow: what is held is that it does not wait for the page.
    expect(performance.now() - pressed).toBeLessThan(5_000);
    page.acknowledges = true;
    page.send({ t: 'ack', channel, sequence: page.drawn.get(channel) ?? 0 });
    expect(await page.run(channel, '"alive"')).toContain('alive');
  });

  test('shows the next prompt behind a sequence that never ends', async () => {
    const shown = await page.run(channel, '"$([char]27)]0;never ended"');
    expect(shown).toMatch(/never ended[\s\S]*\u0018\u001b\\[\s\S]*PS C:/);
  });

  test.each([
    ['files', 'Get-Content /etc/passwd', 'HostAccessRefused'],
    ['programs', '& /bin/sh -c true; "$?"', 'False'],
    ['programs by .NET', '[Diagnostics.Process]::Start("/bin/sh")', 'refuse'],
    ['the environment', '"<$env:PATH><$env:HOME><$env:LYNCSHELL_HOME>"', '<>'],
    ['where the history lies', '(Get-PSReadLineOption).HistorySavePath', 'C:\\Users'],
    ['the network', 'Invoke-WebRequest http://127.0.0.1:1/', 'HostAccessRefused'],
  ])('sees nothing of this computer: %s', async (_what, command, expected) => {
    const shown = await page.run(channel, command);
    expect(shown.replaceAll(/\u001b\[[0-9;]*m|\r?\n/g, '')).toContain(expected);
  });

  test('a path of the history that is this computer’s is no way out, and no end', async () => {
    await page.run(channel, 'Set-PSReadLineOption -HistorySavePath /tmp/lyncshell-escaped.txt');
    expect(await page.run(channel, '"still here"')).toContain('still here');
  });

  test('a click runs in a session of its own, and says what came of it', async () => {
    const from = page.told.length;
    page.send({ t: 'command', id: 7, text: '"$env:COMPUTERNAME"; Get-Nothing', machine: 'fe02.contoso.com' });
    const ran = await page.message('ran', from);
    expect(ran).toMatchObject({ id: 7, succeeded: false, text: '"$env:COMPUTERNAME"; Get-Nothing' });
    expect(ran.lines[0]).toBe('FE02');
    expect(ran.lines.join(' ')).toContain("'Get-Nothing'");
  });

  test('the lab is told, and its changes', async () => {
    const from = page.told.length;
    page.send({ t: 'watch' });
    const state = await page.message('state', from);
    expect(state.machines.map(({ fqdn }) => fqdn)).toContain('edge01.contoso.com');
    page.send({ t: 'command', id: 8, text: 'Set-LabClock -Frozen', machine: null });
    const change = await page.message('change', from);
    expect(change).toMatchObject({ version: state.version + 1, clock: { rate: 0 } });
    page.send({ t: 'inspect', machine: 'fe02' });
    expect((await page.message('machine', from)).view).toMatchObject({
      fqdn: 'fe02.contoso.com',
      why: { isUpToDate: true },
    });
  });

  test('a wizard opens on its machine, takes what it knows, and says what it cannot', async () => {
    const from = page.told.length;
    page.send({ t: 'open-form', form: 'certificates-console', machine: 'fe02' });
    const { machine, view } = await page.message('form', from);
    expect([machine, view.form, view.state]).toEqual(['fe02.contoso.com', 'certificates-console', 'open']);
    page.send({ t: 'form-event', event: { kind: 'press', button: 'no such button' } });
    page.send({ t: 'form-event', event: { kind: 'set', field: 'constructor', value: ['x'] } });
    await page.until(() => page.told.slice(from).filter(({ t }) => t === 'form' || t === 'form-failed').length === 3);
    page.send({ t: 'close-form' });
  });

  test('a machine that is not there opens nothing', async () => {
    const from = page.told.length;
    page.send({ t: 'open', machine: 'nowhere', user: null, columns: 80, rows: 24 });
    expect(await page.message('notice', from)).toMatchObject({ key: 'cannot-open' });
    page.send({ t: 'open', machine: 'fe01', user: 'CONTOSO\\nobody', columns: 80, rows: 24 });
    await page.until(() => page.told.slice(from).filter(({ t }) => t === 'notice').length === 2);
  });

  test('a page that comes back goes on where it was, and a second window takes over', async () => {
    const drawn = page.drawn.get(channel) ?? 0;
    const second = new TestPage(lab, alice, { resume: [[channel, drawn]] });
    expect((await second.message('welcome')).tabs).toMatchObject([{ channel, machine: 'fe01.contoso.com' }]);
    await page.until(() => page.closed !== null);
    expect(page.closed).toBe(4001);
    expect(page.told.at(-1)).toEqual({ t: 'moved' });
    expect(second.told.some(({ t }) => t === 'anew')).toBe(false);
    expect(await second.run(channel, '"taken over"')).toContain('taken over');
    const third = new TestPage(lab, alice);
    await third.message('anew');
    await third.until(() => third.screen(channel).includes('taken over'));
    page = third;
  });

  test('exit ends it for good', async () => {
    page.type(channel, 'exit\r');
    expect(await page.message('gone')).toMatchObject({ channel, reason: 'exit' });
  });
});

describe('a page that misbehaves is closed with a code', () => {
  const frame = (...bytes: number[]) => new Uint8Array(bytes);

  test.each([
    ['text that is no JSON', 'x', 1003],
    ['JSON that is no message', '[]', 1003],
    ['an unknown kind', '{"t":"sudo"}', 1003],
    ['a kind that is a name of objects', '{"t":"constructor"}', 1003],
    ['a wrong type', '{"t":"open","machine":7,"user":null,"columns":80,"rows":24}', 1003],
    ['no such channel', '{"t":"break","channel":4000}', 1008],
    ['a frame too short', frame(2, 0), 1003],
    ['a frame of the server’s kind', frame(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 65), 1003],
    ['a key for no such channel', frame(2, 15, 160, 0, 0, 0, 0, 0, 0, 0, 0, 65), 1008],
    ['a frame too long', new Uint8Array(MOST_FRAME_BYTES + 1), 1009],
    ['too many keys in one frame', new Uint8Array(5_000).fill(2), 1003],
  ])('%s', async (_what, data, code) => {
    const page = new TestPage(lab, await comeIn(lab, 'bob'));
    await page.message('welcome');
    page.sendRaw(data);
    await page.until(() => page.closed !== null);
    expect(page.closed).toBe(code);
  });

  test('ten thousand frames at once', async () => {
    const page = new TestPage(lab, await comeIn(lab, 'bob'));
    await page.message('welcome');
    for (let count = 0; count < 10_000; count++) page.send({ t: 'ping' });
    await page.until(() => page.closed !== null);
    expect(page.closed).toBe(1008);
  });

  test('no hello, a wrong key, another version', async () => {
    const bob = await comeIn(lab, 'bob');
    const silent = new TestPage(lab, bob, { hello: false });
    const wrong = new TestPage(lab, { ...bob, key: alice.key });
    const early = new TestPage(lab, bob, { hello: false });
    await early.until(() => early.told.length === 0 && early.closed === null);
    await new Promise((resolve) => setTimeout(resolve, 100));
    early.sendRaw('{"t":"watch"}');
    await wrong.until(() => wrong.closed !== null);
    await early.until(() => early.closed !== null);
    expect([wrong.closed, early.closed]).toEqual([1008, 1008]);
    const old = new TestPage(lab, bob, { hello: false });
    await new Promise((resolve) => setTimeout(resolve, 100));
    old.sendRaw(JSON.stringify({ t: 'hello', version: 0, key: bob.key, language: 'en', resume: [] }));
    await old.until(() => old.closed !== null);
    expect(old.closed).toBe(4002);
    await silent.until(() => silent.closed !== null);
    expect([silent.closed, silent.told]).toEqual([1008, []]);
  });

  test('the server has met no fault by all of that', () => {
    expect(lab.troubles).toEqual([]);
  });
});
