$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
Test-Connection $behind -Count 1 -Quiet
"fe01 $($behind.Split('.')[0])" | Set-Content C:\answer.txt
