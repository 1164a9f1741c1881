$password = ConvertTo-SecureString 'Temp-1' -AsPlainText -Force
$web = Request-CsCertificate -New -Type WebServicesExternal -FriendlyName 'webext' -PrivateKeyExportable $true
Set-CsCertificate -Type WebServicesExternal -Thumbprint $web.Thumbprint
Get-Item "Cert:\LocalMachine\My\$($web.Thumbprint)" | Export-PfxCertificate -FilePath C:\webext.pfx -Password $password | Out-Null
On fe02 {
    Import-PfxCertificate \\fe01\c$\webext.pfx -CertStoreLocation Cert:\LocalMachine\My -Password $password | Out-Null
    Set-CsCertificate -Type WebServicesExternal -Thumbprint $web.Thumbprint
}
Remove-Item C:\webext.pfx
Step-LabClock -By 00:05:00 | Out-Null
