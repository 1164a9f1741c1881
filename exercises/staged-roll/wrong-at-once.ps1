# fails: time
$new = Request-CsCertificate -New -Type OAuthTokenIssuer -PrivateKeyExportable $true
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $new.Thumbprint
Step-LabClock -To '7/1/2012 12:10 AM'
