# fails: key
Import-Certificate -FilePath C:\default.cer -CertStoreLocation Cert:\LocalMachine\My
