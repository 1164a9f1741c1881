$servers = 'fe01', 'fe02', 'fe03'
$victim = $servers | Sort-Object { On $_ { (Get-CsCertificate -Type Default).NotAfter } } | Select-Object -First 1
Set-Content C:\answer.txt $victim
On $victim {
    $new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal
    Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
}
