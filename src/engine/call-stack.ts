/** The call stack as `ScriptStackTrace` and Get-PSCallStack show it. */

import type { Frame } from './runspace.ts';

/** The frames of the stack, innermost first. What starts a script file is no statement, and no frame. */
export function* stackFrames(top: Frame | null): Generator<Frame> {
  for (let frame = top; frame; frame = frame.caller) if (frame.caller || frame.at || frame === top) yield frame;
}

/** One line a frame: `at Get-It, C:\x.ps1: line 3` or `at <ScriptBlock>, <No file>: line 1`. */
export function callStackText(top: Frame): string {
  const lines: string[] = [];
  for (const frame of stackFrames(top)) {
    const line = frame.at?.startLine ?? 0;
    lines.push(`at ${frameName(frame)}, ${frame.block.file ?? '<No file>'}: line ${line}`);
  }
  return lines.join('\n');
}

/** The name of a function, with that of the block that runs where the text names its blocks. */
export function frameName({ block, phase }: Frame): string {
  const { ast } = block.code;
  const running = ast[BLOCKS[phase || 'End']];
  const name = block.code.name || '<ScriptBlock>';
  return running && !running.unnamed ? `${name}<${phase || 'End'}>` : name;
}

const BLOCKS = {
  DynamicParam: 'dynamicParamBlock',
  Begin: 'beginBlock',
  Process: 'processBlock',
  End: 'endBlock',
  Clean: 'cleanBlock',
} as const;
