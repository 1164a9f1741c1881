/**
 * Which variable of a scope has which slot: a layout is shared by all scopes that got the same names in the same order (a
 * hidden class).
 */
import { OrderedNames, SHARED_LENGTH } from '../types/values/ordered-names.ts';

/** Stands in a slot whose variable does not exist (yet) in this scope. */
export const UNSET: unique symbol = Symbol('unset');

/** Stands in a slot whose variable works its value out when it is read. (Symbols are never PowerShell values.) */
export const COMPUTED: unique symbol = Symbol('computed');

/** The slot that `$_` has in every layout. */
export const UNDERSCORE_SLOT = 0;

export class Layout {
  private readonly transitions = new Map<string, Layout>();

  private constructor(private readonly list: OrderedNames) {}

  static readonly root = new Layout(OrderedNames.of(['_']));

  /** How many slots there are. */
  get length(): number {
    return this.list.length;
  }

  /** Names as first written, by slot. */
  get names(): readonly string[] {
    return this.list.all;
  }

  /** The layout with one more name; the same object for the same name, unless there are very many. */
  with(name: string): Layout {
    if (this.list.length >= SHARED_LENGTH) return new Layout(this.list.with(name));
    const key = name.toLowerCase();
    let next = this.transitions.get(key);
    if (!next) this.transitions.set(key, (next = new Layout(this.list.with(name))));
    return next;
  }

  /** The layout that has all the names, in the order given. */
  static of(names: Iterable<string>): Layout {
    let layout = Layout.root;
    for (const name of names) if (layout.slotOf(name.toLowerCase()) < 0) layout = layout.with(name);
    return layout;
  }

  /** Slot of a lower-case name, or -1. */
  slotOf(key: string): number {
    return this.list.placeOfFolded(key);
  }

  /** The name of a slot, as it was first written. */
  nameAt(slot: number): string {
    return this.list.at(slot);
  }
}
