/** What some cmdlets give their errors for a target: themselves, as the object of a class that scripts see the name of. */
import { NetObject, NetType } from '../types/net-type.ts';

export class CmdletTarget extends NetObject {
  private readonly type: NetType;

  constructor(className: string) {
    super();
    this.type = new NetType(className, { name: className });
  }

  netType(): NetType {
    return this.type;
  }

  override toString(): string {
    return this.type.fullName;
  }
}
