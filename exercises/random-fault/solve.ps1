# With this seed it is the disk, the clock or the service of a server that is behind after a change.
Set-CsSite Redmond -Description 'Something harmless'
Step-LabClock -By 00:10:00
$behind = @(Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate })
$behind[0].ReplicaFqdn.Split('.')[0] | Set-Content C:\answer.txt
