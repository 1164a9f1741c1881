$names = (Get-CsVoicePolicy).Identity | ForEach-Object { "$_" }
Claim gone {
    foreach ($name in 'Test-1', 'Test-2') { if ($names -contains "Tag:$name") { return Unmet there $name } }
}
Claim rehearsed {
    $runs = @($Journal | Where-Object { $_.Text -match 'Remove-TestPolicy|Remove-CsVoicePolicy' })
    if ($runs.Count -gt 0 -and $runs[0].Text -match '-(WhatIf|wi)\b') { return }
    Unmet unrehearsed
}
Claim production {
    foreach ($name in AtStart { (Get-CsVoicePolicy).Identity | ForEach-Object { "$_" } }) {
        if ($name -notmatch 'Test-\d$' -and $names -notcontains $name) { return Unmet production $name }
    }
}
