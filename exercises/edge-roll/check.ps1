$password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force
$next = AtStart { (Get-PfxData C:\av.pfx -Password $password).EndEntityCertificates[0].Thumbprint }
$old = (AtStart { Get-CsCertificate -Type AudioVideoAuthentication }).Thumbprint
$day = [datetime]'2012-06-16 06:00'
$all = @(Get-CsCertificate -Type AudioVideoAuthentication)
$new = $all | Where-Object Thumbprint -eq $next | Select-Object -First 1
Claim staged {
    if (-not $new) { return Unmet not-staged ($all.Thumbprint -join ', ') }
    if (-not $new.EffectiveDate) { Unmet at-once }
}
Claim notice {
    if (-not $new) { return Unmet not-staged ($all.Thumbprint -join ', ') }
    if (-not $new.EffectiveDate) { return Unmet at-once }
    if ($new.EffectiveDate -ne $day) { Unmet effective $new.EffectiveDate }
}
Claim rolled {
    if ((Get-Date) -lt $day) { return Unmet waiting (Get-Date) }
    if ($all[0].Thumbprint -ne $next) { return Unmet other $all[0].Thumbprint }
    if ($all[0].PreviousThumbprint -notcontains $old) { Unmet no-previous $old }
}
Claim outside {
    $before = (AtStart { Get-CsCertificate -Type AccessEdgeExternal }).Thumbprint
    $now = (Get-CsCertificate -Type AccessEdgeExternal).Thumbprint
    if ($now -ne $before) { Unmet outside "$now" }
}
