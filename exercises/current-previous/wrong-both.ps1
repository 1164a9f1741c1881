# fails: current
(Get-CsCertificate -Type OAuthTokenIssuer).PreviousThumbprint | Set-Content C:\answer.txt
Remove-CsCertificate -Identity global -Type OAuthTokenIssuer -Force
