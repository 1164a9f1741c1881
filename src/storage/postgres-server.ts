/**
 * Stores on a PostgreSQL server, as the thread that talks to it sees them. A section is a row for each change-set that wrote
 * it, so that a change-set costs what it changes; a generation is a row whose key makes a commit a compare-and-swap: of
 * several writers the server grants it to one. Rows that no kept generation needs are deleted now and then.
 *
 *     lyncshell.stores        name
 *     lyncshell.generations   store, generation, commit id, time, names of the sections that changed
 *     lyncshell.sections      store, name, generation, text (null: removed)
 *
 * Who commits notifies all who listen. A connection that is lost is made anew; whether a commit came through before that is
 * told by its id.
 */
import pg from 'pg';
import type {
  Changes,
  KeptGeneration,
  PostgresAnswers,
  PostgresFailure,
  PostgresPlace,
  PostgresQuestion,
  PostgresReply,
} from './postgres-protocol.ts';
import { UNKNOWN_GENERATION as UNKNOWN } from './postgres-protocol.ts';
import { KEPT_STATES } from './store.ts';

const CHANNEL = 'lyncshell_commits';
const CONNECT_MS = 5_000;
/** For so long a connection that was lost is tried again. */
const RETRY_MS = 10_000;
const RETRY_PAUSE_MS = 200;

/** Made once for each database, by whoever comes first. */
const SCHEMA = `
  begin;
  select pg_advisory_xact_lock(hashtext('lyncshell schema'));
  create schema if not exists lyncshell;
  create table if not exists lyncshell.stores (store text primary key);
  create table if not exists lyncshell.generations (
    store text not null references lyncshell.stores on delete cascade,
    generation bigint not null,
    id text not null,
    committed_at timestamptz not null default clock_timestamp(),
    changed text[] not null,
    primary key (store, generation)
  );
  create table if not exists lyncshell.sections (
    store text not null references lyncshell.stores on delete cascade,
    name text not null,
    generation bigint not null,
    value text,
    primary key (store, name, generation)
  );
  create index if not exists sections_by_generation on lyncshell.sections (store, generation);
  commit;
`;

/** The classes of errors in which the connection is at fault, not what was asked (PostgreSQL, appendix A). */
const CONNECTION_LOST = /^(?:08|57P0)/;
const STARTING_UP = '57P03';
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** All servers that one process has to do with. */
export class PostgresServer {
  private readonly databases = new Map<string, Database>();

  /** Answers one question; whatever goes wrong is part of the reply. */
  async answer(question: PostgresQuestion): Promise<PostgresReply> {
    try {
      return { answer: await this.database(question.address).answer(question) };
    } catch (error) {
      return failureOf(error);
    }
  }

  private database(address: string): Database {
    const database = this.databases.get(address) ?? new Database(address);
    this.databases.set(address, database);
    return database;
  }
}

/** Thrown where there is no such store. */
class MissingStore extends Error {}

class Database {
  private client: pg.Client | null = null;
  private wasConnected = false;
  /** What is told of new generations, by the store's name. */
  private readonly watchers = new Map<string, Int32Array[]>();

  constructor(private readonly address: string) {}

  async answer(question: PostgresQuestion): Promise<PostgresAnswers[keyof PostgresAnswers]> {
    const deadline = Date.now() + RETRY_MS;
    for (;;) {
      try {
        return await this.ask(await this.connected(), question);
      } catch (error) {
        // A server that never answered is not there, or its address is wrong; one that is coming up says so.
        const mayAnswer = this.wasConnected || codeOf(error) === STARTING_UP;
        if (!isConnectionLost(error) || !mayAnswer || Date.now() > deadline) throw error;
        this.disconnect();
        // What was locked is locked no more: who holds a lock begins anew.
        if (question.ask === 'unlock') return null;
        await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
      }
    }
  }

  private async connected(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = new pg.Client({
      connectionString: this.address,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      application_name: 'lyncshell',
    });
    client.on('notification', ({ payload = '' }) => this.hear(payload));
    client.on('error', () => {
      if (this.client === client) this.disconnect();
    });
    await client.connect();
    await client.query(SCHEMA);
    await client.query(`listen ${CHANNEL}`);
    this.client = client;
    this.wasConnected = true;
    return client;
  }

  private disconnect(): void {
    const { client } = this;
    this.client = null;
    client?.end().catch(() => undefined);
    // Nobody tells of commits now: whoever looks has to ask, and so connects again.
    for (const watcher of [...this.watchers.values()].flat()) Atomics.store(watcher, 0, UNKNOWN);
  }

  private ask(client: pg.Client, question: PostgresQuestion): Promise<PostgresAnswers[keyof PostgresAnswers]> {
    switch (question.ask) {
      case 'names':
        return names(client);
      case 'create':
        return create(client, question);
      case 'drop':
        return drop(client, question);
      case 'watch':
        return this.watch(client, question.name, question.newest);
      case 'changes':
        return changes(client, question);
      case 'values':
        return values(client, question);
      case 'commit':
        return commit(client, question);
      case 'lock':
        return lock(client, question);
      case 'unlock':
        return unlock(client, question);
      case 'history':
        return history(client, question);
    }
  }

  private async watch(client: pg.Client, store: string, newest: SharedArrayBuffer): Promise<null> {
    const watchers = this.watchers.get(store) ?? [];
    const isNew = watchers.every(({ buffer }) => buffer !== newest);
    if (isNew) this.watchers.set(store, [...watchers, new Int32Array(newest)]);
    this.tell(store, await newestGeneration(client, store));
    return null;
  }

  /** A notice: the generation and the name of the store. */
  private hear(payload: string): void {
    const [, generation, store] = /^(\d+) (.+)$/s.exec(payload) ?? [];
    if (generation !== undefined && store !== undefined) this.tell(store, Number(generation));
  }

  private tell(store: string, generation: number): void {
    for (const watcher of this.watchers.get(store) ?? []) Atomics.store(watcher, 0, generation);
  }
}

type Asked<A extends PostgresQuestion['ask']> = Extract<PostgresQuestion, { readonly ask: A }>;

async function names(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ store: string }>('select store from lyncshell.stores order by store');
  return rows.map(({ store }) => store);
}

async function create(client: pg.Client, { name }: PostgresPlace): Promise<boolean> {
  const { rowCount } = await client.query(
    `with made as (insert into lyncshell.stores values ($1) on conflict do nothing returning store)
     insert into lyncshell.generations (store, generation, id, changed) select store, 0, '', '{}' from made`,
    [name],
  );
  return rowCount === 1;
}

async function drop(client: pg.Client, { name }: PostgresPlace): Promise<null> {
  const { rowCount } = await client.query('delete from lyncshell.stores where store = $1', [name]);
  if (rowCount === 0) throw new MissingStore(name);
  return null;
}

async function newestGeneration(client: pg.Client, store: string): Promise<number> {
  const { rows } = await client.query<{ newest: string | null }>(
    'select max(generation) as newest from lyncshell.generations where store = $1',
    [store],
  );
  const newest = rows[0]?.newest;
  if (newest === undefined || newest === null) throw new MissingStore(store);
  return Number(newest);
}

/** One statement sees one state of the database, so that the sections are those of the generation. */
async function changes(client: pg.Client, { name, after, upTo }: Asked<'changes'>): Promise<Changes> {
  const { rows } = await client.query<{ newest: string | null; name: string | null; written: string | null }>(
    `with newest as (
       select max(generation) as generation from lyncshell.generations
       where store = $1 and ($3::bigint is null or generation = $3)
     ), changed as (
       select distinct on (name) name, case when value is null then null else generation end as written
       from lyncshell.sections
       where store = $1 and generation > $2 and generation <= (select generation from newest)
       order by name, generation desc
     )
     select newest.generation as newest, changed.name, changed.written from newest left join changed on true`,
    [name, after, upTo],
  );
  const newest = rows[0]?.newest;
  if (newest === undefined || newest === null) throw new MissingStore(name);
  const sections = rows.flatMap(({ name: section, written }) =>
    section === null ? [] : [[section, written === null ? null : Number(written)] as const],
  );
  return { generation: Number(newest), sections };
}

async function values(client: pg.Client, { name, wanted }: Asked<'values'>): Promise<(string | null)[]> {
  const { rows } = await client.query<{ value: string | null }>(
    `select s.value from unnest($2::text[], $3::bigint[]) with ordinality as w (name, generation, place)
     left join lyncshell.sections s on s.store = $1 and s.name = w.name and s.generation = w.generation order by w.place`,
    [name, wanted.map((one) => one.name), wanted.map((one) => one.generation)],
  );
  return rows.map(({ value }) => value);
}

/** Whether the generation after `base` is made, by this commit. */
async function commit(client: pg.Client, { name, base, id, differences }: Asked<'commit'>): Promise<boolean> {
  const generation = base + 1;
  const names = differences.map(([section]) => section);
  const texts = differences.map(([, text]) => text);
  try {
    // One statement, and so one transaction: all of it is there, or nothing.
    await client.query(
      `with line as (
         insert into lyncshell.generations (store, generation, id, changed)
         select store, generation + 1, $3, $4 from lyncshell.generations where store = $1 and generation = $2
         returning store, generation
       ), written as (
         insert into lyncshell.sections (store, name, generation, value)
         select line.store, w.name, line.generation, w.value from line, unnest($4::text[], $5::text[]) as w (name, value)
       )
       select pg_notify('${CHANNEL}', generation || ' ' || store) from line`,
      [name, base, id, names, texts],
    );
  } catch (error) {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
  }
  const isMade = await isCommitOf(client, name, generation, id);
  if (isMade && generation % KEPT_STATES === 0) await forget(client, name, generation - KEPT_STATES);
  return isMade;
}

async function isCommitOf(client: pg.Client, store: string, generation: number, id: string): Promise<boolean> {
  const { rows } = await client.query<{ id: string }>(
    'select id from lyncshell.generations where store = $1 and generation = $2',
    [store, generation],
  );
  // A generation that is not there, after a commit that did not fail: nor is the one before it, nor the store.
  if (rows.length === 0) await newestGeneration(client, store);
  return rows[0]?.id === id;
}

/** Deletes generations before `oldest`, and the rows of sections that only they need. */
async function forget(client: pg.Client, store: string, oldest: number): Promise<void> {
  await client.query('delete from lyncshell.generations where store = $1 and generation < $2', [store, oldest]);
  await client.query(
    `delete from lyncshell.sections old using lyncshell.sections newer
     where old.store = $1 and newer.store = $1 and newer.name = old.name
       and newer.generation > old.generation and newer.generation <= $2`,
    [store, oldest],
  );
}

/** The lock between writers: whoever waits longer than asked does without. */
async function lock(client: pg.Client, { name, milliseconds }: Asked<'lock'>): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtext('lyncshell'), hashtext($1)) as taken",
      [name],
    );
    if (rows[0]?.taken) return true;
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function unlock(client: pg.Client, { name }: PostgresPlace): Promise<null> {
  await client.query("select pg_advisory_unlock(hashtext('lyncshell'), hashtext($1))", [name]);
  return null;
}

async function history(client: pg.Client, { name }: PostgresPlace): Promise<KeptGeneration[]> {
  const { rows } = await client.query<{ generation: string; committed_at: Date; changed: string[] }>(
    `select generation, committed_at, changed from lyncshell.generations where store = $1
     order by generation desc limit ${KEPT_STATES + 1}`,
    [name],
  );
  if (rows.length === 0) throw new MissingStore(name);
  return rows.map(({ generation, committed_at: at, changed }) => ({
    generation: Number(generation),
    committedAt: at.getTime(),
    changed: [...changed].sort(),
  }));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Errors of the network have codes of the system; the driver's own, of a connection that ended, have none. */
function isConnectionLost(error: unknown): boolean {
  if (error instanceof MissingStore) return false;
  const code = codeOf(error);
  return code === undefined || CONNECTION_LOST.test(code) || /^E[A-Z]+$/.test(code);
}

function failureOf(error: unknown): PostgresFailure {
  const reason = error instanceof Error ? error.message || (codeOf(error) ?? error.name) : String(error);
  if (error instanceof MissingStore || codeOf(error) === FOREIGN_KEY_VIOLATION) return { failure: 'missing', reason };
  return { failure: isConnectionLost(error) ? 'unreachable' : 'refused', reason };
}
