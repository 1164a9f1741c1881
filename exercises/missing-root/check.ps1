$authority = (Get-LabAuthority | Where-Object Kind -eq Enterprise).Certificate.Thumbprint
$roots = @(Get-ChildItem Cert:\LocalMachine\Root)
Claim root-there {
    if ($roots.Thumbprint -notcontains $authority) { Unmet root-absent $roots.Count }
}
Claim chain {
    foreach ($thumbprint in (Get-CsCertificate).Thumbprint | Select-Object -Unique) {
        $faults = ChainFaults $thumbprint
        if ($faults) { return Unmet broken $thumbprint ($faults -join ', ') }
    }
}
Claim only-roots {
    $other = $roots | Where-Object { $_.Subject -ne $_.Issuer } | Select-Object -First 1
    if ($other) { Unmet not-root $other.Subject }
}
Claim assigned {
    $before = AtStart { (Get-CsCertificate).Thumbprint }
    if (Compare-Object $before @((Get-CsCertificate).Thumbprint)) { Unmet assigned }
}
Claim elsewhere {
    foreach ($name in Machines | Where-Object { $_ -ne 'fe02' }) {
        $now = @(On $name { (Get-ChildItem Cert:\LocalMachine\Root).Thumbprint })
        if (Compare-Object @($authority) $now) { return Unmet elsewhere $name }
    }
}
