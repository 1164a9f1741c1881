# fails: answered
Request-CsCertificate -New -Type AccessEdgeExternal, DataEdgeExternal -Output C:\edge.req
Set-LabAuthority 'Trey Research CA' -Submit C:\edge.req
