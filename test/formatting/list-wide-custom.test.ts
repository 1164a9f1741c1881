/** Lists, columns of one property, and free views. */
import { describe, expect, test } from '@jest/globals';
import { Double } from '../../src/types/values/numbers.ts';
import { custom, format, property, shown } from './support.ts';

const servers = [1, 2, 3].map((n) => custom({ Name: `server${n}`, Cpu: new Double(n * 10.5) }));
const grouped = [custom({ Site: 'A', N: 1 }), custom({ Site: 'A', N: 2 }), custom({ Site: 'B', N: 3 })];

describe('Format-List', () => {
  test('fractions as they are', () => {
    expect(shown(format(servers, { kind: 'list' }))).toBe(`
Name : server1
Cpu  : 10.5

Name : server2
Cpu  : 21

Name : server3
Cpu  : 31.5

`);
  });

  test('long values continue below themselves', () => {
    expect(shown(format([custom({ A: 'x'.repeat(130) })], { kind: 'list' }))).toBe(`
A : ${'x'.repeat(115)}
    ${'x'.repeat(15)}

`);
    expect(shown(format([custom({ A: 'w '.repeat(70), LongerName: 1 })], { kind: 'list' }))).toBe(`
A          : ${'w '.repeat(53)}
             ${'w '.repeat(17)}
LongerName : 1

`);
  });

  test('groups are set apart by an empty line more', () => {
    expect(shown(format(grouped, { kind: 'list', groupBy: property('Site') }))).toBe(`
   Site: A

Site : A
N    : 1

Site : A
N    : 2


   Site: B

Site : B
N    : 3

`);
  });
});

describe('Format-Wide', () => {
  test('two columns', () => {
    expect(shown(format(servers, { kind: 'wide', properties: [property('Name')] }))).toBe(`
server1                                                     server2
server3                                                     

`);
  });

  test('a number of columns', () => {
    expect(shown(format(servers, { kind: 'wide', properties: [property('Name')], columns: 3 }))).toBe(`
server1                                 server2                                 server3

`);
  });

  test('the property that names the object, as many columns as fit', () => {
    expect(shown(format(servers, { kind: 'wide', autoSize: true }), { width: 20 })).toBe(`
server1    server2
server3    

`);
  });

  test('groups', () => {
    expect(shown(format(grouped, { kind: 'wide', properties: [property('N')], groupBy: property('Site') }))).toBe(`
   Site: A

1                                                           2

   Site: B

3                                                           

`);
  });
});

describe('Format-Custom', () => {
  test('a tree of properties', () => {
    const tree = custom({ A: 1, N: custom({ X: 1 }) });
    expect(shown(format([tree], { kind: 'custom', depth: 2 }))).toBe(`
class PSCustomObject
{
  A = 1
  N = 
    class PSCustomObject
    {
      X = 1
    }
}


`);
  });

  test('collections in brackets', () => {
    expect(shown(format([custom({ L: [1, 2] })], { kind: 'custom' }))).toBe(`
class PSCustomObject
{
  L = 
    [
      1
      2
    ]
    
}


`);
  });
});
