/** Functions that every session has from its start, as PowerShell's own sessions do. */
import { FunctionInfo } from '../engine/command-info.ts';
import type { Runspace } from '../engine/runspace.ts';

/** PowerShell's `help` shows Get-Help through a pager; here the console scrolls. */
const HELP = `<#
.FORWARDHELPTARGETNAME Get-Help
.FORWARDHELPCATEGORY Cmdlet
#>
[CmdletBinding(DefaultParameterSetName = 'AllUsersView')]
param(
  [Parameter(Position = 0, ValueFromPipelineByPropertyName)] [string] $Name,
  [string] $Path,
  [string[]] $Category,
  [Parameter(ParameterSetName = 'DetailedView', Mandatory)] [switch] $Detailed,
  [Parameter(ParameterSetName = 'AllUsersView')] [switch] $Full,
  [Parameter(ParameterSetName = 'Examples', Mandatory)] [switch] $Examples,
  [Parameter(ParameterSetName = 'Parameters', Mandatory)] [string[]] $Parameter,
  [string[]] $Component,
  [string[]] $Functionality,
  [string[]] $Role,
  [Parameter(ParameterSetName = 'Online', Mandatory)] [switch] $Online
)
process { Get-Help @PSBoundParameters }`;

const FUNCTIONS: readonly (readonly [name: string, body: string])[] = [
  ['prompt', '"PS $PWD$(\'>\' * ($NestedPromptLevel + 1)) "'],
  ['Pause', "$null = Read-Host 'Press Enter to continue...'"],
  ['cd..', 'Set-Location ..'],
  ['cd\\', 'Set-Location \\'],
  ['cd~', 'Set-Location ~'],
  ['help', HELP],
  ['mkdir', 'New-Item -ItemType Directory -Path $args'],
];

/** Defines them in the global scope. They are compiled when first called: a start need not pay for them. */
export function defineInitialFunctions(runspace: Runspace): void {
  const { globalSession } = runspace;
  for (const [name, body] of FUNCTIONS) {
    const info = new FunctionInfo(name, () => runspace.scripts.fromText(body, globalSession));
    globalSession.setFunction(info, globalSession.top);
  }
}
