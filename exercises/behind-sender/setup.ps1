New-LabFault ServiceStopped fe01 -Service FTA | Out-Null
Set-CsSite Redmond -Description 'Ground floor'
Step-LabClock -By 00:10:00 | Out-Null
