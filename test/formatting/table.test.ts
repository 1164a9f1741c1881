/** Tables: widths, alignment, wrapping, groups. */
import { describe, expect, test } from '@jest/globals';
import { Double } from '../../src/types/values/numbers.ts';
import { custom, format, property, shown } from './support.ts';

const servers = [1, 2, 3].map((n) => custom({ Name: `server${n}`, Cpu: new Double(n * 10.5), Role: 'FE' }));

describe('the default table', () => {
  test('has a column for each of up to four properties, as wide as its content', () => {
    expect(shown(servers)).toBe(`
Name       Cpu Role
----       --- ----
server1 10.500 FE
server2 21.000 FE
server3 31.500 FE

`);
  });

  test('five properties make a list', () => {
    expect(shown([custom({ A: 1, B: 2, C: 3, D: 4, Long: 5 })])).toBe(`
A    : 1
B    : 2
C    : 3
D    : 4
Long : 5

`);
  });

  test('cuts the last column that fits and hides those behind it', () => {
    expect(shown([custom({ Name: 'long', Text: 'x'.repeat(150), Lost: 1 })])).toBe(`
Name Text
---- ----${' '.repeat(110)}
long ${'x'.repeat(113)}…

`);
  });

  test('columns by the first object; numbers at the right, null empty', () => {
    expect(shown([custom({ K: 'a', V: null }), custom({ K: 'b', V: 2 })])).toBe(`
K V
- -
a 
b 2

`);
    expect(shown([custom({ Neg: -5, Pos: 5 })])).toBe(`
Neg Pos
--- ---
 -5   5

`);
  });

  test('East Asian characters take two cells', () => {
    expect(shown([custom({ Name: '日本語', V: 1 }), custom({ Name: 'ab', V: 2 })])).toBe(`
Name   V
----   -
日本語 1
ab     2

`);
  });

  test('a cell shows its first line', () => {
    expect(shown([custom({ Multi: 'line1\nline2', B: 1 })])).toBe(`
Multi       B
-----       -
line1…      1

`);
  });

  test('collections, custom objects and empty values', () => {
    expect(shown([custom({ Arr: [1, 2, 3], Obj: custom({ z: 1 }), Nul: null })])).toBe(`
Arr       Obj    Nul
---       ---    ---
{1, 2, 3} @{z=1} 

`);
    expect(shown([custom({ Arr: [1, 2, 3, 4, 5, 6] })])).toBe(`
Arr
---
{1, 2, 3, 4…}

`);
    expect(shown([custom({ A: [null, 1] })])).toBe(`
A
-
{$null, 1}

`);
  });
});

describe('mixed input', () => {
  test('strings and numbers stand between the rows', () => {
    expect(shown(['a', 1, custom({ X: 1 }), 'b'])).toBe(`a
1

X
-
1
b

`);
  });

  test('an object of another kind has no value in the columns', () => {
    expect(shown([custom({ b: 2 }), custom({ a: 1 })])).toBe(`
b
-
2
 

`);
  });
});

describe('Format-Table', () => {
  const data = [custom({ Name: 'a', Size: 1234567 }), custom({ Name: 'bb', Size: 5 })];

  test('chosen and missing properties', () => {
    expect(shown(format(servers, { kind: 'table', properties: [property('Name'), property('Nope')] }))).toBe(`
Name    Nope
----    ----
server1 
server2 
server3 

`);
  });

  test('a wildcard', () => {
    expect(shown(format(servers, { kind: 'table', properties: [property('C*')] }))).toBe(`
   Cpu
   ---
10.500
21.000
31.500

`);
  });

  test('width, alignment and label', () => {
    const right = [property('Name', { label: 'R', alignment: 'Right', width: 8 })];
    expect(shown(format(data, { kind: 'table', properties: right }))).toBe(`
       R
       -
       a
      bb

`);
    const center = [property('Name', { label: 'C', alignment: 'Center', width: 9 })];
    expect(shown(format(data, { kind: 'table', properties: center }))).toBe(`
    C
    -
    a
   bb

`);
  });

  test('a first column with a width gives the rest of the screen to the others', () => {
    const properties = [property('Name', { width: 10 }), property('Size')];
    expect(shown(format(data, { kind: 'table', properties }), { width: 30 })).toBe(`
Name                      Size
----                      ----
a                      1234567
bb                           5

`);
  });

  test('groups', () => {
    const rows = [custom({ Site: 'A', N: 1 }), custom({ Site: 'A', N: 2 }), custom({ Site: 'B', N: 3 })];
    expect(shown(format(rows, { kind: 'table', groupBy: property('Site') }))).toBe(`
   Site: A

Site N
---- -
A    1
A    2

   Site: B

Site N
---- -
B    3

`);
  });

  test('no header', () => {
    expect(shown(format(servers, { kind: 'table', hideHeaders: true }))).toBe(`
server1 10.500 FE
server2 21.000 FE
server3 31.500 FE

`);
  });

  test('long values continue with -Wrap', () => {
    const wrapped = format([custom({ Text: 'word '.repeat(40), B: 1 })], { kind: 'table', wrap: true });
    expect(shown(wrapped)).toBe(`
Text
----${' '.repeat(115)}
${'word '.repeat(23).trimEnd()}
${'word '.repeat(17).trimEnd()}

`);
  });

  test('strings are not tabulated', () => {
    expect(shown(format(['str'], { kind: 'table' }))).toBe('str\n');
  });
});
