$offset = [timespan]::FromMinutes(@(23, -17, 41)[$Seed % 3])
New-LabFault WrongClock (@('fe04', 'fe05', 'med01')[$Seed % 3]) -Offset $offset | Out-Null
Set-CsSite Redmond -Description 'Third floor'
Step-LabClock -By 00:10:00 | Out-Null
