$victim = Invoke-Command -ComputerName fe02, fe03 { [pscustomobject]@{ Name = $env:COMPUTERNAME; End = (Get-CsCertificate -Type Default).NotAfter } } |
    Sort-Object End | Select-Object -First 1 -ExpandProperty Name
$victim.ToLower() | Set-Content C:\answer.txt
Invoke-Command -ComputerName $victim {
    foreach ($type in 'Default', 'WebServicesInternal', 'WebServicesExternal') {
        $new = Request-CsCertificate -New -Type $type
        Set-CsCertificate -Type $type -Thumbprint $new.Thumbprint
    }
}
