$old = Request-CsCertificate -New -Type OAuthTokenIssuer -FriendlyName 'Token issuer 2011' -PrivateKeyExportable $true
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $old.Thumbprint
Step-LabClock -By 00:10:00 | Out-Null
$new = Request-CsCertificate -New -Type OAuthTokenIssuer -FriendlyName 'Token issuer 2012' -PrivateKeyExportable $true
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $new.Thumbprint -Roll -EffectiveDate (Get-Date).Date.AddDays(2)
Step-LabClock -To (Get-Date).Date.AddDays(2).AddHours(8) | Out-Null
