/** Functions that every session has from its start, as PowerShell's own sessions do. */

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

/** What may stand at a place of a text, or of a text that was parsed already. */
const TAB_EXPANSION = `[CmdletBinding(DefaultParameterSetName = 'ScriptInputSet')]
[OutputType([System.Management.Automation.CommandCompletion])]
param(
  [Parameter(ParameterSetName = 'ScriptInputSet', Mandatory, Position = 0)] [AllowEmptyString()] [string] $inputScript,
  [Parameter(ParameterSetName = 'ScriptInputSet', Position = 1)] [int] $cursorColumn = $inputScript.Length,
  [Parameter(ParameterSetName = 'AstInputSet', Mandatory, Position = 0)]
  [System.Management.Automation.Language.Ast] $ast,
  [Parameter(ParameterSetName = 'AstInputSet', Mandatory, Position = 1)]
  [System.Management.Automation.Language.Token[]] $tokens,
  [Parameter(ParameterSetName = 'AstInputSet', Mandatory, Position = 2)]
  [System.Management.Automation.Language.IScriptPosition] $positionOfCursor,
  [Parameter(ParameterSetName = 'ScriptInputSet', Position = 2)]
  [Parameter(ParameterSetName = 'AstInputSet', Position = 3)] [hashtable] $options = $null
)
end {
  if ($PSCmdlet.ParameterSetName -eq 'ScriptInputSet') {
    [System.Management.Automation.CommandCompletion]::CompleteInput($inputScript, $cursorColumn, $options)
  } else {
    [System.Management.Automation.CommandCompletion]::CompleteInput($ast, $tokens, $positionOfCursor, $options)
  }
}`;

export const INITIAL_FUNCTIONS: Readonly<Record<string, string>> = {
  prompt: '"PS $PWD$(\'>\' * ($NestedPromptLevel + 1)) "',
  Pause: "$null = Read-Host 'Press Enter to continue...'",
  'cd..': 'Set-Location ..',
  'cd\\': 'Set-Location \\',
  'cd~': 'Set-Location ~',
  help: HELP,
  TabExpansion2: TAB_EXPANSION,
  mkdir: 'New-Item -ItemType Directory -Path $args',
};
