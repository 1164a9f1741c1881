New-LabFault -Random -Among %among% -Count %number% -Seed $Seed | Out-Null
Step-LabClock -By 00:01:00 | Out-Null
