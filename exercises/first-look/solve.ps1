(Get-CsCertificate -Type WebServicesInternal).Thumbprint | Set-Content C:\answer.txt
