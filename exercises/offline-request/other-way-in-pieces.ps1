Request-CsCertificate -New -Type AccessEdgeExternal, DataEdgeExternal -Output C:\edge.req -FriendlyName 'edge01 outside'
$request = Set-LabAuthority 'Trey Research CA' -Submit C:\edge.req
while ((Get-LabAuthority 'Trey Research CA' -Request -RequestId $request.RequestId).Status -ne 'Issued') { Step-LabClock -By 01:00:00 }
Get-LabAuthority 'Trey Research CA' -Request -RequestId $request.RequestId -OutFile C:\edge.p7b
Import-CsCertificate -Path C:\edge.p7b
$new = Get-ChildItem Cert:\LocalMachine\My | Where-Object Issuer -like '*Trey Research CA*'
Set-CsCertificate -Type AccessEdgeExternal -Thumbprint $new.Thumbprint
Set-CsCertificate -Type DataEdgeExternal -Thumbprint $new.Thumbprint
