$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
Invoke-Command -ComputerName $behind { Enable-CsReplica -Force }
Invoke-CsManagementStoreReplication -ReplicaFqdn $behind
