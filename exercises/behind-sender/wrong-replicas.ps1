# fails: elsewhere
Get-LabMachine | ForEach-Object { Stop-CsWindowsService REPLICA -ComputerName $_.Fqdn; Start-CsWindowsService REPLICA -ComputerName $_.Fqdn }
