$password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force
$wanted = (Get-PfxData C:\Certificates\ServerToServerAuth.pfx -Password $password).EndEntityCertificates[0].Thumbprint
$global = Get-CsCertificate -Type OAuthTokenIssuer -Identity global
Claim assigned {
    if (-not $global) { Unmet none }
}
Claim file {
    if (-not $global) { return Unmet none }
    if ($global.Thumbprint -ne $wanted) { Unmet other $global.Thumbprint }
}
Claim everywhere {
    if (-not $global) { return Unmet none }
    Within 00:05:00 { -not (Behind) } | Out-Null
    On (FrontEnds) {
        $own = Get-CsCertificate -Type OAuthTokenIssuer
        if ($own.Thumbprint -ne $global.Thumbprint) { return Unmet missing $Machine }
        if (-not (Get-Item "Cert:\LocalMachine\My\$($own.Thumbprint)").HasPrivateKey) { Unmet keyless $Machine }
    }
}
Claim others {
    $uses = 'Default', 'WebServicesInternal', 'WebServicesExternal'
    $before = AtStart { (Get-CsCertificate -Type $uses).Thumbprint }
    if (Compare-Object $before (Get-CsCertificate -Type $uses).Thumbprint) { Unmet others }
}
