Set-CsSite Redmond -Description Headquarters
Step-LabClock -By 00:02:00
Get-CsManagementStoreReplicationStatus
