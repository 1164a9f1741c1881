Claim arrived {
    if (-not (Within 00:05:00 { -not (Behind) })) { Unmet behind ((Behind) -join ', ') }
}
Claim stays {
    Set-CsSite Redmond -Description 'By the check'
    if (-not (Within 00:05:00 { -not (Behind) })) { Unmet next ((Behind) -join ', ') }
}
Claim certificates {
    foreach ($name in FrontEnds) {
        $before = AtStart { On $name { (Get-CsCertificate).Thumbprint } }
        if (Compare-Object @($before) @(On $name { (Get-CsCertificate).Thumbprint })) { return Unmet certificates $name }
    }
}
