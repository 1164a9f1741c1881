# fails: present
$password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force
Import-PfxCertificate C:\Certificates\ServerToServerAuth.pfx -CertStoreLocation Cert:\LocalMachine\My -Password $password
