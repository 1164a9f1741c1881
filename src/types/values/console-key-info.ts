/** System.ConsoleKeyInfo: a key that was pressed. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { Char } from './char.ts';
import type { EnumValue } from './enum-value.ts';

export class ConsoleKeyInfo extends NetObject {
  constructor(
    readonly keyChar: Char,
    /** A System.ConsoleKey. */
    readonly key: EnumValue,
    readonly modifiers: { readonly shift: boolean; readonly alt: boolean; readonly control: boolean },
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.ConsoleKeyInfo');
  }

  /** The same for equal keys. */
  get identity(): string {
    const { shift, alt, control } = this.modifiers;
    return [this.keyChar.code, this.key.value, shift, alt, control].join();
  }
}
