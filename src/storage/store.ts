/**
 * The store interface: named sections of plain JSON data, read lazily, changed only by whole change-sets.
 * Everything above (the deployment) is written against this; engines differ in where the bytes lie.
 */

import type { Shape } from './shape.ts';

/** What a section may hold: JSON data, and nothing else. */
export type StoredValue =
  | string
  | number
  | boolean
  | null
  | readonly StoredValue[]
  | { readonly [key: string]: StoredValue | undefined };

/** The name of a section together with what it may hold. */
export interface SectionKey<T> {
  readonly name: string;
  readonly shape: Shape<T>;
}

/** Declares a section. Names are made of letters, digits, `.`, `-` and `/`. */
export function sectionKey<T>(name: string, shape: Shape<T>): SectionKey<T> {
  if (!/^[A-Za-z0-9][A-Za-z0-9./-]*$/.test(name)) throw new RangeError(`'${name}' is not a name for a section.`);
  return { name, shape };
}

/** A consistent view of all sections as of one generation. */
export interface StoreSnapshot {
  /** How many change-sets have been committed so far. */
  readonly generation: number;
  /** The value of a section (deeply frozen), or `undefined` where it was never set. */
  read<T>(section: SectionKey<T>): T | undefined;
  /** The names of all sections, in order. */
  sectionNames(): string[];
}

/** A change-set while it is being made. Reads show what it has changed so far. */
export interface StoreChange extends StoreSnapshot {
  /** The state that is changed. */
  readonly base: StoreSnapshot;
  /** The names of the sections that were written or removed so far. */
  writtenNames(): Iterable<string>;
  /** Sets a section. The value is the store's from now on: it is frozen, and committed as JSON. */
  write<T>(section: SectionKey<T>, value: T): void;
  /** Lets `edit` change a deep copy of the section's value (or of `initial`) and writes the result. */
  update<T>(section: SectionKey<T>, edit: (draft: T) => void, initial?: T): void;
  /** Removes a section. */
  remove(section: SectionKey<unknown>): void;
  /** Does a part of the change that may fail: where `work` throws, nothing of what it has written stays. */
  attempt<R>(work: () => R): R;
}

/** How many states stay readable at least: to go back to, and for snapshots that others still hold. */
export const KEPT_STATES = 64;

/** A state that a store can go back to. */
export interface StoredState extends StoreSnapshot {
  /** When it was committed, in milliseconds of the host's clock. */
  readonly committedAt: number;
  /** The sections in which it differs from the state before; null for the oldest one that is kept. */
  readonly changed: readonly string[] | null;
}

/**
 * A store. `transact` runs the mutator on the newest state and commits all that it wrote as one change-set, or
 * nothing: when the mutator throws, or when the process dies at any instant. Where another process commits first,
 * the mutator runs again on the new state, so it must do nothing but compute and write to its `change`.
 */
export interface Store {
  /** The newest committed state; cheap to call again and again. */
  snapshot(): StoreSnapshot;
  /**
   * The same for what asks in a loop, as scripts do for the time: it has all that was committed through this object, and
   * what others have committed up to a millisecond ago.
   */
  recent(): StoreSnapshot;
  /** The newest committed value of one section. */
  read<T>(section: SectionKey<T>): T | undefined;
  /** Makes one atomic change-set and returns what the mutator returned. */
  transact<R>(mutator: (change: StoreChange) => R): R;
  /** The states that are kept, newest first. States that are damaged are left out. */
  history(): StoredState[];
  /** Makes a kept state the newest one again, by a change-set of its own: going back can be undone. */
  goBack(generation: number): void;
  /** Hears of each change-set that is committed through this object; what it gives ends that. */
  onCommit(hear: () => void): () => void;
}
