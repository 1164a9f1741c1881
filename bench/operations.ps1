# Single operations, each in a loop: lines `name, microseconds for one` for bench/operations.mjs, which runs this on both
# shells. The best of three runs counts. $n is the number of turns.
param([string] $Only, [double] $Scale = 1)

$ErrorActionPreference = 'Stop'
$text = 'the quick brown fox jumps over the lazy dog '
$long = $text * 2000
$words = $long.Split(' ')
$date = [datetime]'2013-06-15T10:20:30'
$small = [xml]'<r><a b="1"><c>x</c></a><a b="2"><c>y</c></a><a b="3"><c>z</c></a></r>'
$rows = foreach ($i in 1..200) { [pscustomobject]@{ Id = $i; Name = "n$($i % 20)"; Size = 1000 - $i } }
$json = $rows | ConvertTo-Json
$csv = $rows | ConvertTo-Csv
function Get-Sum($a, $b) { $a + $b }
function Get-Advanced { [CmdletBinding()] param([Parameter(Mandatory)][int] $A, [ValidateSet('x', 'y')][string] $B = 'x') $A }
class Point {
    [int] $X
    [int] $Y
    Point([int] $x, [int] $y) { $this.X = $x; $this.Y = $y }
    [int] Sum() { return $this.X + $this.Y }
}
$point = [Point]::new(1, 2)
$table = @{ a = 1; b = 2; c = 3 }
$list = [System.Collections.Generic.List[int]]::new()

$operations = [ordered]@{
    '[xml] cast'               = 500, { for ($i = 0; $i -lt $n; $i++) { $x = [xml]'<r><a b="1"><c>x</c></a></r>' } }
    'SelectNodes'              = 500, { for ($i = 0; $i -lt $n; $i++) { $x = $small.SelectNodes('//a[@b=2]/c') } }
    'SelectSingleNode'         = 500, { for ($i = 0; $i -lt $n; $i++) { $x = $small.SelectSingleNode('/r/a[2]/c') } }
    'XML property'             = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = $small.r.a } }
    'Select-Xml'               = 200, { for ($i = 0; $i -lt $n; $i++) { $x = Select-Xml -Xml $small -XPath '//c' } }
    '-split long text'         = 10, { for ($i = 0; $i -lt $n; $i++) { $x = $long -split ' ' } }
    '-split short text'        = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = $text -split ' ' } }
    'Group-Object words'       = 2, { for ($i = 0; $i -lt $n; $i++) { $x = $words | Group-Object } }
    'Group-Object property'    = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Group-Object Name } }
    '[datetime] cast'          = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [datetime]'2013-06-15 10:20' } }
    '[datetime] cast US'       = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [datetime]'6/15/2013' } }
    'ParseExact'               = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [datetime]::ParseExact('20130615', 'yyyyMMdd', $null) } }
    '-f'                       = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = '{0,5} {1:x4} {2}' -f $i, 255, 'x' } }
    '-f numbers'               = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = '{0:n2} {1:p1}' -f 1234.5, 0.25 } }
    '-f dates'                 = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = '{0:yyyy-MM-dd HH:mm}' -f $date } }
    'static method'            = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [math]::Max($i, 5) } }
    'static method of text'    = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [string]::IsNullOrEmpty($text) } }
    'static property'          = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [int]::MaxValue } }
    'String.Join'              = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [string]::Join(',', $words[0..5]) } }
    'String.Format'            = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [string]::Format('{0}-{1}', $i, 'x') } }
    'Invoke-Expression'        = 500, { for ($i = 0; $i -lt $n; $i++) { $x = Invoke-Expression "1 + $i" } }
    'scriptblock Create'       = 500, { for ($i = 0; $i -lt $n; $i++) { $x = [scriptblock]::Create("`$a + $i") } }
    'StringBuilder Append'     = 20000, { $b = [System.Text.StringBuilder]::new(); for ($i = 0; $i -lt $n; $i++) { $null = $b.Append('abc') } }
    'StringBuilder AppendLine' = 20000, { $b = [System.Text.StringBuilder]::new(); for ($i = 0; $i -lt $n; $i++) { $null = $b.AppendLine($text) } }
    'Substring'                = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.Substring(4, 5) } }
    'IndexOf'                  = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.IndexOf('fox') } }
    'ToUpper'                  = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.ToUpper() } }
    'Replace method'           = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.Replace('fox', 'cat') } }
    'Split method'             = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.Split(' ') } }
    'Trim'                     = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.Trim() } }
    'PadLeft'                  = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = 'a'.PadLeft(10) } }
    'StartsWith'               = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.StartsWith('the') } }
    'Contains'                 = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.Contains('dog') } }
    'Length'                   = 50000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.Length } }
    'array +='                 = 3000, { $a = @(); for ($i = 0; $i -lt $n; $i++) { $a += $i } }
    'text +='                  = 10000, { $t = ''; for ($i = 0; $i -lt $n; $i++) { $t += 'x' } }
    'Get-Date'                 = 2000, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Date } }
    'Get-Date -Format'         = 2000, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Date -Format 'yyyy-MM-dd' } }
    '[datetime]::Now'          = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [datetime]::Now } }
    'AddDays'                  = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $date.AddDays(1) } }
    'date ToString'            = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $date.ToString('yyyy-MM-dd') } }
    'date minus date'          = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = ($date - $date).Days } }
    '-replace'                 = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $text -replace 'o', '0' } }
    '-replace groups'          = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = $text -replace '(\w+) (\w+)', '$2 $1' } }
    '-match'                   = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $text -match 'f(o)x' } }
    '-like'                    = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text -like '*fox*' } }
    '-join'                    = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = 1, 2, 3, 4 -join ',' } }
    '-contains'                = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = 1, 2, 3, 4 -contains 3 } }
    '-eq texts'                = 50000, { for ($i = 0; $i -lt $n; $i++) { $x = $text -eq 'other' } }
    'expandable text'          = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = "a $i b $($i + 1)" } }
    '[int] cast of text'       = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [int]'42' } }
    '[double] arithmetic'      = 50000, { $x = 1.5; for ($i = 0; $i -lt $n; $i++) { $x = $x * 1.0001 + 0.1 } }
    'range and index'          = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = (1..10)[3] } }
    'hash table literal'       = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = @{ a = $i; b = 2 } } }
    'hash table read'          = 50000, { for ($i = 0; $i -lt $n; $i++) { $x = $table['b'] } }
    'custom object'            = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [pscustomobject]@{ a = $i; b = 2 } } }
    'New-Object'               = 1000, { for ($i = 0; $i -lt $n; $i++) { $x = New-Object System.Text.StringBuilder } }
    'List Add'                 = 20000, { $l = [System.Collections.Generic.List[int]]::new(); for ($i = 0; $i -lt $n; $i++) { $l.Add($i) } }
    'function call'            = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Sum $i 2 } }
    'advanced function call'   = 3000, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Advanced -A $i -B y } }
    'script block call'        = 10000, { $b = { $args[0] }; for ($i = 0; $i -lt $n; $i++) { $x = & $b $i } }
    'class construction'       = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [Point]::new($i, 2) } }
    'class method'             = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $point.Sum() } }
    'try catch'                = 1000, { for ($i = 0; $i -lt $n; $i++) { try { throw 'x' } catch { $x = $_ } } }
    'Where-Object'             = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Where-Object { $_.Size -gt 900 } } }
    'ForEach-Object'           = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | ForEach-Object { $_.Id } } }
    'Sort-Object'              = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Sort-Object Size } }
    'Select-Object'            = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Select-Object Id, Name } }
    'Measure-Object'           = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Measure-Object Size -Sum } }
    'ConvertTo-Json'           = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | ConvertTo-Json } }
    'ConvertFrom-Json'         = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $json | ConvertFrom-Json } }
    'ConvertTo-Csv'            = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | ConvertTo-Csv } }
    'ConvertFrom-Csv'          = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $csv | ConvertFrom-Csv } }
    'Format-Table'             = 10, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Format-Table | Out-String } }
    'Select-String'            = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $csv | Select-String 'n1' } }
    'Test-Path'                = 1000, { for ($i = 0; $i -lt $n; $i++) { $x = Test-Path / } }
    'Join-Path'                = 1000, { for ($i = 0; $i -lt $n; $i++) { $x = Join-Path /a b } }
    'guid'                     = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [guid]::NewGuid() } }
    'base64'                   = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('hello')) } }
    'regex Match'              = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [regex]::Match($text, 'f(o)x').Groups[1].Value } }
    'switch'                   = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = switch ($i % 3) { 0 { 'a' } 1 { 'b' } default { 'c' } } } }
    'enum cast'                = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [System.DayOfWeek]'Friday' } }
    'version compare'          = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [version]'1.2.3' -lt [version]'1.10' } }
    'ipaddress'                = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [ipaddress]'10.0.0.1' } }
}

foreach ($name in $operations.Keys) {
    if ($Only -and $name -notlike $Only) { continue }
    $count, $operation = $operations[$name]
    $n = [math]::Max(1, [int]($count * $Scale))
    $times = foreach ($run in 1..3) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        . $operation
        $watch.Elapsed.TotalMilliseconds * 1000 / $n
    }
    '{0}, {1}' -f $name, ($times | Measure-Object -Minimum).Minimum
}
