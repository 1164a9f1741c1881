# fails: production
C:\Scripts\Remove-TestPolicy.ps1
