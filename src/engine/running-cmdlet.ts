/** The cmdlet that runs, as what errors of its parameters are about. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

export class RunningCmdlet extends NetObject {
  /** @param className the full name of its class */
  constructor(private readonly className: string) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.className);
  }
}
