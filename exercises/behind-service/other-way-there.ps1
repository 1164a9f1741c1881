$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
Invoke-Command -ComputerName $behind { Start-Service REPLICA }
