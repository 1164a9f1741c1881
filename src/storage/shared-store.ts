/**
 * A store that lies in another thread. Its owner keeps the sections and serves those who ask (`StoreServer`); a thread that
 * may wait for its owner works on it as on any other store (`SharedStore`): it reads sections when they are first asked for,
 * and commits only on top of the state that it has seen, as processes do that share files.
 */
import { ChangeSet, deepFreeze } from './change-set.ts';
import { anything } from './shape.ts';
import { missingState } from './storage-error.ts';
import type { SectionKey, Store, StoreChange, StoredState, StoreSnapshot } from './store.ts';

/** The sections of a state; a value is the same wherever it has the same number, in another store too. */
export interface SharedState {
  readonly generation: number;
  readonly sections: readonly (readonly [name: string, value: number])[];
  readonly committedAt: number;
  readonly changed: readonly string[] | null;
}

/** What the thread asks the owner of a store. */
export type StoreQuestion =
  | { readonly ask: 'state' }
  | { readonly ask: 'history' }
  | { readonly ask: 'value'; readonly generation: number; readonly name: string }
  | {
      readonly ask: 'commit';
      readonly generation: number;
      /** JSON texts; null for what was removed. */
      readonly differences: readonly (readonly [name: string, text: string | null])[];
    }
  | { readonly ask: 'go back'; readonly generation: number };

/** What the owner gives: a state, several, a section's value, or null where a commit came too late. */
export type StoreReply = SharedState | readonly SharedState[] | { readonly text: string } | null;

/** How a store is found from its thread: a number that grows with each commit lies in shared memory. */
export interface SharedStoreLink {
  readonly generation: SharedArrayBuffer;
  ask(question: StoreQuestion): StoreReply;
}

const valueNumbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf(value: object): number {
  const known = valueNumbers.get(value);
  if (known !== undefined) return known;
  valueNumbers.set(value, ++lastNumber);
  return lastNumber;
}

/** Thrown inside of a change-set whose base is not the newest state. */
class Overtaken extends Error {}

/** The owner's side. */
export class StoreServer {
  readonly generation = new SharedArrayBuffer(4);
  private readonly counter = new Int32Array(this.generation);
  private readonly stopWatching: () => void;

  constructor(private readonly store: Store) {
    this.count();
    this.stopWatching = store.onCommit(() => this.count());
  }

  answer(question: StoreQuestion): StoreReply {
    switch (question.ask) {
      case 'state':
        return stateOf(this.newest());
      case 'history':
        return this.store.history().map(stateOf);
      case 'value': {
        const { generation, name } = question;
        const state = [this.newest(), ...this.store.history()].find((one) => one.generation === generation);
        if (!state) throw missingState('memory', generation);
        return { text: JSON.stringify(state.read({ name, shape: anything })) };
      }
      case 'commit':
        return this.commit(question.generation, question.differences);
      case 'go back':
        this.store.goBack(question.generation);
        return stateOf(this.newest());
    }
  }

  end(): void {
    this.stopWatching();
  }

  private commit(generation: number, differences: readonly (readonly [string, string | null])[]): StoreReply {
    try {
      this.store.transact((change) => {
        if (change.generation !== generation) throw new Overtaken();
        for (const [name, text] of differences) {
          const key = { name, shape: anything };
          if (text === null) change.remove(key);
          else change.write(key, JSON.parse(text));
        }
      });
    } catch (error) {
      if (error instanceof Overtaken) return null;
      throw error;
    }
    return stateOf(this.newest());
  }

  private newest(): StoredState {
    const [state] = this.store.history();
    if (!state) throw missingState('memory', 0);
    return state;
  }

  private count(): void {
    Atomics.store(this.counter, 0, this.store.snapshot().generation);
  }
}

function stateOf(state: StoredState): SharedState {
  const sections = state.sectionNames().map((name) => {
    // Sections are objects or lists; what is shared by identity is a value that nobody changes.
    const value = state.read({ name, shape: anything }) as object;
    return [name, numberOf(value)] as const;
  });
  return { generation: state.generation, sections, committedAt: state.committedAt, changed: state.changed };
}

/** Values that the thread has seen, whichever store they are of: forks have most of them in common. */
class SeenValues {
  private readonly seen = new Map<number, WeakRef<object>>();
  private static readonly MOST = 20_000;

  get(number: number): object | undefined {
    return this.seen.get(number)?.deref();
  }

  keep(number: number, value: object): void {
    if (this.seen.size >= SeenValues.MOST) this.sweep();
    this.seen.set(number, new WeakRef(value));
  }

  private sweep(): void {
    for (const [number, value] of this.seen) if (value.deref() === undefined) this.seen.delete(number);
    if (this.seen.size >= SeenValues.MOST) this.seen.clear();
  }
}

const seenValues = new SeenValues();

class SharedSnapshot implements StoredState {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly values = new Map<string, object>();

  constructor(
    private readonly link: SharedStoreLink,
    private readonly state: SharedState,
  ) {
    this.numbers = new Map(state.sections);
  }

  get generation(): number {
    return this.state.generation;
  }

  get committedAt(): number {
    return this.state.committedAt;
  }

  get changed(): readonly string[] | null {
    return this.state.changed;
  }

  read<T>({ name }: SectionKey<T>): T | undefined {
    const number = this.numbers.get(name);
    if (number === undefined) return undefined;
    const value = this.values.get(name) ?? seenValues.get(number) ?? this.fetch(name, number);
    this.values.set(name, value);
    return value as T;
  }

  sectionNames(): string[] {
    return [...this.numbers.keys()].sort();
  }

  /** A value that this thread has written itself. */
  keep(name: string, value: object): void {
    const number = this.numbers.get(name);
    if (number === undefined) return;
    seenValues.keep(number, value);
    this.values.set(name, value);
  }

  private fetch(name: string, number: number): object {
    const reply = this.link.ask({ ask: 'value', generation: this.generation, name }) as { readonly text: string };
    const value = deepFreeze(JSON.parse(reply.text)) as object;
    seenValues.keep(number, value);
    return value;
  }
}

/** The thread's side. */
export class SharedStore implements Store {
  private readonly counter: Int32Array;
  private newest: SharedSnapshot | null = null;
  private inside = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly link: SharedStoreLink) {
    this.counter = new Int32Array(link.generation);
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
    if (this.inside) throw new Error('A change-set cannot be made inside another one.');
    this.inside = true;
    try {
      for (;;) {
        const base = this.bringUp();
        const change = new ChangeSet(base);
        const result = mutator(change);
        const differences = change.close();
        if (differences.size === 0) return result;
        const texts = [...differences].map(([name, entry]) => [name, entry?.text ?? null] as const);
        const reply = this.link.ask({ ask: 'commit', generation: base.generation, differences: texts });
        if (reply === null) continue;
        this.newest = new SharedSnapshot(this.link, reply as SharedState);
        for (const [name, entry] of differences) if (entry) this.newest.keep(name, entry.value as object);
        for (const hear of this.listeners) hear();
        return result;
      }
    } finally {
      this.inside = false;
    }
  }

  history(): StoredState[] {
    const states = this.link.ask({ ask: 'history' }) as readonly SharedState[];
    return states.map((state) => new SharedSnapshot(this.link, state));
  }

  goBack(generation: number): void {
    this.newest = new SharedSnapshot(this.link, this.link.ask({ ask: 'go back', generation }) as SharedState);
    for (const hear of this.listeners) hear();
  }

  onCommit(hear: () => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  private bringUp(): SharedSnapshot {
    if (this.newest && Atomics.load(this.counter, 0) === this.newest.generation) return this.newest;
    this.newest = new SharedSnapshot(this.link, this.link.ask({ ask: 'state' }) as SharedState);
    return this.newest;
  }
}
