New-LabFault ReplicaForeign (@('fe03', 'fe02', 'se01')[$Seed % 3]) | Out-Null
Set-CsSite Redmond -Description 'First floor'
Step-LabClock -By 00:10:00 | Out-Null
