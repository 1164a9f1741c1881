/** System.Text.StringBuilder. Pieces are joined only when somebody looks, so that appending stays cheap. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { outOfRange } from './argument-checks.ts';

const MAX_PIECES = 4096;

export class StringBuilder extends NetObject {
  private pieces: string[];
  private pieceLength: number;
  /** As last set or grown to; it has no effect on what fits. */
  capacity: number;

  constructor(
    text = '',
    capacity = 16,
    readonly maxCapacity = 2147483647,
  ) {
    super();
    this.pieces = [text];
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
    if (this.pieces.length > MAX_PIECES) this.pieces = [this.pieces.join('')];
    while (this.capacity < length) this.capacity = this.capacity * 2 || 16;
    return this;
  }

  get text(): string {
    if (this.pieces.length > 1) this.pieces = [this.pieces.join('')];
    return this.pieces[0] ?? '';
  }

  set text(text: string) {
    this.pieces = [text];
    this.pieceLength = text.length;
    while (this.capacity < text.length) this.capacity = this.capacity * 2 || 16;
  }

  override toString(): string {
    return this.text;
  }
}
