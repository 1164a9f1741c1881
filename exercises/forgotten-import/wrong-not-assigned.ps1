# fails: assigned
$password = ConvertTo-SecureString 'Once-more-1' -AsPlainText -Force
$thumbprint = (Get-CsCertificate -Type WebServicesExternal).Thumbprint
Get-Item "Cert:\LocalMachine\My\$thumbprint" | Export-PfxCertificate -FilePath C:\webext.pfx -Password $password
On fe03 { Import-PfxCertificate \\fe01\c$\webext.pfx -CertStoreLocation Cert:\LocalMachine\My -Password $password }
