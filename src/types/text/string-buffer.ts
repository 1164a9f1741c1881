/** System.Text.StringBuilder. Pieces are joined only when somebody looks, so that appending stays cheap. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { outOfRange } from './argument-checks.ts';

const MAX_PIECES = 4096;

export class StringBuilder extends NetObject {
  private head: string;
  private pieces: string[] = [];
  private pieceLength: number;
  /** As last set or grown to; it has no effect on what fits. */
  capacity: number;

  constructor(
    text = '',
    capacity = 16,
    readonly maxCapacity = 2147483647,
  ) {
    super();
    this.head = text;
    this.pieceLength = text.length;
    this.capacity = Math.max(capacity, text.length, 0);
  }

  netType(): NetType {
    return typeNamed('System.Text.StringBuilder');
  }

  get length(): number {
    return this.pieceLength;
  }

  append(text: string): this {
    const length = this.pieceLength + text.length;
    if (length > this.maxCapacity) throw outOfRange('The length cannot be greater than the capacity.', 'valueCount');
    this.pieces.push(text);
    this.pieceLength = length;
    if (this.pieces.length > MAX_PIECES) this.join();
    while (this.capacity < length) this.capacity = this.capacity * 2 || 16;
    return this;
  }

  /** What is there already is not copied again: an addition of texts makes one of the two when somebody reads it. */
  private join(): void {
    this.head += this.pieces.join('');
    this.pieces = [];
  }

  get text(): string {
    if (this.pieces.length > 0) this.join();
    return this.head;
  }

  set text(text: string) {
    this.head = text;
    this.pieces = [];
    this.pieceLength = text.length;
    while (this.capacity < text.length) this.capacity = this.capacity * 2 || 16;
  }

  override toString(): string {
    return this.text;
  }
}
