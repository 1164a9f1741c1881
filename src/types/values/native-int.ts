/** System.IntPtr and System.UIntPtr: whole numbers of the size of an address, 64 bits here. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class NativeInt extends NetObject {
  constructor(
    readonly typeName: 'System.IntPtr' | 'System.UIntPtr',
    readonly value: bigint,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }
}
