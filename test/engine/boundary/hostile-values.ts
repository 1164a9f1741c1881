/** Values that calls do not expect, and those that they do, as texts of PowerShell. */

/** A source of choices that gives the same ones for the same seed (mulberry32). */
export class Choices {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  oneOf<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.fraction() * items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }

  chance(part: number): boolean {
    return this.fraction() < part;
  }
}

/** What no author of a cmdlet or member thought of. */
export const HOSTILE: readonly string[] = [
  '$null',
  "''",
  "' '",
  '"`0"',
  '"a`0b"',
  "('a' * 300)",
  "('é' * 5000)",
  '"`u{D800}"',
  "'..\\..\\..\\x'",
  "'C:\\nul\\con:x'",
  "'\\\\srv\\share\\x'",
  "'HKLM:\\Software'",
  "'nosuch:\\x'",
  "'*'",
  "'['",
  "'[a'",
  "'`'",
  "'{0}{1}{'",
  "'('",
  "'1e999'",
  "'<a>'",
  "'a,b;c=d'",
  '-1',
  '0',
  '[int]::MaxValue',
  '[int]::MinValue',
  '[long]::MaxValue',
  '[ulong]::MaxValue',
  '[double]::NaN',
  '1e308',
  '[decimal]::MaxValue',
  '[bigint]::Pow(10, 60)',
  '[char]0',
  '@()',
  '@($null)',
  "@(1, 'a', $null, @(2))",
  '@{}',
  "@{ '' = 1; Name = { throw 'x' } }",
  "{ throw 'thrown by an argument' }",
  '{ }',
  '[int]',
  '[datetime]::MaxValue',
  '[datetime]::MinValue',
  '[timespan]::MinValue',
  '[timespan]::MaxValue',
  '[guid]::Empty',
  '[pscustomobject]@{}',
  "[xml]'<a><b/></a>'",
  '[regex]::new(".")',
  '[Text.Encoding]::UTF8',
  '[byte[]](0..63)',
  '[DBNull]::Value',
  '[System.Collections.ArrayList]::new()',
  '(Get-Date)',
  '(Get-Command Get-Date)',
  '[ref] 1',
  '$true',
  '$ExecutionContext',
  '[version]"1.2"',
  '[System.Threading.CancellationToken]::None',
];

const PLAUSIBLE: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'string',
    ["'abc'", "'x'", "'pool01.contoso.com'", "'global'", "'C:\\Windows'", "'C:\\new.txt'", "'Default'", "'1'"],
  ],
  ['string[]', ["'abc', 'x'", "'C:\\Windows'", "'Name'"]],
  ['int', ['1', '3']],
  ['uint', ['1', '3']],
  ['long', ['1', '3']],
  ['ulong', ['1']],
  ['byte', ['1']],
  ['double', ['1.5']],
  ['float', ['1.5']],
  ['decimal', ['1.5d']],
  ['bool', ['$true', '$false']],
  ['char', ["[char]'c'"]],
  ['char[]', ["[char[]]'abc'"]],
  ['byte[]', ['[byte[]](1, 2, 3)']],
  ['datetime', ["[datetime]'2020-01-02'"]],
  ['timespan', ["[timespan]'00:01:00'"]],
  ['guid', ["[guid]'00000000-0000-0000-0000-000000000001'"]],
  ['scriptblock', ['{ $_ }', '{ 1 }']],
  ['hashtable', ['@{ a = 1 }']],
  ['type', ['[int]', '[string]']],
  ['uri', ["[uri]'http://a/b'"]],
  ['version', ["[version]'1.2'"]],
  ['regex', ["[regex]'a'"]],
  ['object', ["'abc'", '5']],
  ['system.object', ["'abc'", '5']],
  ['psobject', ["'abc'", '5', '(Get-Date)', '[pscustomobject]@{ a = 1 }']],
  ['object[]', ["1, 'a'"]],
  ['system.object[]', ["1, 'a'"]],
]);

/** A value that a parameter of a type is made for, as far as one is known. */
export function plausible(choices: Choices, type: string): string {
  const known = PLAUSIBLE.get(type.toLowerCase());
  return known ? choices.oneOf(known) : choices.oneOf(["'abc'", '1', '$true', "'x', 'y'"]);
}
