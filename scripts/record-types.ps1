# Writes src/types/members/recorded/powershell-types.json: the public types of PowerShell's own assemblies as the real one has
# them. Run by hand, by the real PowerShell: `pwsh -NoProfile -File scripts/record-types.ps1`.
# A type is one line: its name, its marks (first its kind: c class, s struct, e enum, i interface, d delegate; then A abstract,
# S sealed, F flags, Z serializable), its base, its interfaces, and for an enum its underlying type and `name=value`s.
$ErrorActionPreference = 'Stop'
$out = Join-Path $PSScriptRoot '../src/types/members/recorded/powershell-types.json'
$names = 'System.Management.Automation', 'Microsoft.PowerShell.Commands.Utility', 'Microsoft.PowerShell.Commands.Management',
  'Microsoft.PowerShell.Security', 'Microsoft.PowerShell.ConsoleHost'

# A generic interface or base is named by its definition alone.
function Get-Name($type) { if ($type.IsGenericType) { $type.GetGenericTypeDefinition().FullName } else { $type.FullName } }

function Get-Kind($type) {
  if ($type.IsEnum) { 'e' }
  elseif ($type.IsInterface) { 'i' }
  elseif ($type.IsValueType) { 's' }
  elseif ([Delegate].IsAssignableFrom($type)) { 'd' }
  else { 'c' }
}

function Get-Line($type) {
  $marks = Get-Kind $type
  if ($type.IsAbstract) { $marks += 'A' }
  if ($type.IsSealed) { $marks += 'S' }
  if ($type.IsDefined([FlagsAttribute], $false)) { $marks += 'F' }
  if ($type.IsSerializable) { $marks += 'Z' }
  $base = if ($type.BaseType) { Get-Name $type.BaseType }
  $inherited = if ($type.BaseType) { $type.BaseType.GetInterfaces() | ForEach-Object { Get-Name $_ } }
  $interfaces = if (!$type.IsEnum) { $type.GetInterfaces() | Where-Object IsVisible | ForEach-Object { Get-Name $_ } | Where-Object { $_ -notin $inherited } }
  $parts = @($type.FullName; $marks; "$base"; @($interfaces | Sort-Object -Unique) -join ',')
  if ($type.IsEnum) {
    $parts += [Microsoft.PowerShell.ToStringCodeMethods]::Type($type.GetEnumUnderlyingType())
    $parts += @($type.GetEnumNames() | ForEach-Object {
        "$_=" + [Convert]::ChangeType([Enum]::Parse($type, $_), $type.GetEnumUnderlyingType())
      }) -join ','
  }
  elseif ($type.IsGenericTypeDefinition) { $parts += $type.GetGenericArguments().Name -join ',' }
  $parts -join '|'
}

$recorded = [ordered]@{}
foreach ($name in $names) {
  $assembly = [Reflection.Assembly]::Load($name)
  $recorded[$name] = @($assembly.GetExportedTypes() | Sort-Object FullName -CaseSensitive | ForEach-Object { Get-Line $_ })
}
[IO.File]::WriteAllText($out, (ConvertTo-Json $recorded) + "`n")
