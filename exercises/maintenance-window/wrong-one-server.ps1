# fails: renewed
Step-LabClock -To '6/17/2012 2:05 AM'
$new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal
Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
Stop-CsWindowsService
Start-CsWindowsService
