/** An instance of System.Object itself: `[object]::new()`, used as a token or a lock. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class PlainObject extends NetObject {
  netType(): NetType {
    return typeNamed('System.Object');
  }
}
