# fails: enabled
$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
Enter-LabMachine $behind
Enable-CsReplica -Force
Start-CsWindowsService REPLICA
Exit-LabMachine
