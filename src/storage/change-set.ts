/**
 * The change-set that both engines hand to a mutator: keeps what is written on top of a base snapshot, so that an
 * engine has only to commit the difference.
 */
import { anything, complaintText } from './shape.ts';
import type { SectionKey, Store, StoreChange, StoreSnapshot } from './store.ts';

/** Freezes JSON data all the way down, so that no reader can change what others see. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) if (typeof item === 'object') deepFreeze(item);
  }
  return value;
}

/** The JSON text of a value; a value that JSON cannot hold is a programming error. */
function sectionText(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`The section '${name}' was given a value that JSON cannot hold.`);
  return text;
}

/** The new text of a section. */
export class WrittenSection {
  private read: { readonly value: unknown } | null = null;

  constructor(readonly text: string) {}

  /** As it will be read by others: what JSON leaves out is not there for this process either. */
  get value(): unknown {
    this.read ??= { value: deepFreeze(JSON.parse(this.text)) };
    return this.read.value;
  }
}

/** What a change-set did to a section: its new text, or `undefined` for one that was removed. */
export type SectionChange = WrittenSection | undefined;

/** Writes all that a state holds into an empty store, as one change-set. */
export function copyState(source: StoreSnapshot, target: Store): void {
  target.transact((change) => {
    for (const name of source.sectionNames()) {
      const key = { name, shape: anything };
      change.write(key, source.read(key));
    }
  });
}

/** What was written of a section; `undefined` for one that was removed. */
type Written = { readonly value: unknown } | undefined;

/** What a mutator wrote. Texts are made once, at the end: a section may be written many times on the way. */
export class ChangeSet implements StoreChange {
  private readonly written = new Map<string, Written>();
  private open = true;
  /** What sections were before the part that is being attempted wrote them; absent for those that nobody had written. */
  private undo: Map<string, Written | null> | null = null;

  constructor(readonly base: StoreSnapshot) {}

  get generation(): number {
    return this.base.generation;
  }

  read<T>(section: SectionKey<T>): T | undefined {
    if (this.written.has(section.name)) return this.written.get(section.name)?.value as T | undefined;
    return this.base.read(section);
  }

  sectionNames(): string[] {
    const names = new Set(this.base.sectionNames());
    for (const [name, entry] of this.written) {
      if (entry) names.add(name);
      else names.delete(name);
    }
    return [...names].sort();
  }

  writtenNames(): Iterable<string> {
    return this.written.keys();
  }

  write<T>(section: SectionKey<T>, value: T): void {
    this.requireOpen();
    if (value === undefined) throw new TypeError(`The section '${section.name}' was given no value.`);
    const complaint = section.shape.check(value);
    if (complaint) throw new TypeError(`The section '${section.name}' cannot hold this: ${complaintText(complaint)}.`);
    this.put(section.name, { value: deepFreeze(value) });
  }

  update<T>(section: SectionKey<T>, edit: (draft: T) => void, initial?: T): void {
    const current = this.read(section) ?? initial;
    if (current === undefined) throw new RangeError(`The section '${section.name}' has no value to update.`);
    const draft = structuredClone(current);
    edit(draft);
    this.write(section, draft);
  }

  remove(section: SectionKey<unknown>): void {
    this.requireOpen();
    this.put(section.name, undefined);
  }

  attempt<R>(work: () => R): R {
    const outer = this.undo;
    const undo: NonNullable<typeof this.undo> = new Map();
    this.undo = undo;
    try {
      return work();
    } catch (error) {
      for (const [name, before] of undo) {
        if (before === null) this.written.delete(name);
        else this.written.set(name, before);
      }
      throw error;
    } finally {
      this.undo = outer;
      if (outer) for (const [name, before] of undo) if (!outer.has(name)) outer.set(name, before);
    }
  }

  /** Ends the change-set and gives the differences from the base. */
  close(): Map<string, SectionChange> {
    return new Map(this.differences());
  }

  /** The same, one after the other: a change-set may be larger than what should lie in memory twice. */
  *differences(): Generator<[string, SectionChange]> {
    this.open = false;
    for (const [name, entry] of this.written) {
      const before = this.base.read({ name, shape: anything });
      if (before === entry?.value) continue;
      const text = entry && sectionText(name, entry.value);
      if (text === (before === undefined ? undefined : JSON.stringify(before))) continue;
      yield [name, text === undefined ? undefined : new WrittenSection(text)];
    }
  }

  private put(name: string, entry: Written): void {
    if (this.undo && !this.undo.has(name)) this.undo.set(name, this.written.has(name) ? this.written.get(name) : null);
    this.written.set(name, entry);
  }

  private requireOpen(): void {
    if (!this.open) throw new Error('This change-set has been committed already.');
  }
}
