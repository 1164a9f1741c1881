# Types the steps of cases at a real PowerShell and writes down what its console shows. Run by `npm run confirm`:
#
#   pwsh -NoProfile -NonInteractive -File record.ps1 CASES OUTPUTS [-StepSeconds 20]
#
# CASES has a line of JSON for each case: { "id": …, "steps": ["…"] }. Each case is a session of its own. OUTPUTS gets a
# line { "id", "step", "output" } as soon as a step has ended, so that a step that never ends costs only those after it.
#
# The console is a host made of PowerShell classes, because only a host sees output, errors, warnings and the other
# streams in the order in which a console shows them. Its methods are called on the thread of the recorded session:
# without [NoRunspaceAffinity()] they would wait for this script's own runspace, which waits for them.

using namespace System.Collections.Generic
using namespace System.Collections.ObjectModel
using namespace System.Management.Automation
using namespace System.Management.Automation.Host
using namespace System.Management.Automation.Language
using namespace System.Management.Automation.Runspaces
using namespace System.Reflection.Emit

param(
    [Parameter(Mandatory)][string] $Cases,
    [Parameter(Mandatory)][string] $Outputs,
    [int] $StepSeconds = 20
)

$ErrorActionPreference = 'Stop'

[NoRunspaceAffinity()]
class RecordedScreen : PSHostRawUserInterface {
    [ConsoleColor] $ForegroundColor = [ConsoleColor]::Gray
    [ConsoleColor] $BackgroundColor = [ConsoleColor]::Black
    [Size] $BufferSize = [Size]::new(120, 3000)
    [Coordinates] $CursorPosition
    [int] $CursorSize = 25
    [bool] $KeyAvailable = $false
    [Size] $MaxPhysicalWindowSize = [Size]::new(120, 50)
    [Size] $MaxWindowSize = [Size]::new(120, 50)
    [Coordinates] $WindowPosition
    [Size] $WindowSize = [Size]::new(120, 50)
    [string] $WindowTitle = ''
    [void] FlushInputBuffer() { }
    [BufferCell[, ]] GetBufferContents([Rectangle] $area) { throw [NotSupportedException]::new() }
    [KeyInfo] ReadKey([ReadKeyOptions] $options) { throw [NotSupportedException]::new() }
    [void] ScrollBufferContents([Rectangle] $source, [Coordinates] $to, [Rectangle] $clip, [BufferCell] $fill) { }
    [void] SetBufferContents([Coordinates] $origin, [BufferCell[, ]] $contents) { }
    [void] SetBufferContents([Rectangle] $area, [BufferCell] $fill) { }
}

[NoRunspaceAffinity()]
class RecordedConsole : PSHostUserInterface {
    [System.Text.StringBuilder] $Text = [System.Text.StringBuilder]::new()
    [PSHostRawUserInterface] $RawUI = [RecordedScreen]::new()

    [string] Take() {
        $taken = $this.Text.ToString()
        $this.Text.Clear()
        return $taken
    }

    # New-Console overrides what asks the user.
    [string] ReadLine() { throw [NotImplementedException]::new() }
    [securestring] ReadLineAsSecureString() { throw [NotImplementedException]::new() }
    [Dictionary[string, psobject]] Prompt([string] $caption, [string] $message, [Collection[FieldDescription]] $fields) {
        throw [NotImplementedException]::new()
    }
    [int] PromptForChoice([string] $caption, [string] $message, [Collection[ChoiceDescription]] $choices, [int] $default) {
        throw [NotImplementedException]::new()
    }
    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $user, [string] $target) {
        throw [NotImplementedException]::new()
    }
    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $user, [string] $target,
        [PSCredentialTypes] $types, [PSCredentialUIOptions] $options) {
        throw [NotImplementedException]::new()
    }

    [void] Write([string] $value) { $this.Text.Append($value) }
    [void] Write([ConsoleColor] $foreground, [ConsoleColor] $background, [string] $value) { $this.Text.Append($value) }
    [void] WriteLine([string] $value) { $this.Text.Append($value).Append("`n") }
    [void] WriteErrorLine([string] $value) { $this.WriteLine($value) }
    [void] WriteWarningLine([string] $value) { $this.WriteLine("WARNING: $value") }
    [void] WriteVerboseLine([string] $value) { $this.WriteLine("VERBOSE: $value") }
    [void] WriteDebugLine([string] $value) { $this.WriteLine("DEBUG: $value") }
    [void] WriteProgress([long] $source, [ProgressRecord] $record) { }
}

[NoRunspaceAffinity()]
class RecordedHost : PSHost {
    [PSHostUserInterface] $UI
    [bool] $HasEnded = $false
    [cultureinfo] $CurrentCulture = [cultureinfo]::GetCultureInfo('en-US')
    [cultureinfo] $CurrentUICulture = [cultureinfo]::GetCultureInfo('en-US')
    [guid] $InstanceId = [guid]::NewGuid()
    [string] $Name = 'ConsoleHost'
    [version] $Version = [version]::new(7, 6, 0)
    [void] EnterNestedPrompt() { throw [NotSupportedException]::new() }
    [void] ExitNestedPrompt() { }
    [void] NotifyBeginApplication() { }
    [void] NotifyEndApplication() { }
    [void] SetShouldExit([int] $code) { $this.HasEnded = $true }
}

# A console at which nobody answers. Scripts can throw nothing but RuntimeExceptions, and cmdlets tell a refusal to answer
# by its class, which is none, so these few methods are written in the runtime's own language.
function New-ConsoleType {
    $name = [System.Reflection.AssemblyName]::new('Recorded')
    $assembly = [AssemblyBuilder]::DefineDynamicAssembly($name, [AssemblyBuilderAccess]::RunAndCollect)
    $type = $assembly.DefineDynamicModule('Recorded').DefineType('SilentConsole', 'Public', [RecordedConsole])
    foreach ($method in [PSHostUserInterface].GetMethods().Where{ $_.IsAbstract -and $_.Name -match '^(Read|Prompt)' }) {
        $parameters = [type[]] $method.GetParameters().ForEach{ $_.ParameterType }
        $code = $type.DefineMethod($method.Name, 'Public, Virtual, HideBySig', $method.ReturnType, $parameters).GetILGenerator()
        $code.Emit([OpCodes]::Ldstr, 'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.')
        $code.Emit([OpCodes]::Newobj, [PSInvalidOperationException].GetConstructor([type[]] @([string])))
        $code.Emit([OpCodes]::Throw)
    }
    $type.CreateType()
}

# Every case starts in an empty directory, which prints as /conf.
$directory = Join-Path ([IO.Path]::GetTempPath()) "conf-$PID"
$null = New-Item -ItemType Directory $directory
$env:CONFTMP = $directory

$consoleType = New-ConsoleType
$setUp = @'
$ErrorView = 'NormalView'
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'
Get-ChildItem -Force $env:CONFTMP | Remove-Item -Recurse -Force
Set-Location $env:CONFTMP
$Error.Clear()
'@

function New-Session {
    $recorded = [RecordedHost]@{ UI = $consoleType::new() }
    $runspace = [RunspaceFactory]::CreateRunspace($recorded, [InitialSessionState]::CreateDefault2())
    $runspace.ThreadOptions = [PSThreadOptions]::ReuseThread
    $runspace.Open()
    $null = $runspace.CreatePipeline($setUp, $false).Invoke()
    $null = $recorded.UI.Take()
    @{ Host = $recorded; Runspace = $runspace }
}

# Shows an error that ended a step as a console does, which gives it to Out-Default as an error.
function Show-Failure($Session, [Exception] $Failure) {
    $record = if ($Failure -is [RuntimeException] -and $Failure.ErrorRecord) { $Failure.ErrorRecord }
    else { [ErrorRecord]::new($Failure, 'host', [ErrorCategory]::NotSpecified, $null) }
    $shown = [psobject]::AsPSObject($record)
    $shown.PSObject.Properties.Add([PSNoteProperty]::new('writeErrorStream', $true))
    $pipeline = $Session.Runspace.CreatePipeline()
    $pipeline.Commands.Add('Out-Default')
    $pipeline.Commands[0].MergeUnclaimedPreviousCommandResults = [PipelineResultTypes]::None
    $null = $pipeline.Input.Write($shown)
    $pipeline.Input.Close()
    $null = $pipeline.Invoke()
}

function Invoke-Step($Session, [string] $Text) {
    # A prompt asks for the rest of an unfinished input; here it is an error with its position, as under -Command.
    $tokens = $errors = $null
    $null = [Parser]::ParseInput($Text, [ref] $tokens, [ref] $errors)
    if ($errors.IncompleteInput -contains $true) {
        Show-Failure $Session ([ParseException]::new($errors))
        return
    }
    $pipeline = $Session.Runspace.CreatePipeline($Text, $true)
    $pipeline.Commands[0].MergeMyResults([PipelineResultTypes]::Error, [PipelineResultTypes]::Output)
    $pipeline.Commands.Add('Out-Default')
    $limit = [System.Threading.CancellationTokenSource]::new([timespan]::FromSeconds($StepSeconds))
    $stop = $limit.Token.Register([Action] $pipeline.StopAsync)
    try { $null = $pipeline.Invoke() }
    catch {
        # Not $_, which has been through a call from a script.
        $failure = $pipeline.PipelineStateInfo.Reason
        if ($failure -is [PipelineStoppedException]) { $Session.Host.UI.WriteLine('<stopped>') }
        else { Show-Failure $Session $failure }
    }
    finally {
        $stop.Dispose()
        $limit.Dispose()
    }
}

# Without colours, and with the indentation that Windows PowerShell gives the last lines of an error.
function ConvertTo-Plain([string] $Text) {
    $plain = $Text.Replace("`r`n", "`n").Replace($directory, '/conf') -replace '\x1b\[[0-9;]*m'
    $plain -replace '(?m)^\+ (?=(?:CategoryInfo|FullyQualifiedErrorId|PSComputerName) +: )', '    + '
}

$writer = [IO.StreamWriter]::new($Outputs)
$writer.AutoFlush = $true
try {
    foreach ($line in [IO.File]::ReadLines($Cases)) {
        $case = ConvertFrom-Json $line
        $session = $null
        for ($i = 0; $i -lt $case.steps.Count; $i++) {
            $session ??= New-Session
            Invoke-Step $session $case.steps[$i]
            $output = ConvertTo-Plain $session.Host.UI.Take()
            $writer.WriteLine((ConvertTo-Json -Compress @{ id = $case.id; step = $i; output = $output }))
            if ($session.Host.HasEnded) {
                $session.Runspace.Dispose()
                $session = $null
            }
        }
        if ($session) { $session.Runspace.Dispose() }
    }
}
finally {
    $writer.Dispose()
    Remove-Item -Recurse -Force $directory
}
