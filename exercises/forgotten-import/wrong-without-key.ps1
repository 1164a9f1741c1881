# fails: key
$thumbprint = (Get-CsCertificate -Type WebServicesExternal).Thumbprint
Get-Item "Cert:\LocalMachine\My\$thumbprint" | Export-Certificate -FilePath C:\webext.cer
On fe03 { Import-Certificate -FilePath \\fe01\c$\webext.cer -CertStoreLocation Cert:\LocalMachine\My }
