/** `$foreach`, `$switch` and `$input`: the enumerator of what is gone through, whose MoveNext a script may call itself. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

/** The classes of .NET whose enumerators loops and `$input` have. */
type EnumeratorType =
  | 'System.ArrayEnumerator'
  | 'System.Collections.ArrayList+ArrayListEnumeratorSimple'
  | 'System.Management.Automation.RangeEnumerator';

/** The elements that a command was given, as `$input`. */
export function inputEnumerator(items: Iterable<unknown>): LoopEnumerator {
  return new LoopEnumerator(items, 'System.Collections.ArrayList+ArrayListEnumeratorSimple');
}

export class LoopEnumerator extends NetObject {
  private readonly items: unknown[];
  private index = -1;

  constructor(
    items: Iterable<unknown>,
    private readonly typeName: EnumeratorType = 'System.ArrayEnumerator',
  ) {
    super();
    this.items = Array.isArray(items) ? items : [...items];
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  get current(): unknown {
    return this.items[this.index];
  }

  moveNext(): boolean {
    if (this.index < this.items.length) this.index++;
    return this.index < this.items.length;
  }

  /** What enumerating it gives: the elements that are left; it stands at its end afterwards. */
  *rest(): Generator<unknown> {
    while (this.moveNext()) yield this.current;
  }

  reset(): void {
    this.index = -1;
  }
}
