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
    static [int] Twice([int] $x) { return 2 * $x }
}
$point = [Point]::new(1, 2)
$table = @{ a = 1; b = 2; c = 3 }
$list = [System.Collections.Generic.List[int]]::new()

function Get-Doubled { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Row) process { $Row.Size * 2 } }
enum Colour { Red; Green; Blue }
$tree = @{ name = 'x'; list = 1..5; child = @{ a = 1; b = @{ c = 'deep'; d = $true } } }
$treeText = $tree | ConvertTo-Json -Depth 5
$folder = Join-Path ([IO.Path]::GetTempPath()) "operations-$PID"
$null = New-Item -ItemType Directory $folder
$file = Join-Path $folder 'file.txt'
1..20 | ForEach-Object { Set-Content (Join-Path $folder "$_.txt") 'x' }
Set-Content $file $csv

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
    'LastIndexOf'              = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.LastIndexOf('the') } }
    'Insert Remove'            = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.Insert(3, 'abc').Remove(0, 2) } }
    'ToCharArray'              = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.ToCharArray() } }
    'EndsWith comparison'      = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $text.EndsWith('DOG ', [StringComparison]::OrdinalIgnoreCase) } }
    'char index'               = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text[5] } }
    'regex Replace'            = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [regex]::Replace($text, '[aeiou]', '*') } }
    'regex Matches'            = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [regex]::Matches($text, '\w+').Count } }
    'regex Split'              = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [regex]::Split($text, '\s+') } }
    'regex object'             = 5000, { $r = [regex]'(\w)o(\w)'; for ($i = 0; $i -lt $n; $i++) { $x = $r.IsMatch($text) } }
    '[string] cast'            = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [string]$i } }
    '[double] cast of text'    = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [double]'4.25' } }
    '[long] cast'              = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [long]$i } }
    '[decimal] cast'           = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [decimal]'1.10' } }
    '[decimal] arithmetic'     = 10000, { $x = 1.5d; for ($i = 0; $i -lt $n; $i++) { $x = 1.5d * 3d + 0.1d } }
    '[long] arithmetic'        = 20000, { $x = 1L; for ($i = 0; $i -lt $n; $i++) { $x = $x + 3L } }
    '[bool] cast'              = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [bool]$text } }
    '[char] cast'              = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [char]65 } }
    '[int[]] cast'             = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [int[]]('1', '2', '3') } }
    '[timespan] cast'          = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [timespan]'1.02:03:04' } }
    '[guid] cast'              = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [guid]'6f9619ff-8b86-d011-b42d-00cf4fc964ff' } }
    '[uri] cast'               = 3000, { for ($i = 0; $i -lt $n; $i++) { $x = [uri]'http://contoso.com/a?b=c' } }
    'TimeSpan arithmetic'      = 10000, { $s = [timespan]::FromMinutes(5); for ($i = 0; $i -lt $n; $i++) { $x = ($s + $s).TotalHours } }
    'date plus TimeSpan'       = 10000, { $s = [timespan]::FromMinutes(5); for ($i = 0; $i -lt $n; $i++) { $x = $date + $s } }
    'date compare'             = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $date -lt $date } }
    'DateTime Parse'           = 3000, { for ($i = 0; $i -lt $n; $i++) { $x = [datetime]::Parse('2013-06-15T10:20:30') } }
    'New-TimeSpan'             = 1000, { for ($i = 0; $i -lt $n; $i++) { $x = New-TimeSpan -Start $date -End $date } }
    'math functions'           = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = [math]::Round([math]::Sqrt($i), 2) } }
    'hash table enumeration'   = 5000, { for ($i = 0; $i -lt $n; $i++) { foreach ($e in $table.GetEnumerator()) { $x = $e.Value } } }
    'hash table keys'          = 5000, { for ($i = 0; $i -lt $n; $i++) { foreach ($k in $table.Keys) { $x = $table[$k] } } }
    'hash table property'      = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $table.b } }
    'hash table write'         = 20000, { $h = @{}; for ($i = 0; $i -lt $n; $i++) { $h["k$($i % 50)"] = $i } }
    'ContainsKey'              = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $table.ContainsKey('c') } }
    'Dictionary'               = 10000, { $d = [System.Collections.Generic.Dictionary[string, int]]::new(); for ($i = 0; $i -lt $n; $i++) { $d["k$($i % 50)"] = $i } }
    'ordered'                  = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [ordered]@{ a = $i; b = 2; c = 3 } } }
    'HashSet'                  = 10000, { $s = [System.Collections.Generic.HashSet[string]]::new(); for ($i = 0; $i -lt $n; $i++) { $null = $s.Add("k$($i % 50)") } }
    'property by name'         = 20000, { $p = 'Name'; for ($i = 0; $i -lt $n; $i++) { $x = $rows[3].$p } }
    'property write'           = 20000, { for ($i = 0; $i -lt $n; $i++) { $rows[3].Size = $i } }
    'PSObject Properties'      = 2000, { for ($i = 0; $i -lt $n; $i++) { $x = foreach ($p in $rows[3].PSObject.Properties) { $p.Name } } }
    'Add-Member'               = 500, { for ($i = 0; $i -lt $n; $i++) { $x = [pscustomobject]@{ a = 1 } | Add-Member b 2 -PassThru } }
    'member enumeration'       = 100, { for ($i = 0; $i -lt $n; $i++) { $x = $rows.Name } }
    '-in'                      = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = 3 -in 1, 2, 3 } }
    '-eq filter'               = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = 1, 2, 3, 4 -eq 3 } }
    '-is'                      = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = $text -is [string] } }
    '-as'                      = 20000, { for ($i = 0; $i -lt $n; $i++) { $x = '12' -as [int] } }
    'switch -Wildcard'         = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = switch -Wildcard ($text) { '*cat*' { 1 } '*fox*' { 2 } } } }
    'switch -Regex'            = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = switch -Regex ($text) { 'cat' { 1 } 'f(o)x' { 2 } } } }
    'splatting'                = 3000, { $p = @{ A = 1; B = 'y' }; for ($i = 0; $i -lt $n; $i++) { $x = Get-Advanced @p } }
    'splatted simple function' = 5000, { $p = @{ a = 1; b = 2 }; for ($i = 0; $i -lt $n; $i++) { $x = Get-Sum @p } }
    'named arguments'          = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Sum -a $i -b 2 } }
    'script block Invoke'      = 5000, { $b = { $args[0] }; for ($i = 0; $i -lt $n; $i++) { $x = $b.Invoke($i) } }
    'pipeline function'        = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Get-Doubled } }
    'ForEach method'           = 100, { for ($i = 0; $i -lt $n; $i++) { $x = $rows.ForEach({ $_.Id }) } }
    'Where method'             = 100, { for ($i = 0; $i -lt $n; $i++) { $x = $rows.Where({ $_.Size -gt 900 }) } }
    'foreach statement'        = 100, { for ($i = 0; $i -lt $n; $i++) { $x = foreach ($r in $rows) { $r.Id } } }
    'ForEach-Object member'    = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | ForEach-Object Name } }
    'Where-Object property'    = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Where-Object Size -GT 900 } }
    'Sort-Object two'          = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Sort-Object -Property Name, Size -Descending } }
    'Sort-Object script'       = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Sort-Object { $_.Size % 7 } } }
    'Sort-Object -Unique'      = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows.Name | Sort-Object -Unique } }
    'Select-Object calculated' = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Select-Object Id, @{ n = 'Twice'; e = { $_.Size * 2 } } } }
    'Select-Object -First'     = 200, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Select-Object -First 5 } }
    'Select-Object -Expand'    = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Select-Object -ExpandProperty Name } }
    'Measure-Object all'       = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Measure-Object Size -Average -Maximum -Minimum } }
    'Compare-Object'           = 10, { for ($i = 0; $i -lt $n; $i++) { $x = Compare-Object $rows[0..50] $rows[25..75] -Property Id } }
    'Format-List'              = 5, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | Format-List | Out-String } }
    'Out-String'               = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $words[0..200] | Out-String } }
    'ConvertTo-Html'           = 5, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | ConvertTo-Html } }
    'ConvertTo-Xml'            = 5, { for ($i = 0; $i -lt $n; $i++) { $x = $rows | ConvertTo-Xml } }
    'ConvertTo-Json deep'      = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $tree | ConvertTo-Json -Depth 5 } }
    'ConvertFrom-Json table'   = 50, { for ($i = 0; $i -lt $n; $i++) { $x = $treeText | ConvertFrom-Json -AsHashtable } }
    'Clixml'                   = 3, { for ($i = 0; $i -lt $n; $i++) { $rows | Export-Clixml $file; $x = Import-Clixml $file } }
    'Export-Csv Import-Csv'    = 3, { for ($i = 0; $i -lt $n; $i++) { $rows | Export-Csv $file; $x = Import-Csv $file } }
    'Set-Content Get-Content'  = 20, { for ($i = 0; $i -lt $n; $i++) { $csv | Set-Content $file; $x = Get-Content $file } }
    'Get-Content -Raw'         = 200, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Content $file -Raw } }
    'Add-Content'              = 200, { for ($i = 0; $i -lt $n; $i++) { Add-Content $file 'line' } }
    'ReadAllText'              = 500, { for ($i = 0; $i -lt $n; $i++) { $x = [IO.File]::ReadAllText($file) } }
    'Get-Item'                 = 300, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Item $file } }
    'Get-ChildItem'            = 100, { for ($i = 0; $i -lt $n; $i++) { $x = Get-ChildItem $folder } }
    'Split-Path'               = 500, { for ($i = 0; $i -lt $n; $i++) { $x = Split-Path $file -Leaf } }
    'IO.Path'                  = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = [IO.Path]::GetExtension($file) } }
    'Get-Variable'             = 500, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Variable n } }
    'Get-Command'              = 200, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Command Get-Item } }
    'Get-Member'               = 20, { for ($i = 0; $i -lt $n; $i++) { $x = $rows[0] | Get-Member } }
    'Write-Output'             = 1000, { for ($i = 0; $i -lt $n; $i++) { $x = Write-Output $i } }
    'Write-Verbose'            = 1000, { for ($i = 0; $i -lt $n; $i++) { Write-Verbose 'x' } }
    'Out-Null'                 = 50, { for ($i = 0; $i -lt $n; $i++) { $rows | Out-Null } }
    'Get-Random'               = 1000, { for ($i = 0; $i -lt $n; $i++) { $x = Get-Random -Maximum 10 } }
    'Write-Error caught'       = 200, { for ($i = 0; $i -lt $n; $i++) { try { Write-Error 'x' -ErrorAction Stop } catch { $x = $_ } } }
    'error silenced'           = 200, { for ($i = 0; $i -lt $n; $i++) { Get-Item /no/such -ErrorAction SilentlyContinue } }
    '.NET exception caught'    = 1000, { for ($i = 0; $i -lt $n; $i++) { try { [int]::Parse('x') } catch { $x = $_ } } }
    'cast failure caught'      = 500, { for ($i = 0; $i -lt $n; $i++) { try { [int]'x' } catch [System.InvalidCastException] { $x = $_ } } }
    'finally'                  = 5000, { for ($i = 0; $i -lt $n; $i++) { try { $x = 1 } finally { $x = 2 } } }
    'base class method'        = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = $point.ToString() } }
    'static class member'      = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [Point]::Twice($i) } }
    'enum of script'           = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = [Colour]'Green' } }
    'enum to text'             = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = "$([Colour]::Green)" } }
    'Stack and Queue'          = 5000, { $q = [System.Collections.Queue]::new(); for ($i = 0; $i -lt $n; $i++) { $q.Enqueue($i); $x = $q.Dequeue() } }
    'ArrayList Add'            = 20000, { $l = [System.Collections.ArrayList]::new(); for ($i = 0; $i -lt $n; $i++) { $null = $l.Add($i) } }
    'array of two dimensions'  = 5000, { $m = [int[,]]::new(3, 3); for ($i = 0; $i -lt $n; $i++) { $m[1, 1] = $i; $x = $m[1, 1] } }
    'array slice'              = 10000, { for ($i = 0; $i -lt $n; $i++) { $x = $words[2..6] } }
    'here-string and format'   = 5000, { for ($i = 0; $i -lt $n; $i++) { $x = "Name: {0}`nSize: {1,8:n1}" -f $text, $i } }
    'closure'                  = 2000, { for ($i = 0; $i -lt $n; $i++) { $x = & { $i }.GetNewClosure() } }
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
Remove-Item -Recurse $folder
