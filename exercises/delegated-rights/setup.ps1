On fe02, fe03 { Request-CsCertificate -New -Type Default -FriendlyName 'next' | Out-Null }
Step-LabClock -By 00:05:00 | Out-Null
