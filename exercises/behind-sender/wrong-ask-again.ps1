# fails: runs
Invoke-CsManagementStoreReplication
Step-LabClock -By 00:10:00
