/** PSEventArgs: an event that came. */
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';

/** What New-Event makes and a source raises. */
export interface EventContents {
  readonly sourceIdentifier: string;
  readonly sender?: unknown;
  readonly sourceEventArgs?: unknown;
  readonly sourceArgs?: readonly unknown[];
  readonly messageData?: unknown;
}

export class EventRecord extends NetObject {
  constructor(
    readonly id: number,
    readonly runspaceId: string,
    readonly contents: EventContents,
    /** Milliseconds since 1970 of the session's clock. */
    readonly timeGenerated: number,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSEventArgs');
  }

  get sourceIdentifier(): string {
    return this.contents.sourceIdentifier;
  }

  isFrom(sourceIdentifier: string): boolean {
    return this.contents.sourceIdentifier.toLowerCase() === sourceIdentifier.toLowerCase();
  }
}
