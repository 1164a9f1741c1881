/** What System.Linq makes of a rule and a number of elements without making the elements: Range and Repeat. */
import { NetObject, type NetType } from '../net-type.ts';
import { arrayOf } from './array-limit.ts';

export class LazySequence extends NetObject implements Iterable<unknown> {
  constructor(
    private readonly type: NetType,
    readonly count: number,
    /** The element at a place within the count. */
    readonly at: (index: number) => unknown,
  ) {
    super();
  }

  netType(): NetType {
    return this.type;
  }

  *[Symbol.iterator](): Iterator<unknown> {
    for (let i = 0; i < this.count; i++) yield this.at(i);
  }

  /** All elements. @throws NetException where there are more than an array can have */
  toArray(): unknown[] {
    return arrayOf(this.count, this.at);
  }
}
