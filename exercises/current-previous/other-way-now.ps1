$previous = Get-CsCertificate -Type OAuthTokenIssuer -Identity global | ForEach-Object PreviousThumbprint
Set-Content C:\answer.txt $previous
Remove-CsCertificate -Type OAuthTokenIssuer -Identity global -Previous -Confirm:$false
Invoke-CsManagementStoreReplication
Step-LabClock -By 00:02:00
