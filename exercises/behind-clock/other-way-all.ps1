$here = Get-Date
foreach ($name in (Get-LabMachine).Name) {
    Enter-LabMachine $name
    $minutes = [int](Get-Date).Subtract($here).TotalMinutes
    Exit-LabMachine
    if ($minutes -ne 0) { "$name.contoso.com $minutes" > C:\answer.txt }
}
