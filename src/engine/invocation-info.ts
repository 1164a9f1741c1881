/** InvocationInfo: which command ran, where in the text, with what. `$MyInvocation`, and the position of an error. */

import type { Extent } from '../language/extent.ts';
import { positionMessage } from '../language/position-message.ts';
import { ellipsis } from '../types/edition.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { CommandInfo } from './command-info.ts';

export class InvocationInfo extends NetObject {
  /** Parameters bound so far; a PSBoundParametersDictionary for scripts. */
  boundParameters: NetObject | null = null;
  unboundArguments: unknown[] = [];
  pipelineLength = 1;
  pipelinePosition = 1;
  expectingInput = false;
  historyId = 0;
  /** Whether the user asked for it (Runspace) or a command (Internal). */
  commandOrigin: 'Runspace' | 'Internal' = 'Internal';

  constructor(
    public myCommand: CommandInfo | null,
    /** Where the command stands; null when it was not called from text. */
    readonly extent: Extent | null,
    /** The name as the caller wrote it. */
    readonly invocationName = '',
    /** How an error names the place when it is not the command itself. */
    public displayExtent: Extent | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.InvocationInfo');
  }

  private get shown(): Extent | null {
    return this.displayExtent ?? this.extent;
  }

  get scriptName(): string {
    return this.shown?.file ?? '';
  }

  get scriptLineNumber(): number {
    return this.shown?.startLine ?? 0;
  }

  get offsetInLine(): number {
    return this.shown?.startColumn ?? 0;
  }

  /** The line in which the command starts, with its end where another follows. */
  get line(): string {
    const extent = this.shown;
    if (!extent) return '';
    const line = extent.source.lineText(extent.startLine);
    const end = extent.startOffset - extent.startColumn + 1 + line.length;
    return line + (/^(?:\r\n|\r|\n)/.exec(extent.source.text.slice(end, end + 2))?.[0] ?? '');
  }

  get statement(): string {
    return this.shown?.text ?? '';
  }

  /** `At line:1 char:1` and the source line with the place underlined. */
  get positionMessage(): string {
    return this.shown ? positionMessage(this.shown, ellipsis()) : '';
  }
}
