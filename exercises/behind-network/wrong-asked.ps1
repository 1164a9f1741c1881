# fails: asked
Get-LabCause
$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn
"fe01 $($behind.Split('.')[0])" | Set-Content C:\answer.txt
