certutil -p 'P@ssw0rd' -importPFX C:\av.pfx
$next = Get-ChildItem Cert:\LocalMachine\My | Where-Object { $_.DnsNameList.Unicode -contains 'av.contoso.com' }
Set-CsCertificate -Type AudioVideoAuthentication -Thumbprint $next.Thumbprint -Roll -EffectiveDate '6/16/2012 6:00 AM'
Step-LabClock -To '6/16/2012 7:00 AM'
