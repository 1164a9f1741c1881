$uses = 'Default', 'WebServicesInternal', 'WebServicesExternal'
$new = @{}
On fe04, fe05 { $new[$Machine] = (Request-CsCertificate -New -Type $uses).Thumbprint }
Step-LabClock -To '6/17/2012 2:05 AM'
On fe04, fe05 {
    Set-CsCertificate -Type $uses -Thumbprint $new[$Machine]
    Stop-CsWindowsService
    Start-CsWindowsService
}
