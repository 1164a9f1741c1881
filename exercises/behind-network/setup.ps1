New-LabFault NetworkCut fe01 -To (@('edge01', 'dir01', 'med01')[$Seed % 3]) | Out-Null
Set-CsSite Redmond -Description 'Second floor'
Step-LabClock -By 00:10:00 | Out-Null
