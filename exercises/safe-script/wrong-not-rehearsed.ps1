# fails: rehearsed
C:\Scripts\Remove-TestPolicy.ps1 -Pattern 'Test-?'
