/** All that the server answers over HTTP: one table of routes, each with who may use it. */
import type { Learners } from './learners.ts';
import type { LearnerView, Role } from './message-types.ts';
import { contentPolicy, newNonce, type PageFiles } from './page-files.ts';
import type { Password } from './password.ts';
import { sharedRecording, sharedRecordings } from './shared-recordings.ts';
import type { Login, Tickets } from './tickets.ts';

/** What routes need of the server. */
export interface RouteServices {
  readonly files: PageFiles;
  readonly tickets: Tickets;
  readonly learners: Learners;
  /** Null where none is asked. */
  readonly password: Password | null;
  /** The name of the cookie, and what is said of it besides. */
  readonly cookie: { readonly name: string; readonly isSecure: boolean };
  link(ticket: string): string;
  views(): LearnerView[];
  /** Ends what a learner has open. */
  expel(learner: string): Promise<void>;
}

/** A request that was let in. */
export interface Asked {
  /** Who asks; null where anyone may. */
  readonly login: Login | null;
  readonly body: Readonly<Record<string, string>>;
  /** What stands in place of `:name` in the path. */
  readonly name: string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly role: Role | 'anyone';
  answer(asked: Asked, services: RouteServices): Answer | Promise<Answer>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const YEAR_SECONDS = 31_536_000;

/** What is said to whoever may not come in, for whatever reason. */
export const NOT_LET_IN: Answer = json(401, { error: 'not-let-in' });
export const NOT_ALLOWED: Answer = json(403, { error: 'not-allowed' });
export const NOT_FOUND: Answer = json(404, { error: 'not-found' });
export const BAD_REQUEST: Answer = json(400, { error: 'bad-request' });
export const INTERNAL: Answer = json(500, { error: 'internal' });

export const routes: readonly Route[] = [
  { method: 'GET', path: '/', role: 'anyone', answer: givePage },
  { method: 'GET', path: '/assets/:name', role: 'anyone', answer: giveAsset },
  { method: 'POST', path: '/login', role: 'anyone', answer: logIn },
  { method: 'POST', path: '/logout', role: 'learner', answer: logOut },
  { method: 'POST', path: '/window', role: 'learner', answer: openWindow },
  { method: 'GET', path: '/recordings', role: 'learner', answer: listRecordings },
  { method: 'GET', path: '/recordings/:name', role: 'learner', answer: giveRecording },
  { method: 'GET', path: '/learners', role: 'trainer', answer: listLearners },
  { method: 'POST', path: '/learners/link', role: 'trainer', answer: linkLearner },
  { method: 'POST', path: '/learners/revoke', role: 'trainer', answer: revokeLearner },
];

function json(status: number, value: unknown): Answer {
  return { status, type: JSON_TYPE, body: JSON.stringify(value), headers: { 'cache-control': 'no-store' } };
}

function givePage(_asked: Asked, { files }: RouteServices): Answer {
  const nonce = newNonce();
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: files.page(nonce),
    headers: { 'content-security-policy': contentPolicy(nonce), 'cache-control': 'no-store' },
  };
}

function giveAsset({ name }: Asked, { files }: RouteServices): Answer {
  const file = files.assets.get(name);
  if (!file) return NOT_FOUND;
  const headers = { 'cache-control': `public, max-age=${YEAR_SECONDS}, immutable` };
  return { status: 200, type: file.type, body: file.bytes, headers };
}

/** A ticket, and the password where there is one, for a cookie and a key. The ticket stays good when the password is wrong. */
function logIn({ body }: Asked, { tickets, password, cookie, learners }: RouteServices): Answer {
  if (password && !password.accepts(body.password)) return NOT_LET_IN;
  const login = typeof body.ticket === 'string' ? tickets.take(body.ticket) : null;
  const learner = login && learners.named(login.learner);
  if (!learner) return NOT_LET_IN;
  const parts = [`${cookie.name}=${login.cookie}`, 'HttpOnly', 'SameSite=Strict', 'Path=/'];
  if (cookie.isSecure) parts.push('Secure');
  const answer = json(200, { key: login.key, learner: learner.name, role: learner.role });
  return { ...answer, headers: { ...answer.headers, 'set-cookie': parts.join('; ') } };
}

async function logOut({ login }: Asked, { tickets, expel }: RouteServices): Promise<Answer> {
  if (!login) return NOT_LET_IN;
  tickets.revoke(login.learner);
  await expel(login.learner);
  return json(200, {});
}

/** A link with which the same person opens another window. */
function openWindow({ login }: Asked, { tickets, link }: RouteServices): Answer {
  return login ? json(200, { link: link(tickets.issue(login.learner)) }) : NOT_LET_IN;
}

function listLearners(_asked: Asked, { views }: RouteServices): Answer {
  return json(200, { learners: views() });
}

function linkLearner({ body }: Asked, { learners, tickets, link }: RouteServices): Answer {
  const learner = typeof body.learner === 'string' ? learners.named(body.learner) : null;
  return learner ? json(200, { link: link(tickets.issue(learner.name)) }) : NOT_FOUND;
}

async function revokeLearner({ body }: Asked, { learners, tickets, expel }: RouteServices): Promise<Answer> {
  const learner = typeof body.learner === 'string' ? learners.named(body.learner) : null;
  if (!learner) return NOT_FOUND;
  tickets.revoke(learner.name);
  await expel(learner.name);
  return json(200, {});
}

function listRecordings(): Answer {
  return json(200, { recordings: sharedRecordings() });
}

/** A recording as a text in JSON: what is in it is the page's to read. */
function giveRecording({ name }: Asked): Answer {
  const text = sharedRecording(name);
  return text === null ? NOT_FOUND : json(200, { text });
}
