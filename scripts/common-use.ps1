# What many scripts do, for the build: the files used here are the chunk `often`, and their functions come compiled from the
# code cache. Nothing that runs code by value or cleans up: with that the program runs in a thread, where the build does not see it.
function Set-Thing {
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory, Position = 0)][ValidateNotNullOrEmpty()][string] $Name,
        [ValidateSet('A', 'B')][string] $Kind = 'A',
        [ValidateRange(1, 5)][int] $Level = 1,
        [Parameter(ValueFromPipelineByPropertyName)][int[]] $Values,
        [switch] $Force
    )
    begin { $sum = 0 }
    process { if ($PSCmdlet.ShouldProcess($Name, 'set')) { $sum += $Values.Count } }
    end { "$Name/$Kind/$sum/$Level/$Force" }
}
$arguments = @{ Name = 'x'; Kind = 'B'; Values = 1, 2, 3 }
Set-Thing @arguments -Force
try { Set-Thing -Name x -Level 9 } catch { "$_" }
try { throw 'a' } catch [System.FormatException] { 1 } catch { $_.Exception.Message }
try { [int]::Parse('x') } catch { $_.FullyQualifiedErrorId }
Get-Item /no/such -ErrorAction SilentlyContinue
Write-Error 'e' -ErrorAction SilentlyContinue

$folder = Join-Path ([IO.Path]::GetTempPath()) "common-use-$PID"
$null = New-Item -ItemType Directory $folder
$file = Join-Path $folder 'a.csv'
$rows = foreach ($i in 1..9) { [pscustomobject]@{ Id = $i; Name = "n$($i % 3)"; On = ($i % 2 -eq 0); Size = $i * 1.5; When = [datetime]'2013-06-15' } }
$rows | Export-Csv $file -NoTypeInformation
$read = Import-Csv $file
$read | Group-Object Name | Sort-Object Count, Name -Descending | ForEach-Object { "$($_.Name)=$($_.Count)" }
$rows | Select-Object Id, @{ n = 'Twice'; e = { $_.Size * 2 } } | Where-Object Twice -GT 3 | Measure-Object Twice -Sum -Average -Maximum
$rows | ConvertTo-Csv | ConvertFrom-Csv | Select-Object -Last 1 | Out-String
$json = @{ a = 1, 2; b = @{ c = '2012-06-15T09:00:00Z'; d = $true } } | ConvertTo-Json -Depth 4
$json | ConvertFrom-Json | ConvertTo-Json -Compress
($json | ConvertFrom-Json -AsHashtable).b.c
Set-Content (Join-Path $folder 'b.txt') 'one', 'two'
Add-Content (Join-Path $folder 'b.txt') 'three'
Get-Content (Join-Path $folder 'b.txt') | Select-String t | ForEach-Object Line
Get-Content (Join-Path $folder 'b.txt') -Raw | Out-Null
Get-ChildItem $folder -Recurse -Include *.txt | Copy-Item -Destination { "$($_.FullName).bak" }
Get-ChildItem $folder -Filter *.bak | Get-FileHash | ForEach-Object Hash
Test-Path $folder; Split-Path $file -Leaf; (Get-Item $file).Length
Move-Item (Join-Path $folder 'b.txt') (Join-Path $folder 'c.txt')
Remove-Item $folder -Recurse

$rows | Format-Table -AutoSize | Out-String -Width 120
$rows[0] | Format-List | Out-String
$rows[0] | Get-Member | Select-Object -First 1 | ForEach-Object Name
'{0:n2} {1:x4} {2:yyyy-MM-dd} {3,5}' -f 1234.5, 255, (Get-Date '2013-06-15'), 'x'
(Get-Date).AddDays(1) - (Get-Date) | ForEach-Object TotalHours
'a,b;c' -split '[,;]' -join '-' -replace 'b', 'x' -match '^a(.)'
[regex]::Matches('abc', '\w').Count; 'abc'.Substring(1).ToUpper().PadLeft(5)
switch -Wildcard ('item') { 'i*' { 1 } default { 2 } }
switch -Regex ('item') { '^i(.)' { $Matches[1] } }
$xml = [xml]'<r><a b="1">x</a></r>'
$xml.r.a.b; $xml.SelectSingleNode('/r/a').InnerText
$table = [ordered]@{ a = 1; b = 2 }
foreach ($entry in $table.GetEnumerator()) { "$($entry.Key)$($entry.Value)" }
$list = [System.Collections.Generic.List[int]]::new(); $list.Add(1); $list.Count
$builder = [System.Text.StringBuilder]::new(); $null = $builder.Append('x'); "$builder"
[math]::Round(2.5); [string]::Join(',', 1, 2); [int]'5'; [guid]::NewGuid().ToString().Length; [version]'1.2' -lt [version]'1.10'
$rows | Sort-Object { $_.Size } -Descending | Select-Object -First 1 -ExpandProperty Id
Compare-Object 1, 2 2, 3; 1, 2, 2 | Sort-Object -Unique; Get-Variable i | ForEach-Object Value; Get-Random -Maximum 1
Get-Command Get-Item | ForEach-Object Name; New-Object psobject -Property @{ a = 1 } | Add-Member b 2 -PassThru
Write-Verbose 'v'; Write-Output 'o'; New-TimeSpan -Minutes 5 | ForEach-Object TotalSeconds
