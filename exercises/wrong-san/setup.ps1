$poor = Request-CsCertificate -New -Type Default -FriendlyName 'fe02 web'
Set-CsCertificate -Type WebServicesInternal -Thumbprint $poor.Thumbprint
Step-LabClock -By 00:05:00 | Out-Null
