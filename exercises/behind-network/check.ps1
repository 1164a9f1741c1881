$victim = @('edge01', 'dir01', 'med01')[$Seed % 3]
$words = @("$(Answer)" -split '[\s,;]+' | Where-Object { $_ } | ForEach-Object { $_.ToLower().Split('.')[0] })
Claim file {
    if ($words.Count -eq 0) { return Unmet no-file }
    if ($words.Count -ne 2) { Unmet form (Answer) }
}
Claim between {
    if ($words.Count -eq 0) { return Unmet no-file }
    if (($words -join ' ') -ne "fe01 $victim") { Unmet other (Answer) }
}
Claim services {
    if ((Used Stop-*Service) -or (Used Restart-Service)) { Unmet services }
}
Claim asked {
    if ((Used Get-LabCause) -or (Used Get-LabFault)) { Unmet asked }
}
