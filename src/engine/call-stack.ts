/** The call stack as `ScriptStackTrace` and Get-PSCallStack show it. */
import { toText } from '../types/conversion/conversion.ts';
import { NetObject } from '../types/net-object.ts';
import { type NetType, typeNamed } from '../types/net-type.ts';
import { KeyedTable } from '../types/values/hashtable.ts';
import type { Frame } from './frame.ts';

/** One line a frame: `at Get-It, C:\x.ps1: line 3` or `at <ScriptBlock>, <No file>: line 1`. */
export function callStackText(top: Frame): string {
  const lines: string[] = [];
  for (let frame: Frame | null = top; frame; frame = frame.caller) {
    const line = frame.at?.startLine ?? 0;
    lines.push(`at ${frameName(frame)}, ${frame.block.file ?? '<No file>'}: line ${line}`);
  }
  return lines.join('\n');
}

export function frameName(frame: Frame): string {
  const { name } = frame.block.code;
  if (name === '') return '<ScriptBlock>';
  return name + (frame.phase ? `<${frame.phase}>` : '');
}

/** One line of Get-PSCallStack. */
export class CallStackFrame extends NetObject {
  constructor(readonly frame: Frame) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.CallStackFrame');
  }

  get functionName(): string {
    return frameName(this.frame);
  }

  get command(): string {
    return this.frame.block.code.name || (this.frame.block.file?.replace(/^.*[\\/]/, '') ?? '<ScriptBlock>');
  }

  get argumentText(): string {
    const bound = this.frame.boundParameters;
    if (!(bound instanceof KeyedTable)) return '{}';
    return `{${Array.from(bound.slots(), ({ key, value }) => `${toText(key)}=${toText(value)}`).join(', ')}}`;
  }

  get location(): string {
    const { frame } = this;
    const file = frame.block.file?.replace(/^.*[\\/]/, '') ?? '<No file>';
    return file === '<No file>' ? file : `${file}: line ${frame.at?.startLine ?? 0}`;
  }
}
