/**
 * Names one behind the other, each with its place. A list is never changed: one with a name more is made of it, and shares
 * what both hold, so that a list of thousands of names grows name by name without being copied each time.
 */

/** Lists longer than this are not kept for others that grow alike: what has so many names is hardly made twice. */
export const SHARED_LENGTH = 512;

/** What lists that begin alike share. Each of them sees only the names up to its own length. */
interface Store {
  readonly names: string[];
  /** Places by name as written, and by name in lower case. */
  readonly exact: Map<string, number>;
  readonly folded: Map<string, number>;
}

export class OrderedNames {
  private listed: readonly string[] | null = null;

  private constructor(
    private readonly store: Store,
    readonly length: number,
  ) {}

  /** A list of names that differ by more than letter case. */
  static of(names: Iterable<string>): OrderedNames {
    const store: Store = { names: [], exact: new Map(), folded: new Map() };
    for (const name of names) append(store, name);
    return new OrderedNames(store, store.names.length);
  }

  /** The list with one more name. Only where two lists go different ways the names are copied. */
  with(name: string): OrderedNames {
    const isNewest = this.store.names.length === this.length;
    const grown = isNewest ? this : OrderedNames.of(this.store.names.slice(0, this.length));
    append(grown.store, name);
    return new OrderedNames(grown.store, this.length + 1);
  }

  /** The place of a name in whichever letter case, or -1. */
  placeOf(name: string): number {
    const place = this.store.exact.get(name) ?? this.store.folded.get(name.toLowerCase()) ?? -1;
    return place < this.length ? place : -1;
  }

  /** The place of a name that is given in lower case, or -1. */
  placeOfFolded(name: string): number {
    const place = this.store.folded.get(name) ?? -1;
    return place < this.length ? place : -1;
  }

  /** The name at a place. */
  at(place: number): string {
    return this.store.names[place] ?? '';
  }

  /** All names, in order. */
  get all(): readonly string[] {
    return (this.listed ??= this.store.names.slice(0, this.length));
  }
}

function append(store: Store, name: string): void {
  store.exact.set(name, store.names.length);
  store.folded.set(name.toLowerCase(), store.names.length);
  store.names.push(name);
}
