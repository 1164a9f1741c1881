# fails: arrived
$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
Stop-CsWindowsService REPLICA -ComputerName $behind
Start-CsWindowsService REPLICA -ComputerName $behind
Step-LabClock -By 00:05:00
