// Values and expressions of generated programs: literals, operators, conversions, members, indexes, texts with places.
import { leaf, listOf, treeOf } from './tree.mjs';

const expression = treeOf('expression');

/** Variables that `preamble` sets. */
export const variables = ['$i', '$s', '$arr', '$h', '$o', '$d', '$objs', '$nested', '$list', '$sb'];

/** What every program with such a variable begins with. */
export const preamble = [
  "$i = 42; $s = 'Lync Server 2013'; $arr = 3, 'b', $null, 1.5, 'a'; $h = [ordered]@{ a = 1; b = 'two'; c = 3, 4 }",
  "$d = [datetime]'2012-06-15 09:00:00'; $list = [System.Collections.Generic.List[object]](1, 'x', $null)",
  "$o = [pscustomobject]@{ Name = 'fe01'; Port = 5061; Tags = 'x', 'y'; Since = $d }; $sb = { param($p) \"<$p>\" }",
  '$objs = foreach ($k in 1..4) { [pscustomobject]@{ Id = $k; Name = "n$($k % 2)"; Value = $k * 1.5; When = $d.AddDays(-$k) } }',
  "$nested = @{ p = @{ q = 1, @{ r = 'deep' } }; z = $null }",
].join('; ');

const numbers =
  `0 1 -1 2 7 10 255 0x1F 1kb 2147483647 -2147483648 3000000000 9223372036854775807 1l 5u 12uy 1.5 -0.5 2.0
  1e3 1.10d 0.1 1e20 [single]0.1 [double]::NaN [double]::PositiveInfinity 12.5d 2.5 3.5 [bigint]12345678901234567890
  [decimal]::MaxValue [sbyte]-7 0b1010 0xFFFFFFFF 1e-7 123456789.123 -0.0 [uint64]::MaxValue [int16]300`.split(/\s+/);
const texts = [
  ...["'abc'", "''", "'Hello World'", "'10'", "' 7 '", "'a,b,,c'", "'1.50'", "'ÄÖü'", "'x=1;y=2'", '"tab`tq"'],
  ...["'2012-07-01'", "'TRUE'", "'fe01.contoso.com'", '"l1`nl2"', "'(555) 12-34'", "'0x10'", "'[a]'", "'*b*'", "'1e2'"],
  ...["'C:\\Temp\\x.log'", "'a b  c'", "'{0:N1}'", "'1,234.5'", "'01:02:03'", "'n1'", "'Ⅷ'", "'straße'", "'%'", "'-1'"],
];
const others = [
  ...['$null', '$true', '$false', '[char]65', '[datetime]"2012-07-01 13:05:09"', '[timespan]"1.02:03:04.5"'],
  ...['[version]"1.2.3"', '[guid]"11111111-2222-3333-4444-555555555555"', '[DayOfWeek]::Friday', '{ 1 + $args[0] }'],
  ...[
    '[uri]"https://pool01.contoso.com:443/a/b?x=1#f"',
    '[regex]"(\\w)(\\d+)"',
    '[int]',
    '[string]',
    '[ConsoleColor]"Red"',
  ],
  ...['[xml]"<r a=\'1\'><i>x</i><i>y</i></r>"', '[ipaddress]"10.0.0.1"', '[byte[]](1, 2, 255)', '[cultureinfo]"de-DE"'],
  ...['[datetimeoffset]"2012-07-01T10:00:00+02:00"', '[text.encoding]::UTF8', '[System.Collections.ArrayList]@(3, 1)'],
  ...['[System.Collections.Generic.List[int]](3, 1, 2)', '[System.Collections.Generic.Dictionary[string, int]]::new()'],
  ...[
    '[IO.FileAttributes]"Hidden, System"',
    '[System.Collections.Queue]@(1, 2)',
    '[DBNull]::Value',
    '[semver]"7.1.2-rc.1"',
  ],
  ...['[System.Management.Automation.Internal.AutomationNull]::Value', '[securestring]::new()'],
  ...[
    "[tuple]::Create(1, 'x')",
    '[int[,]]::new(2, 2)',
    '[hashtable]::Synchronized(@{ a = 1 })',
    '[StringComparer]::Ordinal',
  ],
];
const operators =
  `+ - * / % -eq -ne -lt -le -gt -ge -ceq -like -notlike -match -notmatch -contains -notcontains -in -notin
  -replace -split -join -band -bor -bxor -shl -shr -and -or -xor -is -isnot -as -f .. ?? -cmatch -ireplace -csplit`.split(
    /\s+/,
  );
const signs = ['-', '+', '!', '-not ', '-bnot ', '-join ', '-split ', ','];
const types =
  `int long double decimal string bool char byte datetime timespan version array int[] string[] object[] hashtable
  regex xml guid uri DayOfWeek pscustomobject bigint single uint32 scriptblock char[] nullable[int] ordered switch type
  System.Collections.ArrayList ConsoleColor byte[] mailaddress ipaddress cultureinfo IO.FileInfo semver psobject void
  System.Collections.Generic.List[string] System.Collections.Generic.HashSet[int] math datetimeoffset IO.FileAttributes`.split(
    /\s+/,
  );
const members = [
  ...'Length Count Name Keys Values Year Ticks Days TotalHours Major Host FullName IsPublic GetType() ToString()'.split(
    ' ',
  ),
  ...'ToUpper() Trim() Substring(1) ToCharArray() Normalize() Invoke(4) Foo Foo() Tags Since Since.Year Value Rank'.split(
    ' ',
  ),
  ...'Clone() ToArray() Sort() Reverse() Address Date p.q p.q[1].r a r.i OuterXml DocumentElement GetEnumerator()'.split(
    ' ',
  ),
  ...['GetType().FullName', 'Split(",")', 'Split(" ", 2)', 'Substring(1, 2)', 'Replace("a", "b")', 'IndexOf("b")'],
  ...['PadLeft(8)', 'PadRight(8, "-")', 'StartsWith("a")', 'Contains("b")', 'CompareTo(1)', 'Equals("abc")'],
  ...['ToString("N2")', 'ToString("X")', 'ToString("yyyy-MM-dd HH:mm")', 'ToString("D5")', 'AddDays(1)', 'Add(1)'],
  ...[
    'ContainsKey("a")',
    'PSObject.Properties.Name',
    'PSObject.TypeNames',
    'PSTypeNames',
    'Insert(0, "z")',
    'Remove(1)',
  ],
  ...['Where({ $_ })', 'ForEach({ "$_" })', 'Where{ $_ -gt 1 }', 'IsMatch("a1")', 'GetBytes("é")', 'psbase.Count'],
  ...[
    'Item("a")',
    'Item(0)',
    "'Name'",
    '"$s"',
    'PSObject.Methods.Name.Count',
    'GetTypeCode()',
    'AddMonths(-1)',
    'Ast.Extent.Text',
  ],
  ...[
    'TrimEnd("c")',
    'Split([char[]]",;")',
    'ToString("c")',
    'ToString([cultureinfo]"de-DE")',
    'LastIndexOf("l")',
    'Where({ $_ }, "First")',
  ],
];
const statics = [
  ...[
    '[math]::Round({0}, 1)',
    '[math]::Floor({0})',
    '[math]::Max({0}, {1})',
    '[math]::Abs({0})',
    '[math]::Pow({0}, 2)',
  ],
  ...[
    '[string]::Join("-", {0})',
    '[string]::IsNullOrEmpty({0})',
    '[string]::Format("{{0}}|{{1,6}}", {0}, {1})',
    '[math]::Sign({0})',
  ],
  ...[
    '[convert]::ToInt32({0})',
    '[convert]::ToString({0}, 2)',
    '[int]::Parse({0})',
    '[datetime]::Parse({0})',
    '[bool]::Parse({0})',
  ],
  ...[
    '[regex]::Replace({0}, "[aeiou]", "*")',
    '[regex]::Split({0}, ",")',
    '[regex]::Escape({0})',
    '[char]::IsLetter({0})',
  ],
  ...[
    '[string]::Compare({0}, {1})',
    '[array]::IndexOf({0}, {1})',
    '[timespan]::FromMinutes({0})',
    '[bitconverter]::ToString({0})',
  ],
  ...[
    '[System.IO.Path]::GetFileName({0})',
    '[System.IO.Path]::Combine({0}, {1})',
    '[string]::new("a", {0})',
    '[guid]::Parse({0})',
  ],
  ...[
    '[version]::new({0}, {1})',
    '[int]::TryParse({0}, [ref]$i)',
    '[datetime]::new(2012, {0}, 1)',
    '[object]::ReferenceEquals({0}, {1})',
  ],
  ...[
    '[uri]::EscapeDataString({0})',
    '[tuple]::Create({0}, {1})',
    '[enum]::Parse([DayOfWeek], {0})',
    '[array]::Reverse({0})',
  ],
  ...[
    '[System.Text.StringBuilder]::new({0}).Append({1}).ToString()',
    '[enum]::GetName([DayOfWeek], {0})',
    '[convert]::ToBoolean({0})',
  ],
  ...[
    '[System.Linq.Enumerable]::Sum([int[]]{0})',
    '[System.Net.WebUtility]::HtmlEncode({0})',
    '[convert]::ChangeType({0}, [double])',
  ],
];
const formats = [
  ...[
    '{0}',
    '{0:N1}',
    '{0,8}|',
    '{0,-8}|',
    '{0:d}',
    '{0:X4}',
    '{0:yyyy}',
    '{0:P0}',
    '{0} {1}',
    '{0:#.##}',
    '{0:E2}',
    '{0:c}',
  ],
  ...[
    '{0:G3}',
    '{0:hh\\:mm}',
    '{0:F1}',
    '{{{0}}}',
    '{0:00.0}',
    '{0:s}',
    '{0:R}',
    '{0:#,##0.0;(#)}',
    '{1}',
    '{0:B8}',
    '{0',
  ],
];
const indexes = ['0', '-1', '1..2', '0, 2', '9', "'a'", '$null', '-2..-1', '[int]', '1.5', "'0'", '0..9'];
const places = [
  '$h.a',
  '$($h.c)',
  '${i}',
  '$arr[0]',
  '$($objs[1].Name)',
  '`$x',
  '$(1..3)',
  '$i:',
  '$o.Name',
  '$($o)',
  '$d',
];

/** Makes the values and expressions of one program. */
export class Values {
  constructor(chance) {
    this.chance = chance;
  }

  literal(depth = 0) {
    const { chance } = this;
    const plain = [
      [30, () => leaf('expression', chance.of(numbers))],
      [22, () => leaf('expression', chance.of(texts))],
      [22, () => leaf('expression', chance.of(others))],
      [16, () => leaf('expression', chance.of(variables))],
    ];
    const nested = [
      [
        6,
        () =>
          expression`@(${listOf(
            chance.some(0, 4, () => this.literal(depth + 1)),
            ', ',
          )})`,
      ],
      [
        4,
        () =>
          expression`@{ ${listOf(
            chance.some(0, 3, () => this.entry(depth)),
            '; ',
          )} }`,
      ],
    ];
    return chance.made(depth > 1 ? plain : [...plain, ...nested]);
  }

  entry(depth) {
    const key = this.chance.of(['a', 'b', 'Name', 'Count', "'x y'", '1']);
    return treeOf('entry')`${`${key}${this.chance.whole(0, 3)}`.replace(/'(\d)$/, "$1'")} = ${this.literal(depth + 1)}`;
  }

  text() {
    return leaf('text', this.chance.of(texts));
  }

  type() {
    return this.chance.of(types);
  }

  expression(depth = 0) {
    const { chance } = this;
    if (depth > 2 || chance.happens(0.15)) return this.literal(depth);
    const inner = () => this.expression(depth + 1);
    const literal = () => this.literal(depth);
    return chance.made([
      [18, () => expression`(${inner()}) ${chance.of(operators)} (${inner()})`],
      [12, () => expression`${literal()} ${chance.of(operators)} ${literal()}`],
      [7, () => expression`${chance.of(signs)}(${inner()})`],
      [10, () => expression`[${chance.of(types)}](${inner()})`],
      [16, () => expression`(${inner()}).${chance.of(members)}`],
      [6, () => this.staticCall(inner)],
      [4, () => expression`(${inner()})[${chance.of(indexes)}]`],
      [4, () => expression`"<${chance.of(variables)} $(${inner()}) ${chance.of(places)}>"`],
      [4, () => expression`'${chance.of(formats)}' -f ${literal()}, ${literal()}`],
      [2, () => expression`(${literal()}) ? (${literal()}) : (${literal()})`],
      [3, () => expression`$(${inner()}; ${literal()})`],
      [2, () => expression`(${inner()})?.${chance.of(members)}`],
      [2, () => expression`(${literal()}, ${literal()}, ${literal()}) ${chance.of(operators)} ${literal()}`],
    ]);
  }

  staticCall(inner) {
    const pattern = this.chance.of(statics).replaceAll('{{', '\u0001').replaceAll('}}', '\u0002');
    const parts = pattern.split(/(\{[01]\})/).map((part) => {
      if (part === '{0}' || part === '{1}') return { kind: 'argument', parts: ['(', inner(), ')'] };
      return part.replaceAll('\u0001', '{').replaceAll('\u0002', '}');
    });
    return { kind: 'expression', parts: parts.filter((part) => part !== '') };
  }
}
