certutil -repairstore my (Get-CsCertificate -Type Default).Thumbprint
