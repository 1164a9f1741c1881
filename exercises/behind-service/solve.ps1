$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
Start-CsWindowsService REPLICA -ComputerName $behind
Step-LabClock -By 00:02:00
