/** SwitchParameter: the value of a `[switch]` parameter. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class SwitchParameter extends NetObject {
  private constructor(readonly isPresent: boolean) {
    super();
  }

  static readonly present = new SwitchParameter(true);
  static readonly absent = new SwitchParameter(false);

  static of(isPresent: boolean): SwitchParameter {
    return isPresent ? SwitchParameter.present : SwitchParameter.absent;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.SwitchParameter');
  }

  override toString(): string {
    return this.isPresent ? 'True' : 'False';
  }
}
