foreach ($name in 'Test-1', 'Test-2', 'Testimonials', 'Tester-Hotline') { New-CsVoicePolicy $name | Out-Null }
New-Item C:\Scripts -ItemType Directory | Out-Null
Set-Content C:\Scripts\Remove-TestPolicy.ps1 @'
[CmdletBinding(SupportsShouldProcess)]
param([string] $Pattern = 'Test*')
Get-CsVoicePolicy | Where-Object { "$($_.Identity)" -like "Tag:$Pattern" } | ForEach-Object {
    if ($PSCmdlet.ShouldProcess($_.Identity, 'Remove')) { Remove-CsVoicePolicy $_.Identity -Confirm:$false }
}
'@
Step-LabClock -By 00:05:00 | Out-Null
