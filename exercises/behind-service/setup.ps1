New-LabFault ServiceStopped (@('fe04', 'fe05')[$Seed % 2]) -Service REPLICA | Out-Null
Set-CsSite Paris -Description 'Second floor'
Step-LabClock -By 00:10:00 | Out-Null
