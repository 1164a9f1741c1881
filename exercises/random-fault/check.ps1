$fault = AtStart { Get-LabFault -Reveal }
$place = if ($fault.ComputerName) { @($fault.ComputerName)[-1].Split('.')[0] } else { 'dc1' }
$text = Answer
Claim written {
    if (-not $text) { return Unmet no-file }
    if ($text -match '\s') { Unmet form $text }
}
Claim found {
    if (-not $text) { return Unmet no-file }
    if ($text.ToLower().Split('.')[0] -ne $place) { Unmet other $text }
}
Claim asked {
    foreach ($name in 'Get-LabCause', 'Get-LabFault') { if (Used $name) { return Unmet asked $name } }
}
