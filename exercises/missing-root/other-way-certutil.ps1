Copy-Item \\fe01\c$\Certificates\contoso-root.cer C:\root.cer
certutil -addstore root C:\root.cer
