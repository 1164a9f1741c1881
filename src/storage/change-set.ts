/**
 * The change-set that both engines hand to a mutator: keeps what is written on top of a base snapshot, so that an
 * engine has only to commit the difference.
 */
import type { SectionKey, StoreChange, StoreSnapshot } from './store.ts';

/** Freezes JSON data all the way down, so that no reader can change what others see. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}

/** The JSON text of a value; a value that JSON cannot hold is a programming error, said at once. */
export function sectionText(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`The section '${name}' was given a value that JSON cannot hold.`);
  return text;
}

/** What a mutator wrote: the new JSON text by section, or `undefined` for a removed one. */
export class ChangeSet implements StoreChange {
  readonly #base: StoreSnapshot;
  readonly #written = new Map<string, { text: string; value: unknown } | undefined>();
  #open = true;

  constructor(base: StoreSnapshot) {
    this.#base = base;
  }

  get generation(): number {
    return this.#base.generation;
  }

  read<T>(section: SectionKey<T>): T | undefined {
    if (this.#written.has(section.name)) return this.#written.get(section.name)?.value as T | undefined;
    return this.#base.read(section);
  }

  sectionNames(): string[] {
    const names = new Set(this.#base.sectionNames());
    for (const [name, entry] of this.#written) {
      if (entry) names.add(name);
      else names.delete(name);
    }
    return [...names].sort();
  }

  write<T>(section: SectionKey<T>, value: T): void {
    this.#requireOpen();
    const text = sectionText(section.name, value);
    this.#written.set(section.name, { text, value: deepFreeze(JSON.parse(text)) });
  }

  update<T>(section: SectionKey<T>, edit: (draft: T) => void, initial?: T): void {
    const current = this.read(section) ?? initial;
    if (current === undefined) throw new RangeError(`The section '${section.name}' has no value to update.`);
    const draft = structuredClone(current);
    edit(draft);
    this.write(section, draft);
  }

  remove(section: SectionKey<unknown>): void {
    this.#requireOpen();
    this.#written.set(section.name, undefined);
  }

  /** Ends the change-set and gives the differences from the base: texts of changed sections, `undefined` = removed. */
  close(): Map<string, string | undefined> {
    this.#open = false;
    const differences = new Map<string, string | undefined>();
    for (const [name, entry] of this.#written) {
      const before = this.#base.read({ name });
      const beforeText = before === undefined ? undefined : JSON.stringify(before);
      if (entry?.text !== beforeText) differences.set(name, entry?.text);
    }
    return differences;
  }

  #requireOpen(): void {
    if (!this.#open) throw new Error('This change-set has been committed already.');
  }
}
