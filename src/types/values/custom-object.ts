/**
 * PSCustomObject: an ordered bag of note properties. Objects made alike share one `Shape` (names and their
 * slots), so that code which reads the same property of many of them finds the slot by one identity check.
 */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { OrderedNames, SHARED_LENGTH } from './ordered-names.ts';

/** The ordered names of the note properties of a custom object, with a case-insensitive index. Immutable. */
export class Shape {
  private readonly transitions = new Map<string, Shape>();

  private constructor(private readonly list: OrderedNames) {}

  static readonly empty = new Shape(OrderedNames.of([]));

  /** The names by slot. */
  get names(): readonly string[] {
    return this.list.all;
  }

  /** The shape with one more name at the end; the same result for the same name, unless there are very many. */
  with(name: string): Shape {
    if (this.list.length >= SHARED_LENGTH) return new Shape(this.list.with(name));
    let next = this.transitions.get(name);
    if (!next) this.transitions.set(name, (next = new Shape(this.list.with(name))));
    return next;
  }

  /** The shape of a list of names (which must differ by more than letter case). */
  static of(names: readonly string[]): Shape {
    if (names.length > SHARED_LENGTH) return new Shape(OrderedNames.of(names));
    let shape = Shape.empty;
    for (const name of names) shape = shape.with(name);
    return shape;
  }

  /** The slot of a name in whichever letter case, or -1. */
  slotOf(name: string): number {
    return this.list.placeOf(name);
  }

  /** The name of a slot, as it was first written. */
  nameAt(slot: number): string {
    return this.list.at(slot);
  }
}

/** `[pscustomobject]@{…}`, the output of Select-Object, ConvertFrom-Json, Import-Csv… */
export class PSCustomObject extends NetObject {
  constructor(
    public shape: Shape,
    public values: unknown[],
  ) {
    super();
  }

  static from(entries: Iterable<readonly [string, unknown]>): PSCustomObject {
    const object = new PSCustomObject(Shape.empty, []);
    for (const [name, value] of entries) object.set(name, value);
    return object;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSCustomObject');
  }

  has(name: string): boolean {
    return this.shape.slotOf(name) >= 0;
  }

  /** The value of a note property, or undefined when there is none of that name. */
  get(name: string): unknown {
    const slot = this.shape.slotOf(name);
    return slot < 0 ? undefined : this.values[slot];
  }

  /** Sets a note property, adding it at the end when it is new. */
  set(name: string, value: unknown): void {
    const slot = this.shape.slotOf(name);
    if (slot >= 0) {
      this.values[slot] = value;
      return;
    }
    this.shape = this.shape.with(name);
    this.values.push(value);
  }

  /** Removes a note property; false when there is none. */
  remove(name: string): boolean {
    const slot = this.shape.slotOf(name);
    if (slot < 0) return false;
    this.shape = Shape.of(this.shape.names.filter((_, i) => i !== slot));
    this.values.splice(slot, 1);
    return true;
  }
}
