/** An object of a script's class that derives from System.Object. */
import { NetObject, type NetType } from '../../types/net-type.ts';

export class ScriptObject extends NetObject {
  constructor(private readonly type: NetType) {
    super();
  }

  netType(): NetType {
    return this.type;
  }
}
