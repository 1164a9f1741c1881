Claim file {
    if (-not (Test-Path C:\answer.txt)) { return Unmet no-file }
    $text = (Get-Content C:\answer.txt -Raw).Trim()
    if ($text -ne (Get-CsCertificate -Type WebServicesInternal).Thumbprint) { Unmet other-text $text }
}
Claim changed {
    $before = AtStart { (Get-CsCertificate).Thumbprint }
    $now = (Get-CsCertificate).Thumbprint
    if (Compare-Object $before $now) { Unmet changed }
}
