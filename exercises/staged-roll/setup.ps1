$old = Request-CsCertificate -New -Type OAuthTokenIssuer -FriendlyName 'Token issuer 2011' -PrivateKeyExportable $true
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $old.Thumbprint
Step-LabClock -By 00:10:00 | Out-Null
