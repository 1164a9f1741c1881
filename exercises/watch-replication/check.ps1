$description = (Get-CsSite Redmond).Description
Claim changed {
    if ($description -ne 'Headquarters') { Unmet description $description }
}
Claim arrived {
    if ($description -ne 'Headquarters') { return Unmet unchanged }
    $behind = Behind
    if ($behind) { Unmet behind ($behind -join ', ') }
}
Claim watched {
    $watching = 'Get-CsManagementStoreReplicationStatus'
    $last = @($Journal | Where-Object { $_.Commands -contains 'Set-CsSite' -or $_.Commands -contains $watching })[-1]
    if (-not (Used Set-CsSite)) { return Unmet unchanged }
    if ($last.Commands -notcontains $watching) { Unmet unwatched }
}
Claim sites {
    $before = AtStart { Get-CsSite Paris }
    $now = Get-CsSite Paris
    if ("$($before.Description)" -ne "$($now.Description)") { Unmet sites Paris $now.Description }
}
