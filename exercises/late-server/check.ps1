$wanted = AtStart { On fe01 { (Get-CsCertificate -Type OAuthTokenIssuer).Thumbprint } }
Within 00:05:00 { (Behind) -notcontains 'fe05' } | Out-Null
Claim present {
    $used = (Get-CsCertificate -Type OAuthTokenIssuer).Thumbprint
    if (-not $used) { return Unmet none $wanted }
    if ($used -ne $wanted) { return Unmet other $used $wanted }
    if (-not (Get-Item "Cert:\LocalMachine\My\$used").HasPrivateKey) { Unmet keyless }
}
Claim current {
    if ((Behind) -contains 'fe05') { Unmet behind }
}
Claim reassigned {
    $now = On fe01 { (Get-CsCertificate -Type OAuthTokenIssuer).Thumbprint }
    if ($now -ne $wanted) { Unmet reassigned "$now" }
}
