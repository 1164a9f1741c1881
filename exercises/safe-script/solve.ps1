C:\Scripts\Remove-TestPolicy.ps1 -WhatIf
C:\Scripts\Remove-TestPolicy.ps1 -Pattern 'Test-?' -WhatIf
C:\Scripts\Remove-TestPolicy.ps1 -Pattern 'Test-?'
