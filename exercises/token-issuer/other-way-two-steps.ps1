$password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force
$certificate = Import-PfxCertificate C:\Certificates\ServerToServerAuth.pfx -CertStoreLocation Cert:\LocalMachine\My -Password $password -Exportable
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $certificate.Thumbprint
