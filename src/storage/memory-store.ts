/**
 * The store engine without a disk: for tests and for labs that nobody needs again.
 */
import { ChangeSet, deepFreeze } from './change-set.ts';
import type { SectionKey, Store, StoreChange, StoreSnapshot } from './store.ts';

class MemorySnapshot implements StoreSnapshot {
  readonly generation: number;
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(generation: number, values: ReadonlyMap<string, unknown>) {
    this.generation = generation;
    this.#values = values;
  }

  read<T>(section: SectionKey<T>): T | undefined {
    return this.#values.get(section.name) as T | undefined;
  }

  sectionNames(): string[] {
    return [...this.#values.keys()].sort();
  }

  with(differences: ReadonlyMap<string, string | undefined>): MemorySnapshot {
    const values = new Map(this.#values);
    for (const [name, text] of differences) {
      if (text === undefined) values.delete(name);
      else values.set(name, deepFreeze(JSON.parse(text)));
    }
    return new MemorySnapshot(this.generation + 1, values);
  }
}

/** A store that lives and dies with the process. */
export class MemoryStore implements Store {
  #current = new MemorySnapshot(0, new Map());
  #inside = false;

  snapshot(): StoreSnapshot {
    return this.#current;
  }

  read<T>(section: SectionKey<T>): T | undefined {
    return this.#current.read(section);
  }

  transact<R>(mutator: (change: StoreChange) => R): R {
    if (this.#inside) throw new Error('A change-set cannot be made inside another one.');
    this.#inside = true;
    try {
      const change = new ChangeSet(this.#current);
      const result = mutator(change);
      const differences = change.close();
      if (differences.size > 0) this.#current = this.#current.with(differences);
      return result;
    } finally {
      this.#inside = false;
    }
  }
}
