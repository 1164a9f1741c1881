# fails: outside
On fe04, fe05 {
    $new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal
    Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
    Stop-CsWindowsService
    Start-CsWindowsService
}
