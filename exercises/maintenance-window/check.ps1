$paris = 'fe04', 'fe05'
$open = [datetime]'2012-06-17 02:00'
$close = [datetime]'2012-06-17 04:00'
Claim renewed {
    On $paris {
        $before = AtStart { On $Machine { (Get-CsCertificate).Thumbprint } }
        $old = Get-CsCertificate | Where-Object { $before -contains $_.Thumbprint } | Select-Object -First 1
        if ($old) { Unmet old $Machine $old.Use $old.Thumbprint }
    }
}
Claim valid {
    On $paris {
        foreach ($thumbprint in (Get-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal).Thumbprint | Select-Object -Unique) {
            if (-not (Get-Item "Cert:\LocalMachine\My\$thumbprint").HasPrivateKey) { return Unmet keyless $Machine $thumbprint }
            $faults = ChainFaults $thumbprint
            if ($faults) { return Unmet broken $thumbprint $Machine ($faults -join ', ') }
        }
    }
}
Claim presented {
    foreach ($name in $paris) {
        $told = (Get-LabCause $name).Explanation
        if ($told -like '*still present*') { return Unmet stale $name $told }
    }
    On $paris {
        $before = AtStart { On $Machine { (Get-CsCertificate).Thumbprint } }
        $old = Get-CsCertificate | Where-Object { $before -contains $_.Thumbprint } | Select-Object -First 1
        if ($old) { Unmet old $Machine $old.Use $old.Thumbprint }
    }
}
Claim ended {
    if ((Get-Date) -gt $close) { Unmet over (Get-Date) }
}
Claim outside {
    On $paris {
        # Each assignment leaves a log, dated by the clock of the lab.
        $log = Get-ChildItem C:\Users\*\AppData\Local\Temp\Set-CsCertificate-*.html -ErrorAction SilentlyContinue |
            Where-Object { $_.LastWriteTime -lt $open -or $_.LastWriteTime -gt $close } | Select-Object -First 1
        if ($log) { Unmet outside $Machine $log.LastWriteTime }
    }
}
Claim redmond {
    foreach ($name in 'fe01', 'fe02', 'fe03', 'se01') {
        $before = AtStart { On $name { (Get-CsCertificate).Thumbprint } }
        if (Compare-Object @($before) @(On $name { (Get-CsCertificate).Thumbprint })) { return Unmet redmond $name }
    }
}
