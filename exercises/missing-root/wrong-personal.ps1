# fails: root-there
Import-Certificate -FilePath \\fe01\c$\Certificates\contoso-root.cer -CertStoreLocation Cert:\LocalMachine\My
