# fails: others
On fe01, fe02, fe03 {
    $new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal
    Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
}
