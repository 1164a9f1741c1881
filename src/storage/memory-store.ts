/**
 * The store engine without a disk: for tests and for labs that nobody needs again.
 */
import { platform } from '../platform/platform.ts';
import { ChangeSet, type SectionChange } from './change-set.ts';
import { missingState } from './storage-error.ts';
import {
  KEPT_STATES,
  type SectionKey,
  type Store,
  type StoreChange,
  type StoredState,
  type StoreSnapshot,
} from './store.ts';

class MemorySnapshot implements StoredState {
  constructor(
    readonly generation: number,
    private readonly values: ReadonlyMap<string, unknown>,
    readonly committedAt: number,
    readonly changed: readonly string[] | null = null,
  ) {}

  read<T>(section: SectionKey<T>): T | undefined {
    return this.values.get(section.name) as T | undefined;
  }

  sectionNames(): string[] {
    return [...this.values.keys()].sort();
  }

  with(differences: ReadonlyMap<string, SectionChange>, now: number): MemorySnapshot {
    const values = new Map(this.values);
    for (const [name, change] of differences) {
      if (change === undefined) values.delete(name);
      else values.set(name, change.value);
    }
    return new MemorySnapshot(this.generation + 1, values, now, [...differences.keys()].sort());
  }

  /** The state of `other` as the one after this. */
  followedBy(other: MemorySnapshot, now: number): MemorySnapshot {
    const names = new Set([...this.values.keys(), ...other.values.keys()]);
    const changed = [...names].filter((name) => this.values.get(name) !== other.values.get(name)).sort();
    return new MemorySnapshot(this.generation + 1, other.values, now, changed);
  }
}

/** A store that lives and dies with the process. */
export class MemoryStore implements Store {
  /** Oldest first; never empty. */
  private readonly states = [new MemorySnapshot(0, new Map(), platform().time.now())];
  private inside = false;
  private readonly listeners = new Set<() => void>();

  snapshot(): StoreSnapshot {
    return this.newest;
  }

  recent(): StoreSnapshot {
    return this.snapshot();
  }

  read<T>(section: SectionKey<T>): T | undefined {
    return this.newest.read(section);
  }

  transact<R>(mutator: (change: StoreChange) => R): R {
    if (this.inside) throw new Error('A change-set cannot be made inside another one.');
    this.inside = true;
    try {
      const change = new ChangeSet(this.newest);
      const result = mutator(change);
      const differences = change.close();
      if (differences.size > 0) this.keep(this.newest.with(differences, platform().time.now()));
      return result;
    } finally {
      this.inside = false;
    }
  }

  /** A store whose first state is the newest one of this: values never change, so that both may have them. */
  fork(): MemoryStore {
    const fork = new MemoryStore();
    fork.keep(fork.newest.followedBy(this.newest, platform().time.now()));
    fork.states.shift();
    return fork;
  }

  history(): StoredState[] {
    return [...this.states].reverse();
  }

  goBack(generation: number): void {
    const state = this.states.find((one) => one.generation === generation);
    if (!state) throw missingState('memory', generation);
    this.keep(this.newest.followedBy(state, platform().time.now()));
  }

  onCommit(hear: () => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  private get newest(): MemorySnapshot {
    return this.states.at(-1) as MemorySnapshot;
  }

  private keep(state: MemorySnapshot): void {
    this.states.push(state);
    if (this.states.length > KEPT_STATES) this.states.shift();
    for (const hear of this.listeners) hear();
  }
}
