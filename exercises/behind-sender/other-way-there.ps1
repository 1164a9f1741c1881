Enter-LabMachine fe01
Get-CsWindowsService | Where-Object Status -eq Stopped | ForEach-Object { Start-Service $_.Name }
Exit-LabMachine
