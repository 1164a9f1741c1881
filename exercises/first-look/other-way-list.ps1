$all = Get-CsCertificate
($all | Where-Object Use -eq WebServicesExternal).Thumbprint | Out-File C:\answer.txt
