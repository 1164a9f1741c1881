New-LabFault -Random -Seed ($Seed + 1) | Out-Null
Step-LabClock -By 00:05:00 | Out-Null
