$new = Request-CsCertificate -New -Type OAuthTokenIssuer -FriendlyName 'Token issuer 2012' -PrivateKeyExportable $true
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $new.Thumbprint -Roll -EffectiveDate '7/1/2012'
Step-LabClock -To '7/1/2012 12:10 AM'
Get-CsCertificate -Type OAuthTokenIssuer
