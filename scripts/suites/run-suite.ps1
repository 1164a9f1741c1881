# Runs one file of PowerShell's own tests with Pester 5 and writes what became of each test, a line of JSON each. It runs
# alike in lyncshell and in pwsh.
param([string] $File, [string] $Out, [string] $Pester, [string] $Modules)
$env:PSModulePath = $Modules + [System.IO.Path]::PathSeparator + $env:PSModulePath
Import-Module $Pester
$configuration = [PesterConfiguration]@{
    Run    = @{ Path = $File; PassThru = $true }
    Output = @{ Verbosity = 'None' }
}
$run = Invoke-Pester -Configuration $configuration
function Write-Outcome($Item, [string] $Name) {
    $record = $Item.ErrorRecord | Select-Object -First 1
    $message = if ($record) { "[$($record.FullyQualifiedErrorId)] $($record.Exception.Message)" } else { '' }
    $line = ConvertTo-Json -Compress @{ state = "$($Item.Result)"; test = $Name; message = $message }
    [System.IO.File]::AppendAllText($Out, "$line`n")
}
foreach ($test in $run.Tests) { Write-Outcome $test "$($test.ExpandedPath)" }
foreach ($container in $run.Containers) { if ($container.ErrorRecord.Count) { Write-Outcome $container '<file>' } }
[System.IO.File]::AppendAllText($Out, "{`"state`":`"End`",`"test`":`"`",`"message`":`"`"}`n")
