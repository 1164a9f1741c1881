# fails: chain
$own = New-SelfSignedCertificate -CertStoreLocation Cert:\LocalMachine\My -DnsName pool01.contoso.com, fe02.contoso.com, dialin.contoso.com, meet.contoso.com, admin.contoso.com, lyncdiscoverinternal.contoso.com
Set-CsCertificate -Type WebServicesInternal -Thumbprint $own.Thumbprint
