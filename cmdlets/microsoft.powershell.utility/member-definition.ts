/** MemberDefinition: what Get-Member gives for each member. */

import type { MemberKind } from '../../src/types/members/ps-member.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export class MemberDefinition extends NetObject {
  constructor(
    readonly typeName: string,
    readonly name: string,
    readonly memberType: MemberKind,
    readonly definition: string,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.MemberDefinition');
  }
}
