Set-LabAuthority -Template ShortLived -KeyPurpose 1.3.6.1.5.5.7.3.1 -ValidityDays 3
$victim = @('fe02', 'fe03')[$Seed % 2]
On $victim {
    $short = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal -Template ShortLived
    Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $short.Thumbprint
}
Step-LabClock -By 2.00:00:00 | Out-Null
