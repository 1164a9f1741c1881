/** `$foreach` and `$switch`: the enumerator of the running loop, whose MoveNext a script may call itself. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

export class LoopEnumerator extends NetObject {
  private readonly items: unknown[];
  private index = -1;

  constructor(items: Iterable<unknown>) {
    super();
    this.items = Array.isArray(items) ? items : [...items];
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.LoopEnumerator');
  }

  get current(): unknown {
    return this.items[this.index];
  }

  moveNext(): boolean {
    if (this.index < this.items.length) this.index++;
    return this.index < this.items.length;
  }

  /** What enumerating it gives: the elements that are left; it stands at its end afterwards. */
  *remaining(): Generator<unknown> {
    while (this.moveNext()) yield this.current;
  }

  reset(): void {
    this.index = -1;
  }
}
