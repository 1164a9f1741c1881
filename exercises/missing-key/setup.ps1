$thumbprint = (Get-CsCertificate -Type Default).Thumbprint
$certificate = Get-Item "Cert:\LocalMachine\My\$thumbprint"
Export-Certificate -Cert $certificate -FilePath C:\default.cer | Out-Null
Remove-Item $certificate.PSPath
Import-Certificate -FilePath C:\default.cer -CertStoreLocation Cert:\LocalMachine\My | Out-Null
Step-LabClock -By 00:05:00 | Out-Null
