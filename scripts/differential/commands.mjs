// Pipelines of generated programs: sources, cmdlets with the parameters of their declarations, formatting, round trips,
// files and the other drives, cultures and time zones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-tree.mjs';
import { leaf, listOf, treeOf } from './tree.mjs';

const statement = treeOf('statement');
const stage = treeOf('stage');

const sources = [
  ...[
    '1..5',
    '$arr',
    '$objs',
    '$h',
    '$h.GetEnumerator()',
    '$o',
    "'b', 'a', 'C', 'a'",
    '$objs[0..1]',
    '$nested',
    '10, 9, 100',
  ],
  ...[
    "'fe01', 'fe02', 'se01'",
    '$d, $d.AddHours(5)',
    '@()',
    '$null',
    '$objs | Group-Object Name',
    "'a=1', 'b=2'",
    '$objs.Value',
  ],
  ...[
    '[DayOfWeek[]](0..3)',
    "'x', 'yy', 'zzz'",
    '$s.ToCharArray()',
    '3.5, 1, 2.25d',
    '$true, $false, $null',
    '$list',
    '$o, 5',
  ],
  ...[
    "[pscustomobject]@{ A = 1; B = 'x' }, [pscustomobject]@{ B = 'y'; C = 2.5 }",
    "'1,2', '3,4'",
    '[timespan]"1:00", [timespan]"2.0:0"',
  ],
  ...[
    "'a', 1, $null, (Get-Item .).GetType()",
    '[version]"1.2", [version]"1.10"',
    "1, '1', 1.0, [char]'1'",
    '@{ a = 1 }, @{ a = 2 }',
  ],
];

const plainStages = [
  ...[
    'Where-Object { $_ }',
    'Where-Object Name -eq n1',
    'Where-Object Id -gt 2',
    'Where-Object Value -notlike "3*"',
    'Out-Null',
  ],
  ...[
    'ForEach-Object { "<$_>" }',
    'ForEach-Object Name',
    'ForEach-Object ToString',
    '% { $_.Id; $_.Name }',
    'Get-Unique',
    'Write-Output',
  ],
  ...[
    'ForEach-Object -Begin { $n = 0 } -Process { $n += 1 } -End { $n }',
    'Select-Object *, @{ n = "T"; e = { 1 } }',
    'Out-String -Width 40',
  ],
  ...[
    'Select-Object @{ Name = "K"; Expression = "Name" }',
    'Select-Object -Property Id -ExcludeProperty Name',
    'Sort-Object Name, { -$_.Id }',
  ],
  ...[
    'Sort-Object @{ e = "Value"; Descending = $true }, Id',
    'Group-Object { $_ -gt 2 } -AsHashTable',
    'Group-Object Name, Id -AsHashTable -AsString',
  ],
  ...[
    'Measure-Object -Sum -Average -Maximum -Minimum',
    'Measure-Object Value -AllStats',
    'Measure-Object -Line -Word -Character',
    'Tee-Object -Variable tv',
  ],
  ...[
    'Format-Table',
    'Format-Table -AutoSize',
    'Format-List',
    'Format-List Name, Wh*',
    'Format-Wide -Column 3',
    'Format-Custom -Depth 1',
    'Format-Hex',
  ],
  ...[
    'Format-Table @{ l = "X"; e = { $_.Id * 2 }; w = 6; a = "right" }, Name',
    'Format-Table Name -GroupBy Id',
    'Format-Table -Wrap -Property *',
  ],
  ...[
    'Format-List @{ n = "N"; e = { $_.Value }; f = "N3" }',
    'ConvertTo-Json -Compress',
    'ConvertTo-Json -Depth 1 -AsArray',
    'ConvertTo-Xml -As String',
  ],
  ...[
    'ConvertTo-Csv',
    'ConvertTo-Csv -UseQuotes AsNeeded',
    'ConvertTo-Csv -Delimiter ";" -IncludeTypeInformation',
    'ConvertTo-Html -Fragment',
    'ConvertTo-Html -As List',
  ],
  ...[
    'Join-String -Separator ", "',
    'Join-String Name -SingleQuote',
    'Compare-Object -ReferenceObject (1..3)',
    'Select-String a',
    'ConvertFrom-StringData',
  ],
  ...[
    'Add-Member Note 5 -PassThru',
    'Add-Member ScriptProperty Dbl { $this.Id * 2 } -PassThru',
    'ForEach-Object GetType | ForEach-Object Name',
    'Get-Member',
  ],
  ...[
    'Get-Date -Format yyyy',
    'Sort-Object { "$_".Length }',
    'Select-Object -Index 0, 2',
    'Out-String -Stream | Select-Object -First 3',
    'Set-Variable sv',
  ],
  ...[
    'Where-Object Name -in "fe01", "n0"',
    'Where-Object -Not Name',
    'Where-Object { $_ -match "\\d" }',
    'ConvertFrom-Json',
    'ConvertFrom-Csv',
    'Get-Random -Count 0',
  ],
];

/** Cmdlets that touch nothing but what they are given: any of their parameters may stand in a program. */
const freely =
  `Compare-Object ConvertFrom-Csv ConvertFrom-Json ConvertFrom-StringData ConvertTo-Csv ConvertTo-Html ConvertTo-Json
  ConvertTo-Xml ForEach-Object Format-Custom Format-List Format-Table Format-Wide Get-Member Get-Unique Group-Object Join-String
  Measure-Object New-TimeSpan Out-String Select-Object Select-String Sort-Object Where-Object Write-Output Get-Date Join-Path
  Split-Path New-Object Add-Member Get-Variable New-Variable Set-Variable Remove-Variable Get-Alias Set-Alias Get-Command
  ConvertTo-SecureString Get-Item Get-ChildItem Test-Path Get-Content Set-Content Add-Content New-Item Remove-Item Copy-Item
  Resolve-Path Get-ItemProperty Export-Csv Import-Csv Out-File Clear-Variable Write-Error Convert-Path
  Format-Hex Get-PSDrive Get-Location Push-Location Rename-Item Move-Item Get-TypeData Select-Xml Import-PowerShellDataFile`.split(
    /\s+/,
  );

/** Parameters that would make a program wait, print what depends on the day or the machine, or reach outside. */
const notThese =
  /^(?:Confirm|WhatIf|Wait|Credential|AsJob|Parallel|ThrottleLimit|TimeoutSeconds|UseNewRunspace|Paging|Follow.*|Stream|OutVariable|PipelineVariable|InputObject|AsUTC|AsByteStream|UICulture|Tail|ComObject|Strict|Session|FormatData)$/;

const cmdlets = new Map(
  JSON.parse(readFileSync(join(root, 'test/reference/powershell-cmdlets.json'), 'utf8'))
    .filter(({ name }) => freely.includes(name))
    .map(({ name, parameters }) => [name, parameters.filter((parameter) => !notThese.test(parameter.name))]),
);

const words = [
  "'a'",
  'Name',
  "'*'",
  "'n*'",
  'Id',
  "'x,y'",
  '5',
  "''",
  '$s',
  '$null',
  'Value, Id',
  "'f.txt'",
  '.',
  "'nowhere'",
  '$h',
];
const valuesByType = new Map([
  ['int', ['0', '1', '3', '-1', "'x'", '2.7', '200']],
  ['int[]', ['0', '1, 2', '-1', "'x'", '@()']],
  ['string', words],
  ['string[]', [...words, 'a, b', '@()']],
  [
    'object[]',
    ['Name', 'Id, Value', '{ $_ }', '@{ n = "Q"; e = { 7 } }', "'*'", '@{ e = "Id" }', '@{ bad = 1 }', '5', '$null'],
  ],
  ['object', ['1', "'a'", '$o', '$arr', '$null', '{ 1 }', '@{ a = 1 }']],
  ['scriptblock', ['{ $_ }', '{ 1 }', '{ $_ -gt 2 }', '{ throw "t" }', '{ }']],
  ['char', ["';'", "'ab'", '"`t"', '5']],
  ['datetime', ['$d', "'2012-01-31'", "'x'"]],
  ['hashtable', ['@{ a = 1 }', '@{}', "'x'"]],
  ['double', ['1.5', '0', "'x'"]],
  ['type', ['[int]', "'string'", 'nope']],
]);

/** Makes the pipelines of one program out of its values. */
export class Commands {
  constructor(chance, values) {
    this.chance = chance;
    this.values = values;
  }

  pipeline() {
    const { chance } = this;
    const stages = chance.some(1, chance.happens(0.55) ? 1 : 3, () => this.stage());
    const source = chance.happens(0.8) ? leaf('source', chance.of(sources)) : this.values.literal();
    return statement`${source} | ${listOf(stages, ' | ', 1)}`;
  }

  stage() {
    return this.chance.happens(0.6) ? leaf('stage', this.chance.of(plainStages)) : this.commandAs(stage);
  }

  commandAs(made) {
    const { chance } = this;
    const name = chance.of([...cmdlets.keys()]);
    const parameters = new Set(chance.some(0, 3, () => chance.of(cmdlets.get(name))));
    const some = [...parameters].map((parameter) => this.parameter(parameter));
    const first = chance.happens(0.4) ? [leaf('parameter', chance.of(words))] : [];
    return made`${name}${some.length + first.length > 0 ? ' ' : ''}${listOf([...first, ...some], ' ')}`;
  }

  parameter({ name, type, validate }) {
    if (type === 'switch') return leaf('parameter', `-${name}`);
    const allowed = validate?.find((rule) => rule.set)?.set;
    const values = allowed ?? valuesByType.get(type) ?? words;
    return leaf('parameter', `-${name} ${this.chance.of(values)}`);
  }

  command() {
    return this.commandAs(statement);
  }

  /** Values through a file or a text and back, and what is left of them. */
  roundTrip() {
    const { chance } = this;
    const value = chance.happens(0.5) ? this.values.literal() : leaf('source', chance.of(sources));
    const look = chance.of([
      '',
      ' | Format-List',
      ' | Get-Member -MemberType Properties',
      ' | ForEach-Object { $_.PSTypeNames }',
      ' | ForEach-Object GetType',
    ]);
    return chance.made([
      () => statement`${value} | Export-Clixml x.xml; Import-Clixml x.xml${look}`,
      () => statement`${value} | Export-Csv x.csv; Get-Content x.csv; Import-Csv x.csv${look}`,
      () =>
        statement`${value} | ConvertTo-Json -Depth ${chance.of(['1', '2', '5'])} | ConvertFrom-Json${chance.of(['', ' -AsHashtable'])}${look}`,
      () =>
        statement`${value} | Set-Content x.txt; Get-Content x.txt${chance.of([' -Raw', '', ' -TotalCount 1', ' -Tail 1', ' | Measure-Object'])}`,
      () => statement`${value} | Out-File x.txt -Width 60; (Get-Content x.txt).Count; Get-Content x.txt`,
      () => statement`${value} > x.txt; ${value} >> x.txt; Get-Content x.txt | Select-Object -First 8`,
      () => statement`${value} | ConvertTo-Csv | ConvertFrom-Csv${look}`,
      () =>
        statement`[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(${value}))${look}`,
    ]);
  }

  /** The drives (how their items are shown differs on purpose: this is a Windows server): items made, moved, found and missed; never above the program's own folder. */
  items() {
    const { chance } = this;
    const path = () =>
      chance.of([
        'a',
        'a/b',
        "'x [1].txt'",
        'a/b/c.txt',
        "'*'",
        'nowhere',
        './a',
        'env:LS_T',
        'variable:v',
        'function:fn',
        'alias:al',
        "'a/*.txt'",
        "''",
      ]);
    const action = chance.of([
      ...[
        `Get-Item ${path()} | ForEach-Object Name`,
        `Test-Path ${path()} -PathType ${chance.of(['Leaf', 'Container', 'Any'])}`,
        `Get-ChildItem ${path()} -Name`,
      ],
      ...[
        `Remove-Item ${path()} -Recurse`,
        `Copy-Item ${path()} ${path()}`,
        `Move-Item ${path()} ${path()}`,
        `Rename-Item ${path()} new`,
      ],
      ...[
        `Set-Content ${path()} 5`,
        `Add-Content ${path()} 6`,
        `Get-Content ${path()}`,
        `Clear-Content ${path()}`,
        `New-Item ${path()} -Value 7 | ForEach-Object Name`,
      ],
      ...[
        `Resolve-Path ${path()} -Relative`,
        `Split-Path ${path()} -Leaf`,
        `Join-Path ${path()} ${path()}`,
        `Set-Item ${path()} 8`,
      ],
      ...[
        `Get-ItemProperty ${path()} Name | ForEach-Object Name`,
        `Set-Location ${chance.of(['a', 'a/b', 'nowhere', "'*'"])}; (Get-Location).Path`,
        `New-Item ${path()} -ItemType Directory | ForEach-Object Name`,
        `Convert-Path ${path()}`,
      ],
    ]);
    const left = 'Get-ChildItem -Recurse -Name | Sort-Object';
    return statement`$null = New-Item -ItemType Directory a/b -Force; Set-Content a/b/c.txt 'one', 'two'; $env:LS_T = 'e'; $v = 3; ${leaf('statement', action)}; $?; ${left}`;
  }

  /** What depends on culture and time zone. */
  culture() {
    const { chance, values } = this;
    const culture = chance.of(['de-DE', 'fr-FR', 'tr-TR', 'en-GB', 'ja-JP', 'sv-SE', 'pt-BR', 'ar-SA', 'th-TH']);
    const zone = chance.of([
      'Europe/Paris',
      'America/New_York',
      'Asia/Tokyo',
      'Australia/Lord_Howe',
      'UTC',
      'Asia/Kolkata',
    ]);
    return chance.made([
      () => statement`[cultureinfo]::CurrentCulture = '${culture}'; ${values.expression()}`,
      () =>
        statement`[cultureinfo]::CurrentCulture = '${culture}'; ${leaf('source', chance.of(sources))} | ${leaf('stage', chance.of(plainStages))}`,
      () =>
        statement`[cultureinfo]::CurrentCulture = '${culture}'; '{0} {0:n} {0:p} {1:d} {1:D} {1:t} {1:f}' -f 1234567.891, $d; "$d $(1.5)"; $d; 1.5; [string] 1.5`,
      () =>
        statement`$z = [TimeZoneInfo]::FindSystemTimeZoneById('${zone}'); [TimeZoneInfo]::ConvertTimeFromUtc([datetime]'2012-${chance.whole(1, 12)}-${chance.whole(1, 28)} ${chance.whole(0, 23)}:30', $z); $z.GetUtcOffset($d); $z.IsDaylightSavingTime($d)`,
      () =>
        statement`[datetime]::Parse('${chance.of(['1.2.2012', '01/02/2012', '2012-02-01T10:00Z', '3 mars 2012', 'Fri, 01 Jun 2012 10:00:00 GMT', '12:30', '20120601'])}', [cultureinfo]'${culture}')`,
    ]);
  }

  /** Modules made in place, and their commands. */
  module() {
    const { chance, values } = this;
    return chance.made([
      () =>
        statement`$m = New-Module -Name M { $v = ${values.literal()}; function Get-V { $v } function Set-V { $script:v = $args[0] } ${chance.of(['', 'Export-ModuleMember -Function Get-V', 'Export-ModuleMember -Variable v'])} }; Get-V; Set-V 5; Get-V; $v; & $m { $v }; $m.ExportedCommands.Keys`,
      () =>
        statement`Set-Content M.psm1 'function Get-A { param($b) "A $b $(${chance.of(['$PSCommandPath.Length -gt 0', '$MyInvocation.MyCommand.Module.Name', '1/0', '$args.Count'])})" } New-Alias ga2 Get-A; Export-ModuleMember -Function * -Alias *'; Import-Module ./M.psm1 ${chance.of(['', '-Prefix X', '-Function Get-B', '-PassThru | ForEach-Object Name', '-DisableNameChecking'])}; Get-Command -Module M | ForEach-Object Name; Get-A ${values.literal()}; Remove-Module M; Get-A`,
      () =>
        statement`Set-Content s.ps1 '${chance.of(['param($a, $b = 2)', 'param([int] $a)', ''])} "$a $b $args"; $x = 7; ${chance.of(['exit 3', 'return 4; 5', 'throw "t"', '$MyInvocation.MyCommand.Name'])}'; ${chance.of(['./s.ps1', '. ./s.ps1', '& ./s.ps1'])} ${values.literal()}; "x=$x $LASTEXITCODE $?"`,
    ]);
  }
}
