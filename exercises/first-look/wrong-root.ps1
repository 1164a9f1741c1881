# fails: thumbprint
(Get-ChildItem Cert:\LocalMachine\Root)[0].Thumbprint | Set-Content C:\answer.txt
