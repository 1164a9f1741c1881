$used = Get-CsCertificate -Type WebServicesInternal
$certificate = Get-ChildItem Cert:\LocalMachine\My | Where-Object Thumbprint -eq $used.Thumbprint
Claim names {
    $wanted = 'pool01.contoso.com', 'fe02.contoso.com', 'dialin.contoso.com', 'meet.contoso.com', 'admin.contoso.com', 'lyncdiscoverinternal.contoso.com'
    $missing = $wanted | Where-Object { @($used.AlternativeNames) -notcontains $_ } | Select-Object -First 1
    if ($missing) { Unmet missing $used.Thumbprint $missing }
}
Claim chain {
    $faults = ChainFaults $used.Thumbprint
    if ($faults) { Unmet broken $used.Thumbprint ($faults -join ', ') }
}
Claim key {
    if (-not $certificate.HasPrivateKey) { Unmet keyless $used.Thumbprint }
}
Claim default {
    $before = (AtStart { Get-CsCertificate -Type Default }).Thumbprint
    $now = (Get-CsCertificate -Type Default).Thumbprint
    if ($now -ne $before) { Unmet default $now }
}
