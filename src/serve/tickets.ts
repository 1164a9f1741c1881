/**
 * Who may come in. A link carries a ticket that is good once and for ten minutes; for it a page gets a login: a cookie, which
 * a program on another port of this computer may see, and a key, which only the page has. Both are needed.
 */
import { hexText, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';

const TICKET_MS = 10 * 60_000;
const SECRET_BYTES = 32;

/** Somebody who has come in. */
export interface Login {
  readonly learner: string;
  readonly cookie: string;
  readonly key: string;
}

export class Tickets {
  /** By the hash of the secret, so that how long a look takes says nothing of it. */
  private readonly open = new Map<string, { readonly learner: string; readonly until: number }>();
  private readonly logins = new Map<string, Login>();

  /** A ticket for somebody. */
  issue(learner: string): string {
    const now = platform().time.elapsed();
    for (const [hash, { until }] of this.open) if (until < now) this.open.delete(hash);
    const ticket = newSecret();
    this.open.set(hashOf(ticket), { learner, until: now + TICKET_MS });
    return ticket;
  }

  /** Takes a ticket; null where it is none, was taken, or is too old. */
  take(ticket: string): Login | null {
    const hash = hashOf(ticket);
    const found = this.open.get(hash);
    this.open.delete(hash);
    if (!found || found.until < platform().time.elapsed()) return null;
    const login = { learner: found.learner, cookie: newSecret(), key: newSecret() };
    this.logins.set(hashOf(login.cookie), login);
    return login;
  }

  /** Who has this cookie; null where nobody has. */
  withCookie(cookie: string | null): Login | null {
    return cookie === null ? null : (this.logins.get(hashOf(cookie)) ?? null);
  }

  /** Who has this cookie and this key. */
  withBoth(cookie: string | null, key: unknown): Login | null {
    const login = this.withCookie(cookie);
    if (!login || typeof key !== 'string') return null;
    return hashOf(key) === hashOf(login.key) ? login : null;
  }

  /** Nobody comes in any more as this learner with what they have. */
  revoke(learner: string): void {
    for (const [hash, login] of this.logins) if (login.learner === learner) this.logins.delete(hash);
    for (const [hash, ticket] of this.open) if (ticket.learner === learner) this.open.delete(hash);
  }
}

function newSecret(): string {
  return hexText(platform().random.bytes(SECRET_BYTES)).toLowerCase();
}

function hashOf(secret: string): string {
  return hexText(platform().cryptography.hash('sha256', utf8Bytes(secret)));
}
