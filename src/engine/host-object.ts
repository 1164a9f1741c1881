/** `$Host` and its user interface as scripts see them. */
import { platform } from '../platform/platform.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import type { Runspace } from './runspace.ts';

export class HostObject extends NetObject {
  private id: string | null = null;
  readonly ui: HostInterface;
  readonly colors = new HostColors();

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

/** The colors of the console's streams: those that it has by itself, and no background of its own (-1). */
const STREAM_COLORS = {
  FormatAccentColor: 'Green',
  ErrorAccentColor: 'Cyan',
  ErrorForegroundColor: 'Red',
  ErrorBackgroundColor: null,
  WarningForegroundColor: 'Yellow',
  WarningBackgroundColor: null,
  DebugForegroundColor: 'Yellow',
  DebugBackgroundColor: null,
  VerboseForegroundColor: 'Yellow',
  VerboseBackgroundColor: null,
  ProgressForegroundColor: 'Black',
  ProgressBackgroundColor: 'Yellow',
} as const;

/** The names of these colors, in the order of the console's class. */
export const streamColorNames = Object.keys(STREAM_COLORS) as readonly (keyof typeof STREAM_COLORS)[];

/**
 * `$Host.PrivateData`: scripts read colors from it to write in, and set them. As in PowerShell 7, what the streams look
 * like in a terminal is `$PSStyle`'s.
 */
export class HostColors extends NetObject {
  private readonly set = new Map<string, EnumValue>();

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.ConsoleHost+ConsoleColorProxy');
  }

  get(name: keyof typeof STREAM_COLORS): EnumValue {
    const type = typeNamed('System.ConsoleColor');
    const color = STREAM_COLORS[name];
    return this.set.get(name) ?? EnumValue.of(type, color === null ? -1 : (type.declaration.members?.[color] ?? 0));
  }

  put(name: keyof typeof STREAM_COLORS, color: EnumValue): void {
    this.set.set(name, color);
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
