/** The call stack as `ScriptStackTrace` and Get-PSCallStack show it. */
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
