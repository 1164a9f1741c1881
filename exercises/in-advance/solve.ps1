$new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal -FriendlyName 'se01 June 2012'
Step-LabClock -To '6/18/2012 10:05 PM'
Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
Stop-CsWindowsService
Start-CsWindowsService
