# fails: web
$victim = 'fe02', 'fe03' | Sort-Object { On $_ { (Get-CsCertificate -Type Default).NotAfter } } | Select-Object -First 1
Set-Content C:\answer.txt $victim
On $victim {
    $new = Request-CsCertificate -New -Type Default
    Set-CsCertificate -Type Default -Thumbprint $new.Thumbprint
}
