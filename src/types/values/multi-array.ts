/** Arrays of several dimensions (`int[,]`): one list of elements in row-major order. */

import { netException } from '../net-exception.ts';
import { NetObject, type NetType } from '../net-type.ts';
import { arrayOf } from './array-limit.ts';

export class MultiArray extends NetObject {
  readonly items: unknown[];

  constructor(
    private readonly type: NetType,
    readonly lengths: readonly number[],
    initial: () => unknown,
  ) {
    super();
    const total = lengths.reduce((product, length) => product * length, 1);
    this.items = arrayOf(total, initial);
  }

  netType(): NetType {
    return this.type;
  }

  get elementType(): NetType {
    return this.type.elementType as NetType;
  }

  get rank(): number {
    return this.lengths.length;
  }

  get(indices: readonly number[]): unknown {
    return this.items[this.offset(indices)];
  }

  set(indices: readonly number[], value: unknown): void {
    this.items[this.offset(indices)] = value;
  }

  /** A copy with the same elements. */
  clone(): MultiArray {
    const copy = new MultiArray(this.type, this.lengths, () => null);
    this.items.forEach((item, i) => {
      copy.items[i] = item;
    });
    return copy;
  }

  private offset(indices: readonly number[]): number {
    const { lengths } = this;
    let offset = 0;
    for (let dimension = 0; dimension < lengths.length; dimension++) {
      const length = lengths[dimension] ?? 0;
      const index = indices[dimension] ?? -1;
      if (index < 0 || index >= length) {
        throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
      }
      offset = offset * length + index;
    }
    return offset;
  }
}
