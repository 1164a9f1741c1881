Claim runs {
    foreach ($name in Machines) {
        $service = Get-CsWindowsService -ComputerName "$name.contoso.com" | Where-Object Name -eq REPLICA
        if ("$($service.Status)" -ne 'Running') { return Unmet stopped $name }
    }
}
Claim arrived {
    if (-not (Within 00:05:00 { -not (Behind) })) { Unmet behind ((Behind) -join ', ') }
}
Claim enabled {
    if (Used Enable-CsReplica) { Unmet enabled }
}
