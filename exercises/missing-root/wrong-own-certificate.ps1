# fails: only-roots
Import-Certificate -FilePath \\fe01\c$\Certificates\contoso-root.cer -CertStoreLocation Cert:\LocalMachine\Root
Get-ChildItem Cert:\LocalMachine\My | Export-Certificate -FilePath C:\own.cer
Import-Certificate -FilePath C:\own.cer -CertStoreLocation Cert:\LocalMachine\Root
