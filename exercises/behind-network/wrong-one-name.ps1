# fails: file
(Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn | Set-Content C:\answer.txt
