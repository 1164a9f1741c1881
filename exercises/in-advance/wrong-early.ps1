# fails: kept
$new = Request-CsCertificate -New -Type Default, WebServicesInternal, WebServicesExternal
Set-CsCertificate -Type Default, WebServicesInternal, WebServicesExternal -Thumbprint $new.Thumbprint
