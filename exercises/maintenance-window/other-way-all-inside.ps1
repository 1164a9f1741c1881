Step-LabClock -To '6/17/2012 2:30 AM'
Invoke-Command -ComputerName fe04, fe05 {
    $new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal
    Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
    Restart-Service RTCSRV, RTCASMCU, RTCAVMCU, RTCDATAMCU, RTCIMMCU, RTCMEDSRV, W3SVC -Force
}
