/** System.Collections.BitArray. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class BitArray extends NetObject {
  constructor(public bits: boolean[]) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Collections.BitArray');
  }
}
