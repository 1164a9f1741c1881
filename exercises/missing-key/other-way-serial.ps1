$serial = (Get-CsCertificate -Type Default).SerialNumber
certutil -repairstore MY $serial
