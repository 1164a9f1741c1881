/** Lists that can grow: ArrayList, List[T], Collection[T] and their kind hold their elements in one JS array. */
import { NetObject, type NetType } from '../net-type.ts';

export class NetList extends NetObject {
  /** Whether elements can be neither added, removed nor replaced. */
  isReadOnly = false;
  isFixedSize = false;
  private explicitCapacity: number | null = null;

  constructor(
    private readonly type: NetType,
    /** The elements, as PowerShell values of the element type; changed in place, because views may share the array. */
    readonly items: unknown[] = [],
  ) {
    super();
  }

  netType(): NetType {
    return this.type;
  }

  /** The element type; System.Object's for lists that are not generic is left to the caller. */
  get elementType(): NetType | null {
    return this.type.genericArguments[0] ?? null;
  }

  /** Grows as in .NET: 4 at first, then twice as much whenever it is full. */
  get capacity(): number {
    let capacity = this.explicitCapacity ?? 0;
    while (capacity < this.items.length) capacity = capacity === 0 ? 4 : capacity * 2;
    this.explicitCapacity = capacity;
    return capacity;
  }

  set capacity(value: number) {
    this.explicitCapacity = value;
  }
}
