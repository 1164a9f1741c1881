Set-CsSite -Identity Redmond -Description Headquarters
Invoke-CsManagementStoreReplication
do { Step-LabClock -By 00:00:20 } while ((Get-CsManagementStoreReplicationStatus).UpToDate -contains $false)
