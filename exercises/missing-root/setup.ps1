On fe01 { Get-ChildItem Cert:\LocalMachine\Root | Export-Certificate -FilePath C:\Certificates\contoso-root.cer | Out-Null }
Get-ChildItem Cert:\LocalMachine\Root | Remove-Item
Step-LabClock -By 00:05:00 | Out-Null
