# fails: names
$new = Request-CsCertificate -New -Type Default -DomainName 'meet.contoso.com,dialin.contoso.com'
Set-CsCertificate -Type WebServicesInternal -Thumbprint $new.Thumbprint
