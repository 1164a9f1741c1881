# The Default certificate bears all these names.
Set-CsCertificate -Type WebServicesInternal -Thumbprint (Get-CsCertificate -Type Default).Thumbprint
