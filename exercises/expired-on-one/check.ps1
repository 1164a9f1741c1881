$pool = 'fe01', 'fe02', 'fe03'
$victim = AtStart {
    $pool | Sort-Object { On $_ { (Get-CsCertificate -Type Default).NotAfter } } | Select-Object -First 1
}
$year = (Get-Date).AddDays(365)
Claim named {
    $text = Answer
    if (-not $text) { return Unmet no-file }
    if ($text.Split('.')[0] -ne $victim) { Unmet other $text }
}
Claim renewed {
    On $victim {
        $used = Get-CsCertificate -Type Default
        if ($used.NotAfter -lt $year) { Unmet soon $Machine Default $used.NotAfter.ToString('d') }
    }
}
Claim trusted {
    On $victim {
        $used = Get-CsCertificate -Type Default
        if (-not (Get-Item "Cert:\LocalMachine\My\$($used.Thumbprint)").HasPrivateKey) { return Unmet keyless $Machine $used.Thumbprint }
        $faults = ChainFaults $used.Thumbprint
        if ($faults) { Unmet broken $used.Thumbprint $Machine ($faults -join ', ') }
    }
}
Claim web {
    On $victim {
        foreach ($used in Get-CsCertificate -Type WebServicesInternal, WebServicesExternal) {
            if ($used.NotAfter -lt $year) { return Unmet soon $Machine $used.Use $used.NotAfter.ToString('d') }
        }
    }
}
Claim others {
    foreach ($name in $pool | Where-Object { $_ -ne $victim }) {
        $before = AtStart { On $name { (Get-CsCertificate).Thumbprint } }
        $now = On $name { (Get-CsCertificate).Thumbprint }
        if (Compare-Object @($before) @($now)) { return Unmet others $name }
    }
}
