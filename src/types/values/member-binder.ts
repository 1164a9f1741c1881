/** System.Dynamic.GetMemberBinder and its kind: which member of a dynamic object is asked for. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class MemberBinder extends NetObject {
  constructor(
    private readonly operation: 'GetMember' | 'SetMember' | 'InvokeMember',
    readonly name: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`System.Dynamic.${this.operation}Binder`);
  }
}
