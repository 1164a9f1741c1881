/** Functions that every session has from the start. Commands that PowerShell has as functions, not as cmdlets. */
import { FunctionInfo } from './command-info.ts';
import type { Runspace } from './runspace.ts';

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

const FUNCTIONS: readonly (readonly [name: string, body: string])[] = [['help', HELP]];

/** Defines them in the global scope. They are compiled when first called: a start need not pay for them. */
export function defineBuiltInFunctions(runspace: Runspace): void {
  for (const [name, body] of FUNCTIONS) {
    runspace.globalSession.setFunction(new FunctionInfo(name, () => runspace.scripts.fromText(body)));
  }
}
