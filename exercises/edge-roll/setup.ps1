$password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force
On fe01 {
    $next = Request-CsCertificate -New -Type Default -DomainName av.contoso.com -FriendlyName 'A/V 2012' -PrivateKeyExportable $true
    Get-Item "Cert:\LocalMachine\My\$($next.Thumbprint)" | Export-PfxCertificate -FilePath C:\av.pfx -Password $password | Out-Null
    Remove-Item "Cert:\LocalMachine\My\$($next.Thumbprint)"
    Copy-Item C:\av.pfx \\edge01\c$\av.pfx
    Remove-Item C:\av.pfx
}
Step-LabClock -By 00:05:00 | Out-Null
