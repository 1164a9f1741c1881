# What Get-Member shows of .NET types besides properties, as the real PowerShell has it: run by record-members.mjs.
# One JSON object by type name; type arguments stand as {0}, their short names as {0:s}.
param([string] $Names, [string] $Out)
$ErrorActionPreference = 'SilentlyContinue'
# Types that nothing else names stand for type arguments.
$arguments = [Globalization.KoreanLunisolarCalendar], [Globalization.TaiwanLunisolarCalendar],
  [Globalization.JapaneseLunisolarCalendar], [Globalization.ChineseLunisolarCalendar], [Globalization.PersianCalendar],
  [Globalization.UmAlQuraCalendar], [Globalization.ThaiBuddhistCalendar]

function Find-Type($name) {
  $found = $name -as [type]
  foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) { if (!$found) { $found = $assembly.GetType($name) } }
  if ($name -notmatch '`(\d)$' -or !$found) { return $found }
  try { $found.MakeGenericType([type[]]@($arguments[0..([int]$matches[1] - 1)])) } catch { }
}

function Get-Sample($type) {
  switch ($type.FullName) {
    'System.String' { return 'abc' }
    'System.Enum' { return [ConsoleColor]::Red }
    'System.Type' { return [int] }
    'System.Array' { return , [object[]]@(1) }
  }
  if ($type.IsAbstract -or $type.IsInterface) { return }
  try { , [Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject($type) } catch { }
}

function Edit-Definition($text, $isArray) {
  if ($isArray) { $text = $text -replace '^System\.Object(?= Get\()|(?<=Set\(int , )System\.Object', '{0}' }
  for ($i = 0; $i -lt $arguments.Count; $i++) {
    $text = $text.Replace($arguments[$i].FullName, "{$i}").Replace($arguments[$i].Name, "{${i}:s}")
  }
  $text
}

$result = [ordered]@{}
foreach ($name in [IO.File]::ReadAllLines($Names)) {
  $type = Find-Type $name
  if (!$type) { continue }
  $sample = Get-Sample $type
  $isArray = $name -eq 'System.Array'
  $members = if ($null -ne $sample) {
    foreach ($shown in Get-Member -InputObject $sample -View Base) {
      $kind = $shown.MemberType.ToString()
      $member = $sample.PSObject.Members[$shown.Name]
      $definitions = if ($kind -eq 'Event') { $shown.Definition } else { $member.OverloadDefinitions }
      if ($kind -ne 'Property' -and $definitions) {
        @{ kind = $kind; name = $shown.Name; definitions = @($definitions | ForEach-Object { Edit-Definition $_ $isArray }) }
      }
    }
  }
  $statics = foreach ($shown in Get-Member -InputObject $type -Static -MemberType Method) {
    $method = $shown.Name
    @{ kind = 'Method'; name = $method; definitions = @($type::$method.OverloadDefinitions | ForEach-Object { Edit-Definition $_ $false }) }
  }
  $result[$name] = @{
    base = "$($type.BaseType.FullName)"
    isEnum = $type.IsEnum
    members = @($members)
    statics = @($statics)
    properties = @(if ($null -ne $sample) { foreach ($one in $sample.PSObject.Properties) { if ($one.MemberType -eq 'Property') { $one.Name } } })
  }
}
[IO.File]::WriteAllText($Out, ($result | ConvertTo-Json -Depth 6 -Compress))
