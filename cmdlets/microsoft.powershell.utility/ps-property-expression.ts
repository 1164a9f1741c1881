/** PSPropertyExpression: a property name or script block as some -Property parameters take it. */
import { PropertyExpression } from '../../src/formatting/property-expression.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { isInvocable } from '../../src/types/members/ps-member.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

export class PSPropertyExpression extends NetObject {
  constructor(
    readonly expression: PropertyExpression,
    /** The script block, null for a name. */
    readonly script: NetObject | null,
  ) {
    super();
  }

  /** Made of a name or script block. */
  static of(value: unknown): PSPropertyExpression {
    const plain = baseOf(value);
    return isInvocable(plain)
      ? new PSPropertyExpression(PropertyExpression.ofScript(plain), plain)
      : new PSPropertyExpression(PropertyExpression.ofName(toText(plain)), null);
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.PSPropertyExpression');
  }
}
