$behind = (Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn.Split('.')[0]
$here = Get-Date
Enter-LabMachine $behind
$there = Get-Date
Exit-LabMachine
"$behind $([Math]::Round([Math]::Abs(($there - $here).TotalMinutes)))" | Set-Content C:\answer.txt
