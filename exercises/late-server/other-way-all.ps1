Invoke-CsManagementStoreReplication
Step-LabClock -By 00:05:00
Get-CsCertificate -Type OAuthTokenIssuer
