/** Functions that every session has from its start, as PowerShell's own sessions do. */
import { FunctionInfo } from '../engine/command-info.ts';
import type { Runspace } from '../engine/runspace.ts';

const FUNCTIONS: readonly (readonly [name: string, body: string])[] = [
  ['prompt', '"PS $PWD$(\'>\' * ($NestedPromptLevel + 1)) "'],
  ['Pause', "$null = Read-Host 'Press Enter to continue...'"],
  ['cd..', 'Set-Location ..'],
  ['cd\\', 'Set-Location \\'],
  ['cd~', 'Set-Location ~'],
  ['mkdir', 'New-Item -ItemType Directory -Path $args'],
];

export function defineInitialFunctions(runspace: Runspace): void {
  const { globalSession } = runspace;
  for (const [name, body] of FUNCTIONS) {
    globalSession.setFunction(new FunctionInfo(name, runspace.scripts.fromText(body, globalSession)), globalSession.top);
  }
}
