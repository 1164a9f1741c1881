/** System.Char: one UTF-16 code unit. Instances are interned, so equal chars are the same object. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

const interned: (Char | undefined)[] = [];

export class Char extends NetObject {
  private constructor(readonly code: number) {
    super();
  }

  /** The char of a UTF-16 code unit (0..65535). */
  static of(code: number): Char {
    return (interned[code] ??= new Char(code));
  }

  netType(): NetType {
    return typeNamed('System.Char');
  }

  override toString(): string {
    return String.fromCharCode(this.code);
  }
}
