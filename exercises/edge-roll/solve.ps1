$password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force
$next = Import-PfxCertificate C:\av.pfx -CertStoreLocation Cert:\LocalMachine\My -Password $password
Set-CsCertificate -Type AudioVideoAuthentication -Thumbprint $next.Thumbprint -Roll -EffectiveDate '6/16/2012 6:00 AM'
Step-LabClock -To '6/16/2012 6:10 AM'
Get-CsCertificate -Type AudioVideoAuthentication
