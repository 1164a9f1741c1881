$wanted = (AtStart { Get-CsCertificate -Type WebServicesExternal }).Thumbprint
Claim there {
    On fe03 { if (-not (Test-Path "Cert:\LocalMachine\My\$wanted")) { Unmet absent $wanted } }
}
Claim key {
    On fe03 {
        $found = Get-ChildItem Cert:\LocalMachine\My | Where-Object Thumbprint -eq $wanted
        if (-not $found) { return Unmet absent $wanted }
        if (-not $found.HasPrivateKey) { Unmet keyless $wanted }
    }
}
Claim assigned {
    On fe03 {
        $used = (Get-CsCertificate -Type WebServicesExternal).Thumbprint
        if ($used -ne $wanted) { Unmet other "$used" }
    }
}
Claim others {
    foreach ($name in 'fe01', 'fe02') {
        $before = AtStart { On $name { (Get-CsCertificate).Thumbprint } }
        $now = On $name { (Get-CsCertificate).Thumbprint }
        if (Compare-Object @($before) @($now)) { return Unmet others $name }
    }
}
