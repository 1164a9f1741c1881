$password = ConvertTo-SecureString 'Once-more-1' -AsPlainText -Force
$thumbprint = (Get-CsCertificate -Type WebServicesExternal).Thumbprint
Export-PfxCertificate -Cert "Cert:\LocalMachine\My\$thumbprint" -FilePath C:\webext.pfx -Password $password
Copy-Item C:\webext.pfx \\fe03\c$\webext.pfx
On fe03 {
    certutil -p 'Once-more-1' -importPFX C:\webext.pfx
    Set-CsCertificate -Type WebServicesExternal -Thumbprint $thumbprint
}
