# fails: assigned
Request-CsCertificate -New -Type AccessEdgeExternal, DataEdgeExternal -Output C:\edge.req
Set-LabAuthority 'Trey Research CA' -Submit C:\edge.req
Step-LabClock -By 04:00:00
Get-LabAuthority 'Trey Research CA' -Request -OutFile C:\edge.p7b
Import-CsCertificate -Path C:\edge.p7b
$new = Get-ChildItem Cert:\LocalMachine\My | Where-Object Issuer -like '*Trey Research CA*'
Set-CsCertificate -Type AccessEdgeExternal -Thumbprint $new.Thumbprint
