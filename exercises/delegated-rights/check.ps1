$ken = [pscredential]::new('CONTOSO\kenmyer', (ConvertTo-SecureString x -AsPlainText -Force))
function As-Ken([string] $Server, [scriptblock] $Work) {
    # What Ken Myer is told when he tries; nothing where it works.
    Enter-LabMachine $Server -Credential $ken
    try { & $Work | Out-Null } catch { "$_" } finally { Exit-LabMachine }
}
function Next { (Get-ChildItem Cert:\LocalMachine\My | Where-Object FriendlyName -eq next).Thumbprint }
Claim looks {
    $told = As-Ken fe02 { Get-CsPool }
    if ($told) { Unmet refused fe02 $told }
}
Claim assigns {
    $told = As-Ken fe02 { Set-CsCertificate -Type Default -Thumbprint (Next) }
    if ($told) { Unmet refused fe02 $told }
}
Claim global {
    if ((As-Ken fe02 { Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint (Next) }) -notlike '*Access is denied*') { Unmet global }
}
Claim elsewhere {
    if ((As-Ken fe03 { Set-CsCertificate -Type Default -Thumbprint (Next) }) -notlike '*Access is denied*') { Unmet elsewhere }
}
