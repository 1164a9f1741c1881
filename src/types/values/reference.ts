/** `[ref]`: PSReference, something with a settable Value; the engine makes one over a variable. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class PSReference extends NetObject {
  constructor(
    private readonly read: () => unknown,
    private readonly write: (value: unknown) => void,
  ) {
    super();
  }

  /** A reference to a cell of its own. */
  static to(value: unknown): PSReference {
    let cell = value;
    return new PSReference(
      () => cell,
      (v) => {
        cell = v;
      },
    );
  }

  get value(): unknown {
    return this.read();
  }

  set value(value: unknown) {
    this.write(value);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSReference');
  }
}
