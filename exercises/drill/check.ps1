function Place($Fault) { if ($Fault.ComputerName) { @($Fault.ComputerName)[-1].Split('.')[0] } else { 'dc1' } }
$faults = @(AtStart { Get-LabFault -Reveal })
$lines = @((Answer) -split '\r?\n' | Where-Object { $_.Trim() } | ForEach-Object { , @($_.Trim() -split '[\s:,;]+') })
Claim place {
    if ($lines.Count -eq 0) { return Unmet no-file }
    if ($lines.Count -ne $faults.Count) { return Unmet lines $lines.Count }
    foreach ($line in $lines) {
        if (($faults | ForEach-Object { Place $_ }) -notcontains $line[0].Split('.')[0]) { return Unmet place $line[0] }
    }
}
Claim kind {
    if ($lines.Count -eq 0) { return Unmet no-file }
    foreach ($line in $lines) {
        if ($line.Count -lt 2) { return Unmet no-word $line[0] }
        $here = @($faults | Where-Object { (Place $_) -eq $line[0].Split('.')[0] })
        if ($here.Kind -notcontains $line[1]) { return Unmet kind $line[0] $line[1] }
    }
}
Claim mended {
    $left = Get-LabFault -Reveal | Where-Object Kind -in ServiceStopped, ReplicaDamaged, ReplicaForeign, StaleStore
    if ($left) { Unmet broken }
}
Claim asked {
    foreach ($name in 'Get-LabCause', 'Get-LabFault', 'Remove-LabFault') { if (Used $name) { return Unmet asked $name } }
}
Claim certificates {
    foreach ($name in Machines) {
        $before = @(AtStart { On $name { (Get-CsCertificate).Thumbprint } })
        $now = @(On $name { (Get-CsCertificate).Thumbprint })
        # What a stale store lacks comes back when it is mended.
        if ($before | Where-Object { $_ -notin $now }) { return Unmet certificates $name }
    }
}
Claim services {
    # Those that end by themselves stop by themselves.
    $crashing = @($faults | Where-Object Kind -eq ServiceCrashing | ForEach-Object { Place $_ })
    foreach ($name in Machines | Where-Object { $_ -notin $crashing }) {
        $before = @(AtStart { On $name { (Get-Service | Where-Object Status -eq Running).Name } })
        $now = @(On $name { (Get-Service | Where-Object Status -eq Running).Name })
        $gone = $before | Where-Object { $_ -notin $now } | Select-Object -First 1
        if ($gone) { return Unmet services $gone $name }
    }
}
