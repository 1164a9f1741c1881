$old = (AtStart { Get-CsCertificate -Type OAuthTokenIssuer }).Thumbprint
$all = @(Get-CsCertificate -Type OAuthTokenIssuer -Identity global)
$new = $all | Where-Object Thumbprint -ne $old | Select-Object -Last 1
$day = [datetime]'2012-07-01'
Claim staged {
    if (-not $new) { return Unmet not-staged $old }
    if ($new.EffectiveDate -and $new.EffectiveDate -ne $day) { Unmet effective $new.EffectiveDate }
}
Claim time {
    if (-not $new) { return Unmet not-staged $old }
    if (-not $new.EffectiveDate) { Unmet late }
}
Claim rolled {
    if (-not $new) { return Unmet not-staged $old }
    if ((Get-Date) -lt $day) { return Unmet waiting (Get-Date) }
    On (FrontEnds) {
        $now = @(Get-CsCertificate -Type OAuthTokenIssuer)[0].Thumbprint
        if ($now -ne $new.Thumbprint) { Unmet not-rolled $Machine $now }
    }
}
Claim previous {
    if (-not $new) { return Unmet not-staged $old }
    On (FrontEnds) {
        if ((Get-CsCertificate -Type OAuthTokenIssuer).PreviousThumbprint -notcontains $old) { Unmet no-previous $Machine }
    }
}
Claim gap {
    if (-not (Test-Path "Cert:\LocalMachine\My\$old")) { Unmet gap $old }
}
