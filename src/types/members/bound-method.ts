/** A method as a value: `$s.Substring` without parentheses (PSMethod, PSScriptMethod). It keeps the object it was read from. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { baseOf } from '../values/ps-object.ts';
import { MethodGroup } from './method-group.ts';
import type { PSMethodMember } from './ps-member.ts';

export class BoundMethod extends NetObject {
  constructor(
    readonly target: unknown,
    readonly member: PSMethodMember,
  ) {
    super();
  }

  netType(): NetType {
    const name = this.member.memberType === 'Method' ? 'PSMethod' : `PS${this.member.memberType}`;
    return typeNamed(`System.Management.Automation.${name}`);
  }

  /** PSMethod.Invoke. */
  invoke(args: readonly unknown[]): unknown {
    return this.member.invoke(this.member instanceof MethodGroup ? baseOf(this.target) : this.target, args);
  }

  /** One line per overload. */
  get overloadDefinitions(): string[] {
    return this.member instanceof MethodGroup ? this.member.definitions : [this.member.definition(this.target)];
  }

  /** As the method prints in a string. */
  override toString(): string {
    return this.overloadDefinitions.join(', ');
  }
}
