$new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal
Set-LabClock '6/18/2012 11:00 PM'
Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
Restart-Service RTCSRV, RTCASMCU, RTCAVMCU, RTCDATAMCU, RTCIMMCU, RTCMEDSRV, W3SVC -Force
