$said = Get-LabEvent -ComputerName fe01 | Where-Object EntryType -eq Error | Select-Object -First 1 -ExpandProperty Message
$name = [regex]::Match("$said $((Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }).ReplicaFqdn)", '(edge01|dir01|med01)').Value
Set-Content C:\answer.txt 'fe01', $name
