On fe01 { Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path C:\Certificates\ServerToServerAuth.pfx -Password 'P@ssw0rd' }
Step-LabClock -By 00:10:00 | Out-Null
New-LabFault StaleStore fe05 | Out-Null
Step-LabClock -By 1.00:00:00 | Out-Null
