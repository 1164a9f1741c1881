# fails: written
(Get-CsCertificate).Thumbprint | Set-Content C:\answer.txt
