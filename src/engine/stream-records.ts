/** Records of the warning, verbose, debug and information streams, as `3>&1` and -WarningVariable give them. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { ConsoleColor } from './host.ts';

const TYPE_NAMES = {
  warning: 'System.Management.Automation.WarningRecord',
  verbose: 'System.Management.Automation.VerboseRecord',
  debug: 'System.Management.Automation.DebugRecord',
} as const;

/** WarningRecord, VerboseRecord, DebugRecord. */
export class TextRecord extends NetObject {
  /** A redirection (`3>&1`) put it into the output: the host shows it with its prefix all the same (PSObject.WriteStream). */
  isMerged = false;

  constructor(
    readonly stream: 'warning' | 'verbose' | 'debug',
    readonly message: string,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed(TYPE_NAMES[this.stream]);
  }
  override toString(): string {
    return this.message;
  }
}

/** What Write-Host wrote: HostInformationMessage. */
export interface HostMessage {
  readonly text: string;
  readonly noNewline: boolean;
  readonly foreground?: ConsoleColor | undefined;
  readonly background?: ConsoleColor | undefined;
}

export class InformationRecord extends NetObject {
  timeGenerated = 0;
  constructor(
    readonly messageData: unknown,
    readonly source: string,
    readonly tags: readonly string[] = [],
    readonly hostMessage: HostMessage | null = null,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.InformationRecord');
  }
}
