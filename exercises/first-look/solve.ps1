(Get-CsCertificate -Type WebServicesExternal).Thumbprint | Set-Content C:\answer.txt
