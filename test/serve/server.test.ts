/** What the server answers to whoever knocks, over real sockets. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { platform } from '../../src/platform/platform.ts';
import { Password } from '../../src/serve/password.ts';
import { routes } from '../../src/serve/routes.ts';
import { Tickets } from '../../src/serve/tickets.ts';
import { comeIn, type Entry, type PageServer, post, raw, servePages, TestPage, ticketOf } from './page-server.ts';

jest.setTimeout(60_000);

let lab: PageServer;
let trainer: Entry;
let alice: Entry;

beforeAll(async () => {
  lab = await servePages({ names: ['alice', 'bob'] });
  trainer = await comeIn(lab);
  alice = await comeIn(lab, 'alice');
});

afterAll(() => lab.end());

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

describe('the front door', () => {
  test.each([
    [
      'another name',
      (host: string) => `GET / HTTP/1.1\nHost: evil.example:${host.split(':')[1]}\nConnection: close\n\n`,
    ],
    ['a trailing dot', (host: string) => `GET / HTTP/1.1\nHost: ${host.replace(':', '.:')}\nConnection: close\n\n`],
    ['another port', () => 'GET / HTTP/1.1\nHost: 127.0.0.1:1\nConnection: close\n\n'],
    ['an address as target', (host: string) => `GET http://${host}/ HTTP/1.1\nHost: ${host}\nConnection: close\n\n`],
    ['two hosts', (host: string) => `GET / HTTP/1.1\nHost: ${host}\nHost: ${host}\nConnection: close\n\n`],
    ['an unknown path at another name', () => 'GET /nothing HTTP/1.1\nHost: evil.example\nConnection: close\n\n'],
    ['a file at another name', () => 'GET /assets/x HTTP/1.1\nHost: evil.example\nConnection: close\n\n'],
  ])('%s gets 403', async (_what, request) => {
    expect(statusOf(await raw(lab, request(lab.host)))).toBe(403);
  });

  test('2,000 headers are too many', async () => {
    const headers = Array.from({ length: 2_000 }, (_none, at) => `X-${at}: 1`).join('\n');
    expect(statusOf(await raw(lab, `GET / HTTP/1.1\nHost: ${lab.host}\n${headers}\n\n`))).toBe(431);
  });

  test.each(['', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1.evil'])(
    'a socket from %j is refused, with a good cookie',
    async (origin) => {
      const page = new TestPage(lab, trainer, { origin });
      await page.until(() => page.closed !== null);
      expect(page.told).toEqual([]);
    },
  );
});

describe('the table of routes', () => {
  const closed = routes.filter(({ role }) => role !== 'anyone');
  const ask = async ({ method, path }: (typeof routes)[number], { cookie, key }: Entry) => {
    const headers = { 'content-type': 'application/json', origin: lab.origin, cookie, 'x-lyncshell-key': key };
    const answer = await fetch(lab.origin + path, method === 'POST' ? { method, headers, body: '{}' } : { headers });
    return { status: answer.status, body: await answer.text() };
  };

  test('names all that there is', async () => {
    expect(closed.length).toBeGreaterThan(4);
    for (const path of ['/socket', '/learners/', '/login', '/window', '/favicon.ico', '/manifest.json'])
      expect(statusOf(await raw(lab, `GET ${path} HTTP/1.1\nHost: ${lab.host}\nConnection: close\n\n`))).toBe(404);
  });

  test.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s is closed to strangers',
    async (_name, route) => {
      const wrong = '0'.repeat(64);
      const strangers: Entry[] = [
        { cookie: '', key: '' },
        { cookie: trainer.cookie, key: '' },
        { cookie: '', key: trainer.key },
        { cookie: trainer.cookie, key: wrong },
        { cookie: trainer.cookie, key: alice.key },
        { cookie: trainer.cookie.replace(/=.*/, `=${wrong}`), key: trainer.key },
        { cookie: `${trainer.cookie}; ${alice.cookie}`, key: trainer.key },
      ];
      for (const stranger of strangers)
        expect(await ask(route, stranger)).toEqual({ status: 401, body: '{"error":"not-let-in"}' });
    },
  );

  test.each(closed.filter(({ role }) => role === 'trainer').map((route) => [route.path, route] as const))(
    '%s is closed to learners',
    async (_path, route) => {
      expect(await ask(route, alice)).toEqual({ status: 403, body: '{"error":"not-allowed"}' });
    },
  );

  test('a learner makes a window of their own, and the trainer a link for a learner', async () => {
    const headers = { cookie: alice.cookie, 'x-lyncshell-key': alice.key };
    const { link } = (await (await post(lab, '/window', {}, headers)).json()) as { link: string };
    const again = await post(lab, '/login', { ticket: ticketOf(link) });
    expect(await again.json()).toMatchObject({ learner: 'alice', role: 'learner' });
    const asTrainer = { cookie: trainer.cookie, 'x-lyncshell-key': trainer.key };
    const answer = await post(lab, '/learners/link', { learner: 'bob' }, asTrainer);
    expect(((await answer.json()) as { link: string }).link).toContain(`${lab.origin}/#ticket=`);
    expect((await post(lab, '/learners/link', { learner: 'mallory' }, asTrainer)).status).toBe(404);
  });
});

describe('tickets', () => {
  test('one lets in once', async () => {
    const ticket = ticketOf(lab.server.link('bob'));
    expect((await post(lab, '/login', { ticket })).status).toBe(200);
    expect((await post(lab, '/login', { ticket })).status).toBe(401);
  });

  test('one is too old after ten minutes', () => {
    const elapsed = jest.spyOn(platform().time, 'elapsed');
    try {
      elapsed.mockReturnValue(1_000);
      const tickets = new Tickets();
      const [first, second] = [tickets.issue('alice'), tickets.issue('alice')];
      elapsed.mockReturnValue(1_000 + 599_000);
      expect(tickets.take(first)?.learner).toBe('alice');
      elapsed.mockReturnValue(1_000 + 601_000);
      expect(tickets.take(second)).toBeNull();
    } finally {
      elapsed.mockRestore();
    }
  });

  test('a login that was revoked lets nobody in', () => {
    const tickets = new Tickets();
    const login = tickets.take(tickets.issue('alice'));
    expect(tickets.withBoth(login?.cookie ?? '', login?.key)).toBe(login);
    tickets.revoke('alice');
    expect(tickets.withCookie(login?.cookie ?? '')).toBeNull();
  });

  test.each([{}, { ticket: '' }, { ticket: 'x'.repeat(1000) }, { ticket: '0'.repeat(64), more: 'x' }])(
    '%j is none',
    async (body) => {
      const answer = await post(lab, '/login', body);
      expect([answer.status, await answer.text()]).toEqual([401, '{"error":"not-let-in"}']);
    },
  );
});

describe('the password', () => {
  test('is asked beside the ticket, which stays good', async () => {
    const guarded = await servePages({ password: new Password('correct horse') });
    try {
      const ticket = ticketOf(guarded.server.link('trainer'));
      expect((await post(guarded, '/login', { ticket })).status).toBe(401);
      expect((await post(guarded, '/login', { ticket, password: 'wrong' })).status).toBe(401);
      expect((await post(guarded, '/login', { ticket, password: 'correct horse' })).status).toBe(200);
    } finally {
      await guarded.end();
    }
  });

  test('can be tried five times a minute', () => {
    const elapsed = jest.spyOn(platform().time, 'elapsed');
    try {
      elapsed.mockReturnValue(5_000);
      const password = new Password('correct horse');
      for (let time = 0; time < 5; time++) expect(password.accepts('wrong')).toBe(false);
      expect(password.accepts('correct horse')).toBe(false);
      elapsed.mockReturnValue(66_000);
      expect(password.accepts('correct horse')).toBe(true);
    } finally {
      elapsed.mockRestore();
    }
  });
});

describe('answers', () => {
  test('allow no other origin, and say how they are to be treated', async () => {
    const answer = await fetch(`${lab.origin}/`, { headers: { origin: 'http://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /nonce-([0-9a-f]+)/.exec(policy)?.[1] ?? '';
    expect(await answer.text()).toContain(`content="${nonce}"`);
    const next = await fetch(`${lab.origin}/`);
    expect(next.headers.get('content-security-policy')).not.toContain(nonce);
  });

  test.each([
    '/assets/..%2f..%2fpackage.json',
    '/assets/%00',
    '/assets/manifest.json',
    `/assets/${'x'.repeat(500)}`,
    '/assets/../manifest.json',
    '/assets/page.html',
  ])('%s is not there', async (path) => {
    const status = statusOf(await raw(lab, `GET ${path} HTTP/1.1\nHost: ${lab.host}\nConnection: close\n\n`));
    expect([400, 404, 414]).toContain(status);
  });

  test('a change wants JSON from the page itself', async () => {
    const request = (headers: string, body = '{}') =>
      raw(
        lab,
        `POST /login HTTP/1.1\nHost: ${lab.host}\nConnection: close\nContent-Length: ${body.length}\n${headers}\n\n${body}`,
      );
    expect(statusOf(await request(`Origin: ${lab.origin}\nContent-Type: text/plain`))).toBe(415);
    expect(statusOf(await request(`Origin: ${lab.origin}\nContent-Type: application/x-www-form-urlencoded`))).toBe(415);
    expect(statusOf(await request('Content-Type: application/json'))).toBe(403);
    expect(
      statusOf(await request(`Origin: ${lab.origin}\nSec-Fetch-Site: same-site\nContent-Type: application/json`)),
    ).toBe(403);
    expect(statusOf(await request(`Origin: ${lab.origin}\nContent-Type: application/json`, '{"a":'))).toBe(400);
    expect(statusOf(await request(`Origin: ${lab.origin}\nContent-Type: application/json`, '[1]'))).toBe(400);
    expect(
      statusOf(await request(`Origin: ${lab.origin}\nContent-Type: application/json`, `{"a":"${'x'.repeat(20_000)}"}`)),
    ).toBe(413);
  });

  test('nothing that went wrong holds a secret', () => {
    const told = JSON.stringify(lab.troubles);
    for (const secret of [trainer.key, alice.key, trainer.cookie.split('=')[1] ?? '?'])
      expect(told).not.toContain(secret);
    expect(lab.troubles).toEqual([]);
  });
});
