Step-LabClock -By 00:05:00 | Out-Null
