$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
Enter-LabMachine $behind
Enable-CsReplica -Force
Exit-LabMachine
