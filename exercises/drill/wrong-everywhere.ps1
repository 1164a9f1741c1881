# fails: place
Machines | ForEach-Object { "$_ MachineOff" } | Set-Content C:\answer.txt
