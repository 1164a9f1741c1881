# Operations on N things, each timed at N and 4N: lines `name, seconds at N, seconds at 4N` for operations-growth.mjs, the
# best of three runs. $n is the number of things.
param([string[]] $Only)

$operations = [ordered]@{
    # long texts
    'regex matches'          = 40000, { $t = 'ab1 ' * $n; [regex]::Matches($t, '\d').Count }
    'regex next match'       = 5000, { $m = [regex]::Match('ab ' * $n, 'b'); while ($m.Success) { $m = $m.NextMatch() } }
    '-replace'               = 40000, { ('ab1 ' * $n) -replace '\d', 'x' }
    '-replace groups'        = 20000, { ('ab1 ' * $n) -replace '(\w+)\d', '$1' }
    '-replace block'         = 5000, { ('ab1 ' * $n) -replace '\d', { 'y' } }
    '-replace other letters' = 20000, { ('äb1 ' * $n) -replace '\d+', 'x' }
    '-split text'            = 40000, { ('word ' * $n) -split ' ' }
    '-split pattern'         = 20000, { ('word12' * $n) -split '\d+' }
    '-split blanks'          = 20000, { -split ('word ' * $n) }
    'Select-String'          = 80000, { "word1`n" * $n | Select-String -AllMatches '\w+' }
    'text one by one'        = 10000, { $t = 'x' * $n; $c = 0; for ($i = 0; $i -lt $n; $i++) { if ($t[$i] -eq 'x') { $c++ } } }
    'text +='                = 20000, { $t = ''; for ($i = 0; $i -lt $n; $i++) { $t += "line $i`n" } }
    'StringBuilder'          = 20000, { $b = [System.Text.StringBuilder]::new(); for ($i = 0; $i -lt $n; $i++) { [void]$b.Append($i) }; "$b" }
    '-like'                  = 20000, { ('a' * $n) -like '*a*a*a*b' }
    'Split and Replace'      = 40000, { ('ab ' * $n).Split(' ').Count; ('ab ' * $n).Replace('b', 'xx') }
    # objects and tables of many keys
    'JSON object'            = 4000, { '{' + (@(foreach ($i in 1..$n) { "`"k$i`":$i" }) -join ',') + '}' | ConvertFrom-Json }
    'JSON table'             = 4000, { '{' + (@(foreach ($i in 1..$n) { "`"k$i`":$i" }) -join ',') + '}' | ConvertFrom-Json -AsHashtable }
    'JSON written'           = 4000, { $h = [ordered]@{}; foreach ($i in 1..$n) { $h["k$i"] = $i }; [pscustomobject]$h | ConvertTo-Json }
    'properties read'        = 4000, { $h = [ordered]@{}; foreach ($i in 1..$n) { $h["k$i"] = $i }; $o = [pscustomobject]$h; foreach ($i in 1..$n) { $o."k$i" } }
    'properties listed'      = 4000, { $h = [ordered]@{}; foreach ($i in 1..$n) { $h["k$i"] = $i }; ([pscustomobject]$h).PSObject.Properties.Name }
    'Add-Member'             = 1000, { $o = [pscustomobject]@{}; foreach ($i in 1..$n) { $o | Add-Member "p$i" $i } }
    'hash table'             = 20000, { $h = @{}; foreach ($i in 1..$n) { $h["k$i"] = $i }; foreach ($i in 1..$n) { $h.Remove("k$i") } }
    'ordered table'          = 20000, { $h = [ordered]@{}; foreach ($i in 1..$n) { $h["k$i"] = $i }; foreach ($i in 1..$n) { $h.Remove("k$i") } }
    'CSV columns'            = 4000, { ((1..$n) -join ','), ((1..$n) -join ',') | ConvertFrom-Csv }
    'CSV columns written'    = 4000, { $h = [ordered]@{}; foreach ($i in 1..$n) { $h["k$i"] = $i }; [pscustomobject]$h | ConvertTo-Csv }
    'CSV rows'               = 4000, { @('a,b'; foreach ($i in 1..$n) { "$i,x" }) | ConvertFrom-Csv | ConvertTo-Csv }
    'ConvertFrom-StringData' = 4000, { ConvertFrom-StringData (@(foreach ($i in 1..$n) { "k$i=$i" }) -join "`n") }
    # names of a session
    'variables'              = 2000, { foreach ($i in 1..$n) { Set-Variable "v$i" $i }; foreach ($i in 1..$n) { Get-Variable "v$i" } }
    'variables of a script'  = 2000, { & ([scriptblock]::Create((@(foreach ($i in 1..$n) { "`$v$i = $i" }) -join "`n"))) }
    'functions'              = 1000, { foreach ($i in 1..$n) { Set-Item "function:f$i" { 1 } }; foreach ($i in 1..$n) { & "f$i" } }
    'environment'            = 500, { foreach ($i in 1..$n) { Set-Item "env:bench$i" $i }; foreach ($i in 1..$n) { Remove-Item "env:bench$i" } }
    'errors'                 = 500, { foreach ($i in 1..$n) { Write-Error x -ErrorAction SilentlyContinue } }
    # XML
    'XML read'               = 2000, { [xml]('<r>' + '<a b="1"><c>t</c></a>' * $n + '</r>') }
    'XPath'                  = 2000, { ([xml]('<r>' + '<a b="1"><c>t</c></a>' * $n + '</r>')).SelectNodes('//a[@b=1]/c').Count }
    'XPath position'         = 2000, { ([xml]('<r>' + '<a b="1"><c>t</c></a>' * $n + '</r>')).SelectSingleNode('/r/a[5]').c }
    'XML properties'         = 2000, { $x = [xml]('<r>' + '<a b="1"><c>t</c></a>' * $n + '</r>'); foreach ($a in $x.r.a) { $a.c } }
    'XML made'               = 1000, { $x = [xml]'<r/>'; foreach ($i in 1..$n) { $null = $x.DocumentElement.AppendChild($x.CreateElement('e')) }; $x.OuterXml }
    'ConvertTo-Xml'          = 1000, { @(foreach ($i in 1..$n) { [pscustomobject]@{ a = $i } }) | ConvertTo-Xml }
    # sequences
    'List'                   = 20000, { $l = [System.Collections.Generic.List[int]]::new(); foreach ($i in 1..$n) { $l.Add($i) } }
    'Queue'                  = 20000, { $q = [System.Collections.Generic.Queue[int]]::new(); foreach ($i in 1..$n) { $q.Enqueue($i) }; while ($q.Count) { $q.Dequeue() } }
    'HashSet'                = 20000, { $s = [System.Collections.Generic.HashSet[string]]::new(); foreach ($i in 1..$n) { $s.Add("k$i") } }
    'SortedDictionary'       = 4000, { $s = [System.Collections.Generic.SortedDictionary[string, int]]::new(); foreach ($i in 1..$n) { $s["k$i"] = $i } }
    'Group-Object'           = 5000, { @(foreach ($i in 1..$n) { "g$i" }) | Group-Object }
    'Sort-Object -Unique'    = 10000, { 1..$n | Sort-Object -Unique }
    'Select-Object -Unique'  = 2000, { 1..$n | Select-Object -Unique }
    'Compare-Object'         = 2000, { Compare-Object (1..$n) (1..$n) }
    'Measure-Object'         = 10000, { 1..$n | Measure-Object -Sum -Average }
    'Format-Table'           = 1000, { @(foreach ($i in 1..$n) { [pscustomobject]@{ a = $i; b = 2 } }) | Format-Table | Out-String }
    'literal'                = 10000, { Invoke-Expression ('@(' + ((1..$n) -join ',') + ')') }
    'Clixml'                 = 500, { 1..$n | ConvertTo-CliXml | ConvertFrom-CliXml }
}

# A command line gives the names in one text.
$Only = $Only -split ','

foreach ($name in $operations.Keys) {
    if ($Only -and $name -notin $Only) { continue }
    $count, $operation = $operations[$name]
    $seconds = foreach ($factor in 1, 4) {
        $n = $count * $factor
        $times = foreach ($run in 1..3) {
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $null = & $operation
            $watch.Elapsed.TotalSeconds
        }
        ($times | Measure-Object -Minimum).Minimum
    }
    '{0}, {1}, {2}' -f $name, $seconds[0], $seconds[1]
}
