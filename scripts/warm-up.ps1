# What nearly every run does, for the build's warm-up: the functions used here come compiled from the code cache.
$total = 0
foreach ($i in 1..10) { $total += $i }
function Get-Double([int]$Number) { $Number * 2 }
$rows = 1..3 | ForEach-Object { [pscustomobject]@{ Name = "fe$_"; Value = Get-Double $_ } }
$rows | Where-Object { $_.Value -gt 2 } | Sort-Object Name | Format-Table
$rows | Select-Object -First 1 | Format-List
"{0:N2}" -f 3.14159
try { throw 'warm' } catch { "$_" }
