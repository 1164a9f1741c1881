/** PSPropertyExpression: a property name or script block as some -Property parameters take it. */
import { currentRunspace } from '../../src/engine/current-runspace.ts';
import { PropertyExpression, PropertyFailure } from '../../src/formatting/property-expression.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { isInvocable } from '../../src/types/members/ps-member.ts';
import type { NetException } from '../../src/types/net-exception.ts';
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

/** What an expression gives for an object: a value, or the exception of a property or script that failed. */
export class PSPropertyExpressionResult extends NetObject {
  constructor(
    readonly result: unknown,
    readonly resolvedExpression: PSPropertyExpression,
    readonly exception: NetException | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.PSPropertyExpressionResult');
  }
}

/** The properties of an object that an expression names, each as an expression of its own. */
export function resolvedExpressions(self: PSPropertyExpression, target: unknown): PSPropertyExpression[] {
  return self.script ? [self] : self.expression.resolve(target).map((one) => new PSPropertyExpression(one, null));
}

/**
 * What each of them gives. `expand` takes a wildcard for what it names; `swallow` takes a failure for a result.
 * @throws NetException of a property that failed, unless it is swallowed
 */
export function expressionResults(
  self: PSPropertyExpression,
  target: unknown,
  { expand = true, swallow = true } = {},
): PSPropertyExpressionResult[] {
  const context = new RunspaceContext(currentRunspace());
  return (expand ? resolvedExpressions(self, target) : [self]).map((one) => {
    const read = one.expression.read(target, context);
    if (!(read instanceof PropertyFailure)) return new PSPropertyExpressionResult(read, one, null);
    if (!swallow) throw read.exception;
    return new PSPropertyExpressionResult(null, one, read.exception);
  });
}
