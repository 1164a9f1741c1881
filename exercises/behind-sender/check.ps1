Claim runs {
    foreach ($name in 'MASTER', 'FTA') {
        $service = Get-CsWindowsService -ComputerName fe01.contoso.com | Where-Object Name -eq $name
        if ("$($service.Status)" -ne 'Running') { return Unmet stopped fe01 $name }
    }
}
Claim arrived {
    if (-not (Within 00:05:00 { -not (Behind) })) { Unmet behind ((Behind) -join ', ') }
}
Claim elsewhere {
    if (Used *Service { $_ -match 'REPLICA' -and $_ -match '(?i)(Stop|Start|Restart)-' }) { Unmet elsewhere }
}
