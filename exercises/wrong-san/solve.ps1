$new = Request-CsCertificate -New -Type WebServicesInternal -FriendlyName 'fe02 web internal'
Set-CsCertificate -Type WebServicesInternal -Thumbprint $new.Thumbprint
