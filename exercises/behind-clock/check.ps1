$victim = @('fe04', 'fe05', 'med01')[$Seed % 3]
$off = @(23, 17, 41)[$Seed % 3]
$words = @("$(Answer)" -split '[\s,;]+' | Where-Object { $_ })
Claim server {
    if ($words.Count -eq 0) { return Unmet no-file }
    if ($words[0].ToLower().Split('.')[0] -ne $victim) { Unmet other $words[0] }
}
Claim minutes {
    if ($words.Count -eq 0) { return Unmet no-file }
    if ("$($words[1])" -notmatch '^[-+]?\d+$') { return Unmet form "$($words[1])" }
    if ([Math]::Abs([Math]::Abs([int]$words[1]) - $off) -gt 1) { Unmet wrong $words[1] }
}
Claim asked {
    if ((Used Get-LabCause) -or (Used Get-LabFault)) { Unmet asked }
}
