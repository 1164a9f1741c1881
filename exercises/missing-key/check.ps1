$before = (AtStart { Get-CsCertificate -Type Default }).Thumbprint
$assigned = (Get-CsCertificate -Type Default).Thumbprint
Claim key {
    $certificate = Get-ChildItem Cert:\LocalMachine\My | Where-Object Thumbprint -eq $assigned
    if (-not $certificate) { return Unmet absent "$assigned" }
    if (-not $certificate.HasPrivateKey) { Unmet keyless $assigned }
}
Claim same {
    if ($assigned -ne $before) { Unmet other "$assigned" $before }
}
Claim uses {
    $web = (Get-CsCertificate -Type WebServicesInternal, WebServicesExternal).Thumbprint | Where-Object { $_ -ne $before } | Select-Object -First 1
    if ($web) { Unmet web $web }
}
Claim issued {
    $more = (Get-LabAuthority | Where-Object Kind -eq Enterprise).Issued - (AtStart { (Get-LabAuthority | Where-Object Kind -eq Enterprise).Issued })
    if ($more -gt 0) { Unmet issued $more }
}
