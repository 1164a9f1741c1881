/** `$Host` and its user interface as scripts see them. */
import { platform } from '../platform/platform.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { Runspace } from './runspace.ts';

export class HostObject extends NetObject {
  private id: string | null = null;
  readonly ui: HostInterface;

  constructor(readonly runspace: Runspace) {
    super();
    this.ui = new HostInterface(runspace);
  }

  /** Made when first asked for: every session has this object, few scripts look at it. */
  get instanceId(): string {
    return (this.id ??= platform().random.uuid());
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Internal.Host.InternalHost');
  }
}

export class HostInterface extends NetObject {
  readonly raw: RawHostInterface;

  constructor(readonly runspace: Runspace) {
    super();
    this.raw = new RawHostInterface(runspace);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Internal.Host.InternalHostUserInterface');
  }
}

export class RawHostInterface extends NetObject {
  constructor(readonly runspace: Runspace) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Internal.Host.InternalHostRawUserInterface');
  }
}

/** Whole numbers that measure something on a screen, under the name of the struct that has them. */
export class HostMeasure extends NetObject {
  constructor(
    private readonly typeName: string,
    readonly numbers: number[],
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }
}

/** One answer of `$Host.UI.PromptForChoice`. */
export class ChoiceDescription extends NetObject {
  constructor(
    readonly label: string,
    public helpMessage = '',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Host.ChoiceDescription');
  }
}
