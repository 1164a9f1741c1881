$uses = 'Default', 'WebServicesInternal', 'WebServicesExternal'
$old = (AtStart { Get-CsCertificate -Type Default }).Thumbprint
$window = [datetime]'2012-06-18 22:00'
$new = Get-ChildItem Cert:\LocalMachine\My | Where-Object { $_.Thumbprint -ne $old -and $_.HasPrivateKey } | Sort-Object NotBefore | Select-Object -First 1
$changed = @(Get-CsCertificate -Type $uses | Where-Object Thumbprint -ne $old)
Claim before {
    if (-not $new) { return Unmet none }
    if ($new.NotBefore -ge [datetime]'2012-06-18') { Unmet late $new.NotBefore }
}
Claim kept {
    if (-not $new) { return Unmet none }
    if ($changed -and (Get-Date) -lt $window) { Unmet early (Get-Date) }
}
Claim after {
    if ((Get-Date) -lt $window) { return Unmet waiting (Get-Date) }
    $left = Get-CsCertificate -Type $uses | Where-Object Thumbprint -eq $old | Select-Object -First 1
    if ($left) { Unmet not-used $left.Use $old }
}
Claim restarted {
    if (-not $changed) { return Unmet waiting (Get-Date) }
    $told = (Get-LabCause se01).Explanation
    if ($told -like '*still present*') { Unmet stale $told }
}
Claim removed {
    if (-not (Test-Path "Cert:\LocalMachine\My\$old")) { Unmet removed $old }
}
