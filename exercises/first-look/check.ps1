Claim written {
    if (-not (Test-Path C:\answer.txt)) { return Unmet no-file }
    $lines = @(Get-Content C:\answer.txt | Where-Object { $_.Trim() })
    if ($lines.Count -ne 1) { Unmet lines $lines.Count }
}
Claim thumbprint {
    $text = Answer
    if (-not $text) { return Unmet no-file }
    if ($text -ne (Get-CsCertificate -Type WebServicesExternal).Thumbprint) { Unmet other $text }
}
Claim assigned {
    $before = AtStart { (Get-CsCertificate).Thumbprint }
    if (Compare-Object $before (Get-CsCertificate).Thumbprint) { Unmet assigned }
}
