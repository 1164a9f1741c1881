# fails: reassigned
On fe01 {
    $new = Request-CsCertificate -New -Type OAuthTokenIssuer -PrivateKeyExportable $true
    Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $new.Thumbprint
}
Step-LabClock -By 00:02:00
