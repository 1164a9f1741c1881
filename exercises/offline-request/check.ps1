$uses = 'AccessEdgeExternal', 'DataEdgeExternal'
$requests = @(Get-LabAuthority 'Trey Research CA' -Request)
$answers = @(Get-ChildItem Cert:\LocalMachine\My | Where-Object Issuer -like '*Trey Research CA*')
Claim requested {
    if ($requests.Count -eq 0) { Unmet no-request }
}
Claim answered {
    if ($requests.Count -eq 0) { return Unmet no-request }
    $issued = $requests | Where-Object Status -eq Issued
    if (-not $issued) { return Unmet waiting $requests[-1].RequestId $requests[-1].Status }
    if ($answers.Count -eq 0) { return Unmet absent }
    $keyless = $answers | Where-Object { -not $_.HasPrivateKey } | Select-Object -First 1
    if ($keyless) { Unmet keyless $keyless.Thumbprint }
}
Claim assigned {
    foreach ($used in Get-CsCertificate -Type $uses) {
        if ($used.Issuer -notlike '*Trey Research CA*') { return Unmet other $used.Use $used.Issuer }
    }
}
Claim internal {
    $before = (AtStart { Get-CsCertificate -Type Internal }).Thumbprint
    $now = (Get-CsCertificate -Type Internal).Thumbprint
    if ($now -ne $before) { Unmet internal "$now" }
}
