$start = AtStart { Get-CsCertificate -Type OAuthTokenIssuer }
$global = Get-CsCertificate -Type OAuthTokenIssuer -Identity global
Claim named {
    $text = Answer
    if (-not $text) { return Unmet no-file }
    if ($text -ne $start.PreviousThumbprint) { Unmet other $text }
}
Claim removed {
    Within 00:05:00 { -not (Behind) } | Out-Null
    On (FrontEnds) {
        $own = Get-CsCertificate -Type OAuthTokenIssuer
        if (@($own.Thumbprint; $own.PreviousThumbprint) -contains $start.PreviousThumbprint) { Unmet known $Machine $start.PreviousThumbprint }
    }
}
Claim current {
    On (FrontEnds) {
        $now = (Get-CsCertificate -Type OAuthTokenIssuer).Thumbprint
        if ($now -ne $start.Thumbprint) { Unmet not-current $Machine "$now" }
    }
}
Claim gone {
    if (-not $global) { Unmet gone }
}
