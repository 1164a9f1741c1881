/** Functions that every session has from its start, as PowerShell's own sessions do. */

const HELP_PARAMETERS = `<#
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
`;

/** Unlike Get-Help, `help` shows everything when nothing is asked for. */
const FULL_BY_DEFAULT =
  "if ($PSCmdlet.ParameterSetName -eq 'AllUsersView' -and !$Full) { $PSBoundParameters['Full'] = $true }";

/** `help` on a computer of one's own hands its pages to nobody: what they are piped into is the person's to choose. */
const HELP = `${HELP_PARAMETERS}process {
  ${FULL_BY_DEFAULT}
  Get-Help @PSBoundParameters
}`;

/** `help` shows a page through `more`; a list of topics scrolls by. */
const WINDOWS_HELP = `${HELP_PARAMETERS}process {
  ${FULL_BY_DEFAULT}
  $help = Get-Help @PSBoundParameters
  $first = $help | Select-Object -First 1
  if ($null -eq $help -or $first.PSTypeNames -contains 'HelpInfoShort' -or $first.PSTypeNames -contains 'AliasHelpInfo') {
    $help
  } else {
    $help | more
  }
}`;

/** Text or files a screenful at a time. Behind a pipe or in a variable there is no screen to fill: the lines go on. */
const MORE = `param([string[]] $paths)
$lines = if ($paths) { Get-Content $paths } else { $input | Out-String -Stream }
if ($MyInvocation.PipelinePosition -lt $MyInvocation.PipelineLength) { return $lines }
try { $lines | Out-Host -Paging } catch [System.Management.Automation.HaltCommandException] { }`;

const MKDIR = `<#
.FORWARDHELPTARGETNAME New-Item
.FORWARDHELPCATEGORY Cmdlet
#>
[CmdletBinding(DefaultParameterSetName = 'pathSet', SupportsShouldProcess, SupportsTransactions, ConfirmImpact = 'Medium')]
[OutputType([System.IO.DirectoryInfo])]
param(
  [Parameter(ParameterSetName = 'nameSet', Position = 0, ValueFromPipelineByPropertyName)]
  [Parameter(ParameterSetName = 'pathSet', Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
  [string[]] $Path,
  [Parameter(ParameterSetName = 'nameSet', Mandatory, ValueFromPipelineByPropertyName)]
  [AllowNull()] [AllowEmptyString()] [string] $Name,
  [Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)] $Value,
  [switch] $Force,
  [Parameter(ValueFromPipelineByPropertyName)] [pscredential] $Credential
)
process { New-Item -ItemType Directory @PSBoundParameters }`;

const OUT_STRING_STREAM = `<#
.FORWARDHELPTARGETNAME Out-String
.FORWARDHELPCATEGORY Cmdlet
#>
[CmdletBinding()]
param(
  [ValidateRange(2, 2147483647)] [int] $Width,
  [Parameter(ValueFromPipeline)] [psobject] $InputObject
)
begin {
  $PSBoundParameters['Stream'] = $true
  $wrapped = { Out-String @PSBoundParameters }.GetSteppablePipeline($MyInvocation.CommandOrigin)
  $wrapped.Begin($PSCmdlet)
}
process { $wrapped.Process($_) }
end { $wrapped.End() }`;

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

/** A person replaces it by defining the function anew; the prompt's own loop needs one in any case. */
export const PROMPT = `
"PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) ";
# .Link
# https://go.microsoft.com/fwlink/?LinkID=225750
# .ExternalHelp System.Management.Automation.dll-help.xml
`;

export const INITIAL_FUNCTIONS: Readonly<Record<string, string>> = {
  prompt: PROMPT,
  Pause: "$null = Read-Host 'Press Enter to continue...'",
  'cd..': 'Set-Location ..',
  'cd\\': 'Set-Location \\',
  'cd~': 'Set-Location ~',
  help: HELP,
  TabExpansion2: TAB_EXPANSION,
  oss: OUT_STRING_STREAM,
};

/** `A:` and the others go to the drive of that name. */
const driveFunctions = Array.from({ length: 26 }, (_, index) => `${String.fromCharCode(65 + index)}:`);

export const WINDOWS_FUNCTIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(driveFunctions.map((name) => [name, 'Set-Location $MyInvocation.MyCommand.Name'])),
  help: WINDOWS_HELP,
  mkdir: MKDIR,
  more: MORE,
};
