// Statements of generated programs: control flow, functions and their parameters, scopes, errors of every kind, classes.
import { listOf, maybe, treeOf } from './tree.mjs';

const statement = treeOf('statement');

const validations = [
  ...[
    'ValidateRange(1, 9)',
    "ValidateSet('a', 'b')",
    'ValidateNotNullOrEmpty()',
    'ValidateLength(1, 3)',
    "ValidatePattern('^a')",
  ],
  ...[
    'ValidateCount(1, 2)',
    'AllowNull()',
    'AllowEmptyString()',
    'ValidateScript({ $_ -gt 1 })',
    'Alias("z")',
    'Parameter()',
  ],
  ...[
    'ValidateNotNull()',
    'Parameter(Mandatory)',
    'Parameter(Position = 1)',
    'ValidateRange("Positive")',
    'PSDefaultValue(Value = 3)',
  ],
];
const catches = [
  'System.InvalidCastException',
  'System.Management.Automation.RuntimeException',
  'System.DivideByZeroException',
];
const patterns = ["'(?<n>[a-z]+)'", "'^.(.)'", "'\\d+$'", "'(a)|(b)'", "'['"];
const categories = ['InvalidData', 'NotSpecified', 'ObjectNotFound', 'PermissionDenied', 'InvalidOperation'];
const assignments = ['+=', '-=', '*=', '/=', '%=', '??=', '='];

/** Makes the statements of one program out of its values. */
export class Statements {
  constructor(chance, values) {
    this.chance = chance;
    this.values = values;
  }

  statement() {
    const { chance } = this;
    return chance.made([
      [6, () => this.branch()],
      [4, () => this.loop()],
      [4, () => this.switch()],
      [6, () => this.handled()],
      [7, () => this.function()],
      [4, () => this.advancedFunction()],
      [5, () => this.assignment()],
      [5, () => this.scopes()],
      [5, () => this.written()],
      [6, () => this.class()],
      [3, () => this.splatted()],
      [5, () => this.looked()],
    ]);
  }

  e = () => this.values.expression(1);
  l = () => this.values.literal();

  branch() {
    return statement`if (${this.e()}) { "yes"; ${maybe(this.chance.happens(0.3) && this.statement())} } elseif (${this.l()}) { "other" } else { "no" }`;
  }

  loop() {
    const { chance } = this;
    return chance.made([
      () => statement`foreach ($v in ${this.l()}) { "[$v]" }`,
      () =>
        statement`for ($k = 0; $k -lt 3; $k++) { if ($k -eq 1) { ${chance.of(['continue', 'break', 'return 5'])} } "$k $(${this.l()})" }`,
      () => statement`$k = 0; do { $k++; ${this.l()} } ${chance.of(['while', 'until'])} ($k -lt 3)`,
      () =>
        statement`:outer foreach ($v in 1..3) { foreach ($w in ${this.l()}) { if ($v -eq 2) { ${chance.of(['continue', 'break'])} outer } "$v $w" } }`,
      () =>
        statement`$e = ${this.l()}; $x = foreach ($v in $e) { $v }; "$($x.Count) $(if ($null -eq $x) { 'nothing' })"`,
    ]);
  }

  switch() {
    const { chance, values } = this;
    const mode = chance.of(['Wildcard', 'Regex', 'Exact', 'CaseSensitive']);
    return chance.made([
      () =>
        statement`switch (${this.l()}) { ${this.l()} { "first" } { $_ -is [string] } { "text" } default { "default $_" } }`,
      () =>
        statement`switch -${mode} (${values.text()}) { ${values.text()} { "hit $_"; break } "a*" { "a*: $switch" } default { "none" } }`,
    ]);
  }

  handled() {
    const { chance, values } = this;
    const report = '"$($_.Exception.GetType().Name): $($_.FullyQualifiedErrorId): $($_.CategoryInfo): $_"';
    return chance.made([
      [
        3,
        () =>
          statement`try { ${values.expression()} } catch [${chance.of(catches)}] { ${report} } catch { "other"; ${report} } finally { "done" }`,
      ],
      () => statement`trap { ${report}; ${chance.of(['continue', 'break', ''])} } ${values.expression()}; "after"`,
      () => statement`try { throw ${this.l()} } catch { ${report}; $_.TargetObject }`,
      () => statement`throw ${this.l()}`,
      () =>
        statement`$ErrorActionPreference = '${chance.of(['Stop', 'SilentlyContinue', 'Ignore', 'Continue'])}'; ${values.expression()}; "after $?"`,
      () =>
        statement`function e { [CmdletBinding()] param() $PSCmdlet.${chance.of(['ThrowTerminatingError', 'WriteError'])}([System.Management.Automation.ErrorRecord]::new([${chance.of(['InvalidOperationException', 'ArgumentException', 'IO.FileNotFoundException'])}]::new('bad'), 'Id', '${chance.of(categories)}', ${this.l()})); "next" } e; "after $?"`,
    ]);
  }

  written() {
    const { chance, values } = this;
    const category = chance.of(categories);
    return chance.made([
      () =>
        statement`Write-Error -Message ${values.text()} -Category ${category} -ErrorId E1 -TargetObject ${this.l()}; $?`,
      () =>
        statement`Write-Error ${values.text()} -ErrorAction ${chance.of(['Stop', 'SilentlyContinue', 'Ignore'])} -ErrorVariable ev; "$($ev.Count)"`,
      () => statement`Write-Warning ${this.l()}`,
      () =>
        statement`Write-${chance.of(['Verbose', 'Debug', 'Information'])} ${this.l()} -${chance.of(['Verbose', 'Debug', 'InformationAction Continue'])}`,
      () =>
        statement`Write-Host ${listOf(chance.some(1, 3, this.l), ', ', 1)} -Separator ${chance.of(["'-'", '1', '$null'])}`,
      () => statement`Write-Output ${listOf(chance.some(1, 3, this.l), ' ', 1)}${chance.of(['', ' -NoEnumerate'])}`,
      () =>
        statement`$Error.Clear(); ${values.expression()}; $Error.Count; $Error[0] | Select-Object CategoryInfo, FullyQualifiedErrorId | Format-List`,
    ]);
  }

  function() {
    const { chance, values } = this;
    const show = '"$p|$q|$($PSBoundParameters.Count)|$args"; if ($null -ne $p) { $p.GetType().FullName }';
    return statement`function f([${values.type()}] $p, $q = ${this.l()}) { ${show} } f ${chance.of(['', '-p ', '-p:'])}(${this.l()}) ${maybe(chance.happens(0.5) && this.l())}`;
  }

  advancedFunction() {
    const { chance, values } = this;
    return statement`function g { [CmdletBinding()] param([Parameter(${chance.of(['ValueFromPipeline', 'ValueFromPipelineByPropertyName', 'ValueFromRemainingArguments', 'Mandatory, ValueFromPipeline'])})] [${values.type()}] $${chance.of(['x', 'Name', 'Value'])}, [${chance.of(validations)}] $y) ${chance.of(['process', 'end'])} { "$x$Name$Value/$y/$($PSBoundParameters.Keys)" } } ${this.l()} | g ${chance.of(['-y', ''])} ${this.l()}`;
  }

  assignment() {
    const { chance } = this;
    return chance.made([
      () => statement`$x = ${this.e()}; $x ${chance.of(assignments)} ${this.l()}; $x`,
      () => statement`$a, $b = ${this.l()}; "$a"; "$b"`,
      () => statement`[${this.values.type()}] $x = ${this.l()}; $x = ${this.l()}; $x; "$x"`,
      () =>
        statement`$c = ${chance.of(['$h', '$arr', '$o', '$nested', '@{}'])}; $c${chance.of(['.a', "['b']", '[1]', '.Name', '[0, 1]', '[9]'])} = ${this.l()}; $c`,
      () => statement`$x = ${this.l()}; $x++; $x; $x--; --$x; "$x"`,
      () => statement`$a = $b = ${this.l()}; $a; ($a = ${this.l()}); $a.Count`,
    ]);
  }

  scopes() {
    const { chance } = this;
    return chance.made([
      () =>
        statement`& { param($a, [switch] $b) "$a $b $args" } ${this.l()} ${chance.of(['-b', '', '-b:$false'])} ${maybe(chance.happens(0.5) && this.l())}`,
      () => statement`$x = 1; function s { $x ${chance.of(assignments)} ${this.l()}; "in $x"; $script:x } s; "out $x"`,
      () =>
        statement`$b = { param($v) "v=$v"; $_; $input } ; ${this.l()} | ${chance.of(['& $b', '. $b', 'ForEach-Object $b', 'Where-Object $b'])}`,
      () => statement`$n = ${this.l()}; $c = { "$n" }.GetNewClosure(); $n = 'changed'; & $c`,
      () => statement`Set-StrictMode -Version ${chance.of(['1', '2', '3', 'Latest'])}; ${this.e()}`,
      () =>
        statement`$b = [scriptblock]::Create('${chance.of(['$args.Count', 'param($x) $x', 'return $args', '$_', 'begin { 1 } end { 2 }'])}'); $b.Invoke(${this.l()}); & $b ${this.l()}`,
    ]);
  }

  class() {
    const { chance } = this;
    const type = chance.of([
      'int',
      'string',
      'double',
      'datetime',
      'object',
      'string[]',
      'DayOfWeek',
      'hashtable',
      'bool',
    ]);
    return chance.made([
      () =>
        statement`class C { [${type}] $P = ${this.l()}; C() { } [string] ToString() { return "C:$($this.P)" } } [C]::new() | ForEach-Object { "$_"; $_ }`,
      () =>
        statement`class C { [${type}] $P; hidden [int] $H = 1; static [string] $S = 's'; C([${type}] $p) { $this.P = $p } [${type}] Get() { return $this.P } } $c = [C]::new(${this.l()}); $c.Get(); $c; [C]::S`,
      () =>
        statement`class A { [string] Name() { return 'A' } } class B : A { [string] Name() { return "B<$(([A] $this).Name())>" } [object] Do($x) { return $x${chance.of(['.Name', '.Count', ' + 1', '[0]'])} } } $b = [B]::new(); $b.Name(); $b.Do(${this.l()}); $b -is [A]`,
      () =>
        statement`enum E { Low; Mid = 5; High } $e = [E] ${this.l()}; "$e $([int] $e)"; $e ${chance.of(['-eq', '-lt', '-band', '+'])} ${this.l()}`,
      () =>
        statement`class V { [${chance.of(validations.slice(0, 6))}] [${type}] $P } $v = [V]::new(); $v.P = ${this.l()}; $v; [V] @{ P = ${this.l()} }`,
      () =>
        statement`[pscustomobject]@{ A = ${this.l()}; B = ${this.l()}; C = ${this.l()} } | ${chance.of(['Format-List', 'Format-Table', 'ConvertTo-Json -Depth 1', 'Out-String', 'Select-Object A, C', 'Get-Member'])}`,
      () =>
        statement`class S { static [int] Add([int] $a, [int] $b) { return $a + $b } [void] Print([${type}] $x) { Write-Host "p $x" } } [S]::Add(${this.l()}, ${this.l()}); [S]::new().Print(${this.l()})`,
    ]);
  }

  splatted() {
    return statement`$m = @{ A = ${this.l()}; ${this.chance.of(['B', 'C', "'b'"])} = ${this.l()} }; function s { param($A, [${this.values.type()}] $B) "$A+$B $args" } s @m ${maybe(this.chance.happens(0.4) && this.l())}`;
  }

  looked() {
    const { chance, values } = this;
    return chance.made([
      () => statement`$r = ${this.e()}; if ($null -eq $r) { "null" } else { $r.GetType().FullName; $r }`,
      () => statement`${values.expression()}; $?`,
      () => statement`${values.text()} -match ${chance.of(patterns)}; $Matches`,
      () =>
        statement`$z = ${this.l()}; $z.PSObject.Properties | ForEach-Object { "$($_.Name):$($_.TypeNameOfValue)" } | Select-Object -First 5`,
      () => statement`@(${this.l()}; ${this.l()}).Count; , ${this.l()} | ForEach-Object { "<$_>" }`,
      () =>
        statement`Invoke-Expression ${chance.of(["'1 + '", '\'$i; "x"\'', "'function {'", "'param($a) $a'", "'Get-Item nowhere'", "'return 5; 6'"])}; "after"`,
      () =>
        statement`${this.l()} | Get-Member ${chance.of(['', '-MemberType Method', '-Name T*', '-Static', '-Force -Name ps*'])} | Select-Object -First 4 | Format-Table -AutoSize`,
    ]);
  }
}
