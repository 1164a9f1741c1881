/** The call stack as `ScriptStackTrace` and Get-PSCallStack show it. */
import type { Frame } from './frame.ts';

/** One line a frame: `at Get-It, C:\x.ps1: line 3` or `at <ScriptBlock>, <No file>: line 1`. */
export function callStackText(top: Frame): string {
  const lines: string[] = [];
  for (let frame: Frame | null = top; frame; frame = frame.caller) {
    // What starts a script file is no statement.
    if (!frame.at && !frame.caller && lines.length > 0) break;
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
