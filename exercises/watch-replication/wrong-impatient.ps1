# fails: arrived
Set-CsSite Redmond -Description Headquarters
Get-CsManagementStoreReplicationStatus
