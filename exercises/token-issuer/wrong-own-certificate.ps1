# fails: file
$new = Request-CsCertificate -New -Type OAuthTokenIssuer -PrivateKeyExportable $true
Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $new.Thumbprint
