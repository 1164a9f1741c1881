/**
 * The store engine on a PostgreSQL server: several processes, on several computers, share one store. States are read as far
 * as somebody asks; a commit is a compare-and-swap on the server; of the commits of others the server's notices tell.
 * Between a commit and its notice a state may be older than the newest, never a mixture, and nothing is ever committed on top
 * of it.
 */
import { platform } from '../platform/platform.ts';
import { ChangeSet, deepFreeze, type SectionChange } from './change-set.ts';
import { askPostgres, placeText } from './postgres-link.ts';
import {
  type KeptGeneration,
  type PostgresPlace,
  type SectionVersion,
  UNKNOWN_GENERATION,
} from './postgres-protocol.ts';
import { anything, complaintText, type Shape } from './shape.ts';
import { missingState, REPAIR, StorageError } from './storage-error.ts';
import type { SectionKey, Store, StoreChange, StoredState, StoreSnapshot } from './store.ts';

/** How often a mutator is run again because another process came first; from `LOCKED_FROM` on under the writers' lock. */
const ATTEMPTS = 50;
const LOCKED_FROM = 2;
const LOCK_WAIT_MS = 2_000;
/** How many values one question asks for at most. */
const VALUES_AT_ONCE = 500;

interface KnownValue {
  readonly value: unknown;
  /** The shape against which it was checked. */
  shape?: Shape<unknown>;
}

/** Values that were read, by the version of their section, which never changes. */
class SectionValues {
  private readonly known = new Map<string, KnownValue>();

  constructor(private readonly place: PostgresPlace) {}

  /** The value of a section; what is alike on other machines is fetched along with it, since it is asked for next. */
  read(section: SectionKey<unknown>, version: number, versions: ReadonlyMap<string, number>): unknown {
    const key = keyOf(section.name, version);
    if (!this.known.has(key)) this.fetch(this.alike(section.name, version, versions));
    const found = this.known.get(key);
    if (!found) throw this.overtaken(section.name);
    if (found.shape !== section.shape) this.check(section, found);
    return found.value;
  }

  keep(name: string, version: number, value: unknown): void {
    this.known.set(keyOf(name, version), { value });
  }

  /** Forgets what is not of a state. */
  keepOnly(versions: ReadonlyMap<string, number>): void {
    if (this.known.size <= 2 * versions.size) return;
    const current = new Set([...versions].map(([name, version]) => keyOf(name, version)));
    for (const key of this.known.keys()) if (!current.has(key)) this.known.delete(key);
  }

  private alike(name: string, version: number, versions: ReadonlyMap<string, number>): SectionVersion[] {
    const part = /^machines\/[^/]+(\/.+)$/.exec(name)?.[1];
    const wanted = [{ name, generation: version }];
    if (part === undefined) return wanted;
    for (const [other, generation] of versions) {
      if (wanted.length === VALUES_AT_ONCE) break;
      if (other !== name && other.endsWith(part) && !this.known.has(keyOf(other, generation)))
        wanted.push({ name: other, generation });
    }
    return wanted;
  }

  private fetch(wanted: readonly SectionVersion[]): void {
    const texts = askPostgres({ ...this.place, ask: 'values', wanted });
    for (const [index, { name, generation }] of wanted.entries()) {
      const text = texts[index];
      if (typeof text === 'string') this.keep(name, generation, this.parsed(name, text));
    }
  }

  private parsed(name: string, text: string): unknown {
    try {
      return deepFreeze(JSON.parse(text));
    } catch (cause) {
      throw this.damaged(`The section '${name}' of the lab is damaged (it is no JSON)`, { cause });
    }
  }

  /** Once for each value that this process has read. */
  private check(section: SectionKey<unknown>, found: KnownValue): void {
    const complaint = section.shape.check(found.value);
    if (complaint)
      throw this.damaged(`The section '${section.name}' of the lab has the wrong shape (${complaintText(complaint)})`);
    if (section.shape !== anything) found.shape = section.shape;
  }

  private damaged(problem: string, options?: ErrorOptions): StorageError {
    return new StorageError('damaged', placeText(this.place), problem, REPAIR, options);
  }

  private overtaken(name: string): StorageError {
    const path = `${placeText(this.place)}: ${name}`;
    return new StorageError('busy', path, 'Other processes overtook this reader', 'Try again.');
  }
}

function keyOf(name: string, version: number): string {
  return `${version} ${name}`;
}

class PostgresSnapshot implements StoreSnapshot {
  constructor(
    readonly generation: number,
    readonly versions: ReadonlyMap<string, number>,
    private readonly values: SectionValues,
  ) {}

  read<T>(section: SectionKey<T>): T | undefined {
    const version = this.versions.get(section.name);
    return version === undefined ? undefined : (this.values.read(section, version, this.versions) as T);
  }

  sectionNames(): string[] {
    return [...this.versions.keys()].sort();
  }
}

/** A generation that is kept; which sections it has is asked when somebody wants to know. */
class PostgresState implements StoredState {
  private snapshot: PostgresSnapshot | null = null;

  constructor(
    private readonly place: PostgresPlace,
    private readonly kept: KeptGeneration,
    private readonly isOldest: boolean,
    private readonly values: SectionValues,
  ) {}

  get generation(): number {
    return this.kept.generation;
  }

  get committedAt(): number {
    return this.kept.committedAt;
  }

  get changed(): readonly string[] | null {
    return this.isOldest ? null : this.kept.changed;
  }

  read<T>(section: SectionKey<T>): T | undefined {
    return this.loaded().read(section);
  }

  sectionNames(): string[] {
    return this.loaded().sectionNames();
  }

  private loaded(): PostgresSnapshot {
    this.snapshot ??= loadState(this.place, null, this.generation, this.values);
    return this.snapshot;
  }
}

/** A state of a store, from an earlier one on. */
function loadState(
  place: PostgresPlace,
  before: PostgresSnapshot | null,
  upTo: number | null,
  values: SectionValues,
): PostgresSnapshot {
  const changes = askPostgres({ ...place, ask: 'changes', after: before?.generation ?? UNKNOWN_GENERATION, upTo });
  if (before?.generation === changes.generation) return before;
  const versions = new Map(before?.versions);
  for (const [name, version] of changes.sections) {
    if (version === null) versions.delete(name);
    else versions.set(name, version);
  }
  return new PostgresSnapshot(changes.generation, versions, values);
}

/** How a store is opened. */
export interface PostgresStoreOptions {
  readonly readOnly?: boolean;
}

/** A store on a PostgreSQL server. */
export class PostgresStore implements Store {
  private readonly newestGeneration = new Int32Array(new SharedArrayBuffer(4));
  private readonly values: SectionValues;
  private newest: PostgresSnapshot | null = null;
  private inside = false;
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly place: PostgresPlace,
    private readonly options: PostgresStoreOptions,
  ) {
    this.values = new SectionValues(place);
    askPostgres({ ...place, ask: 'watch', newest: this.newestGeneration.buffer });
  }

  /** Makes an empty store, which must not be there yet. */
  static create(place: PostgresPlace): PostgresStore {
    if (askPostgres({ ...place, ask: 'create' })) return new PostgresStore(place, {});
    throw new StorageError(
      'exists',
      placeText(place),
      'There is a lab already',
      'Choose another name, or join it by "lyncshell lab join".',
    );
  }

  /** @throws StorageError where there is no such store */
  static open(place: PostgresPlace, options: PostgresStoreOptions = {}): PostgresStore {
    return new PostgresStore(place, options);
  }

  static remove(place: PostgresPlace): void {
    askPostgres({ ...place, ask: 'drop' });
  }

  /** The names of the stores in a database. */
  static names(address: string): readonly string[] {
    return askPostgres({ address, name: '', ask: 'names' });
  }

  snapshot(): StoreSnapshot {
    return this.bringUp();
  }

  recent(): StoreSnapshot {
    return this.snapshot();
  }

  read<T>(section: SectionKey<T>): T | undefined {
    return this.bringUp().read(section);
  }

  transact<R>(mutator: (change: StoreChange) => R): R {
    this.requireWritable();
    if (this.inside) throw new Error('A change-set cannot be made inside another one.');
    this.inside = true;
    let isLocked = false;
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (attempt >= LOCKED_FROM && !isLocked) isLocked = this.lock();
        const base = attempt === 0 ? this.bringUp() : this.load();
        const change = new ChangeSet(base);
        const result = mutator(change);
        if (!this.commit(base, change.close())) continue;
        for (const hear of this.listeners) hear();
        return result;
      }
    } finally {
      this.inside = false;
      if (isLocked) askPostgres({ ...this.place, ask: 'unlock' });
    }
    throw new StorageError('busy', placeText(this.place), 'Other processes keep changing the lab', 'Try again.');
  }

  history(): StoredState[] {
    const kept = askPostgres({ ...this.place, ask: 'history' });
    return kept.map((one, index) => new PostgresState(this.place, one, index === kept.length - 1, this.values));
  }

  goBack(generation: number): void {
    const state = this.history().find((one) => one.generation === generation);
    if (!state) throw missingState(placeText(this.place), generation);
    this.transact((change) => {
      const wanted = state.sectionNames();
      for (const name of change.sectionNames()) if (!wanted.includes(name)) change.remove({ name, shape: anything });
      for (const name of wanted) change.write({ name, shape: anything }, state.read({ name, shape: anything }));
    });
  }

  onCommit(hear: () => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  /** False where another process has made the next generation. */
  private commit(base: PostgresSnapshot, differences: ReadonlyMap<string, SectionChange>): boolean {
    if (differences.size === 0) return true;
    const texts = [...differences].map(([name, change]) => [name, change?.text ?? null] as const);
    const id = platform().random.uuid();
    if (!askPostgres({ ...this.place, ask: 'commit', base: base.generation, id, differences: texts })) return false;
    const generation = base.generation + 1;
    const versions = new Map(base.versions);
    for (const [name, change] of differences) {
      if (change === undefined) versions.delete(name);
      else {
        versions.set(name, generation);
        this.values.keep(name, generation, change.value);
      }
    }
    this.newest = new PostgresSnapshot(generation, versions, this.values);
    this.values.keepOnly(versions);
    return true;
  }

  /** The newest state that this process has been told of. */
  private bringUp(): PostgresSnapshot {
    const told = Atomics.load(this.newestGeneration, 0);
    if (this.newest && told !== UNKNOWN_GENERATION && told <= this.newest.generation) return this.newest;
    // Nobody told of commits while there was no connection.
    if (told === UNKNOWN_GENERATION) askPostgres({ ...this.place, ask: 'watch', newest: this.newestGeneration.buffer });
    return this.load();
  }

  private load(): PostgresSnapshot {
    this.newest = loadState(this.place, this.newest, null, this.values);
    this.values.keepOnly(this.newest.versions);
    return this.newest;
  }

  private lock(): boolean {
    return askPostgres({ ...this.place, ask: 'lock', milliseconds: LOCK_WAIT_MS });
  }

  private requireWritable(): void {
    if (!this.options.readOnly) return;
    throw new StorageError(
      'read-only',
      placeText(this.place),
      'The lab is open for reading only',
      'Open it for writing.',
    );
  }
}
