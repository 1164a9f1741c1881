/** A tree that is printed and parsed again is the same tree. */
import { describe, expect, test } from '@jest/globals';
import { Extent } from '../../src/language/extent.ts';
import { parse } from '../../src/language/parser.ts';
import { printScriptBlock } from './print.ts';
import { conformanceSteps } from './transcript-steps.ts';

/** A tree without its positions. */
function shape(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      // The text of an expandable string shows how its variables are written; its parts say what they are.
      if (value instanceof Extent) return undefined;
      if (typeof value === 'bigint') return `${value}n`;
      if (value !== null && typeof value === 'object' && 'parts' in value)
        return { ...value, value: '', nestedExpressions: [] };
      return key === 'extent' ? undefined : value;
    }),
  );
}

function expectSamePrinted(text: string): void {
  const { ast, errors } = parse(text);
  if (errors.length > 0) return;
  const printed = printScriptBlock(ast);
  const again = parse(printed);
  expect({ printed, errors: again.errors.map((error) => error.message) }).toEqual({ printed, errors: [] });
  expect({ printed, tree: shape(again.ast) }).toEqual({ printed, tree: shape(ast) });
  expect(printScriptBlock(again.ast)).toBe(printed);
}

const SAMPLES = [
  'using namespace System.IO\n[CmdletBinding()] param([Parameter(Mandatory)][string]$Name = "x", [int[]]$n)\nbegin { 1 } process { $_ } end { 2 } clean { 3 }',
  'class A : B, C { [int]$x = 5; hidden static [string] $y; A([int]$a) : base($a) { } [int] M() { return $this.x } static A() { } }',
  'enum E : byte { A = 1; B; C = 4 }',
  ':outer foreach ($i in 1..3) { while ($true) { break outer } }',
  'switch -regex -casesensitive ($x) { "^a" { 1 } default { 2 } }',
  'switch -file a.txt { a { 1 } }',
  'try { 1 } catch [System.IO.IOException], [System.Exception] { 2 } finally { 3 }',
  '"a $x b $($y.z + "q ") ${c d} `$ `` end`n"',
  '@"\nline $x\n "@ no\n"@',
  'cmd /c --% a "b | c" %PATH%',
  '& $x.y -Name:$z -Switch:$false @args --  -x `-y a`b "$q" 7z 12 \'12\' 2>&1 > out.txt',
  'a && b || c &',
  '$a ? $b : $c; $x ?? 1; $y ??= 2; ${z}?.Length; ${z}?[0]',
  '[int]$x, $y = 1, 2; $a[0, 1].b::c."d e".(f).$g.{h}()',
  '-split "a b", "c"; -join 1, 2; !$x; -not $x; -bnot 5; - 5; -5; +5; $i++; --$i',
  '@{ a = 1; "b c" = if ($x) { 1 } else { 2 }; 5 = { $_ } }',
  '$using:x.y[0]; $global:a; ${env:b c}; $script:d',
  'filter f { $_ } function g($a, [switch]$b) { param } ',
  'data d -SupportedCommand ConvertFrom-X { "a" }',
  'trap [Exception] { continue } 1; throw "x"; exit 3',
  '[Collections.Generic.Dictionary[string,[int[]]]]::new().Get[int, string](1)',
  '1l, 1.5, 1e400, 0xFF, 1kb, 1d, 1.50d, 5uy, 5n, 5u, 5ul',
  '.\\a.ps1 ..\\b *.txt a=b a,b,c $x\\y "$x"z C:\\t #c',
  "'it''s'; ‘a’; @'\nx\n'@",
];

describe('printing', () => {
  for (const sample of SAMPLES) {
    test(sample.split('\n')[0] as string, () => {
      expect(parse(sample).errors.map((error) => error.message)).toEqual([]);
      expectSamePrinted(sample);
    });
  }

  test('every conformance step prints to text that parses to the same tree', () => {
    for (const step of conformanceSteps()) expectSamePrinted(step.input);
  });
});
