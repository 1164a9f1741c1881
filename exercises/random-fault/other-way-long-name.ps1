Set-CsSite Redmond -Description 'Something harmless'
Step-LabClock -By 00:10:00
(Get-CsManagementStoreReplicationStatus | Where-Object UpToDate -eq $false).ReplicaFqdn | Out-File C:\answer.txt
