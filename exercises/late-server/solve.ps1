Invoke-CsManagementStoreReplication -ReplicaFqdn fe05.contoso.com
Step-LabClock -By 00:02:00
