/** CallStackFrame: one line of Get-PSCallStack. */

import { frameName } from '../../src/engine/call-stack.ts';
import type { Frame } from '../../src/engine/runspace.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { namedValues } from '../../src/types/conversion/to-object.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export class CallStackFrame extends NetObject {
  /** Line that ran when the stack was asked for. */
  readonly line: number;
  readonly command: string;
  readonly functionName: string;
  readonly scriptName: string | null;
  /** `{a=1, b=2}`. */
  readonly argumentsText: string;

  constructor(readonly frame: Frame) {
    super();
    this.line = frame.at?.startLine ?? 0;
    this.functionName = frameName(frame);
    this.command = frame.block.code.name || frame.invocation?.myCommand?.name || this.functionName;
    if (frame.caller === null) this.command = '<ScriptBlock>';
    this.scriptName = frame.block.file;
    const bound = namedValues(frame.boundParameters ?? null) ?? [];
    this.argumentsText = `{${Array.from(bound, ([name, value]) => `${name}=${toText(value)}`).join(', ')}}`;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.CallStackFrame');
  }

  /** `s.ps1: line 3`, or `<No file>`. */
  get location(): string {
    if (this.scriptName === null) return '<No file>';
    const leaf = this.scriptName.slice(
      Math.max(this.scriptName.lastIndexOf('/'), this.scriptName.lastIndexOf('\\')) + 1,
    );
    return `${leaf}: line ${this.line}`;
  }

  override toString(): string {
    return this.scriptName === null
      ? `at ${this.functionName}, <No file>`
      : `at ${this.functionName}, ${this.scriptName}: line ${this.line}`;
  }
}
