# fails: rolled
$new = Request-CsCertificate -New -Type OAuthTokenIssuer -PrivateKeyExportable $true
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $new.Thumbprint -Roll -EffectiveDate '7/1/2012'
