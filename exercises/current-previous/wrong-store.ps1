# fails: removed
$previous = (Get-CsCertificate -Type OAuthTokenIssuer).PreviousThumbprint
Set-Content C:\answer.txt $previous
Remove-Item "Cert:\LocalMachine\My\$previous"
