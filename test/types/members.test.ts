/** Members of values: properties, methods, overloads, what is added to them. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { resolveTypeName } from '../../src/types/conversion/type-name.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { construct } from '../../src/types/members/construction.ts';
import {
  getIndex,
  getMember,
  getStatic,
  invokeMethod,
  invokeStatic,
  listProperties,
  setIndex,
  setMember,
} from '../../src/types/members/member-access.ts';
import { AliasProperty, NoteProperty, ScriptMethod, ScriptProperty } from '../../src/types/members/ps-member.ts';
import { addInstanceMember } from '../../src/types/members/psobject-view.ts';
import { TypeTable, typeTable, useTypeTable } from '../../src/types/members/type-table.ts';
import { arrayTypeOf, genericTypeOf, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { Hashtable, OrderedDictionary } from '../../src/types/values/hashtable.ts';
import { Double } from '../../src/types/values/numbers.ts';
import { PSReference } from '../../src/types/values/reference.ts';
import { failure, TestBlock, useAmbient } from './members-setting.ts';

beforeAll(useAmbient);

const object = (entries: Record<string, unknown>) => PSCustomObject.from(Object.entries(entries));
const table = (entries: Record<string, unknown>) => {
  const made = new Hashtable();
  for (const [key, value] of Object.entries(entries)) made.set(key, value);
  return made;
};
const generic = (name: string, ...args: string[]): NetType => genericTypeOf(typeNamed(name), args.map(typeNamed));
const items = (value: unknown) => [...(enumerate(value) ?? [value])];

describe('reading members', () => {
  const people = [object({ n: 1 }), object({ n: 2 })];
  const cases: [string, unknown, string, unknown][] = [
    ['a property of a string', 'abc', 'length', 3],
    ['a note in another letter case', object({ Name: 'x' }), 'NAME', 'x'],
    ['a null note is there', object({ a: null }), 'a', null],
    ['no such note', object({ a: 1 }), 'b', undefined],
    ['a key of a table', table({ k: 5 }), 'K', 5],
    ['a key hides the property', table({ Count: 'mine' }), 'Count', 'mine'],
    ['the property where no key is', table({ k: 5 }), 'Count', 1],
    ['the length of an array', ['a', 'bb'], 'Length', 2],
    ['a member of each element', people, 'n', [1, 2]],
    ['elements without the member are left out', [object({ n: 1 }), 'x'], 'n', 1],
    ['nested arrays are flattened', [object({ a: [1, 2] }), object({ a: [3] })], 'a', [1, 2, 3]],
    ['null values stay', [object({ a: null }), object({ a: 1 })], 'a', [null, 1]],
    ['no element has it', ['a', 'b'], 'Foo', undefined],
    ['a scalar counts as one', 5, 'Count', 1],
    ['null counts as none', null, 'Length', 0],
  ];
  test.each(cases)('%s', (_, value, name, expected) => {
    expect(getMember(value, name)).toEqual(expected);
  });

  test('under StrictMode scalars have no Count', () => {
    expect(getMember(5, 'Count', true)).toBeUndefined();
  });
});

describe('calling methods', () => {
  test('by the type of the arguments', () => {
    expect(items(invokeMethod('a,b;c', 'Split', [',']))).toEqual(['a', 'b;c']);
    expect(invokeMethod('xxhixx', 'Trim', ['x'])).toBe('hi');
    expect(invokeMethod('abcdef', 'remove', [2, 2])).toBe('abef');
  });

  test('ints win over doubles when the first argument is an int, as in PowerShell', () => {
    expect(invokeStatic(typeNamed('System.Math'), 'Max', [1, new Double(2.5)])).toBe(2);
  });

  test('on each element of a collection that has no such method', () => {
    expect(invokeMethod(['a', 'bb'], 'ToUpper', [])).toEqual(['A', 'BB']);
  });

  test('a reference receives the result', () => {
    const target = PSReference.to(0);
    expect(invokeStatic(typeNamed('System.Int32'), 'TryParse', ['42', target])).toBe(true);
    expect(target.value).toBe(42);
  });

  test.each([
    [
      'no method',
      () => invokeMethod('abc', 'NoSuchMethod', []),
      'MethodNotFound',
      "Method invocation failed because [System.String] does not contain a method named 'NoSuchMethod'.",
    ],
    [
      'null',
      () => invokeMethod(null, 'Foo', []),
      'InvokeMethodOnNull',
      'You cannot call a method on a null-valued expression.',
    ],
    [
      'an argument that does not convert',
      () => invokeMethod('abc', 'Substring', ['x']),
      'MethodArgumentConversionInvalidCastArgument',
      'Cannot convert argument "startIndex", with value: "x", for "Substring" to type "System.Int32": "Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct format.""',
    ],
    [
      'the overload that the ranks choose',
      () => invokeMethod('a,b;c', 'Split', [',', ';']),
      'MethodArgumentConversionInvalidCastArgument',
      'Cannot convert argument "count", with value: ";", for "Split" to type "System.Int32": "Cannot convert value ";" to type "System.Int32". Error: "The input string \';\' was not in a correct format.""',
    ],
    [
      'too many arguments',
      () => invokeMethod('abc', 'Substring', [1, 2, 3]),
      'MethodCountCouldNotFindBest',
      'Cannot find an overload for "Substring" and the argument count: "3".',
    ],
    [
      'an exception of the method',
      () => invokeStatic(typeNamed('System.Int32'), 'Parse', ['x']),
      'FormatException',
      'Exception calling "Parse" with "1" argument(s): "The input string \'x\' was not in a correct format."',
    ],
  ])('%s', (_, action, id, message) => {
    expect(failure(action)).toMatchObject({ id, message });
  });

  test('a method without parentheses shows its overloads', () => {
    expect(items(getMember(getMember('abc', 'Substring'), 'OverloadDefinitions'))).toEqual([
      'string Substring(int startIndex)',
      'string Substring(int startIndex, int length)',
    ]);
  });
});

describe('setting members', () => {
  test('a new property of a custom object fails', () => {
    expect(failure(() => setMember(object({ a: 1 }), 'zz', 5))).toEqual({
      id: 'ExceptionWhenSetting',
      type: 'System.Management.Automation.SetValueInvocationException',
      message:
        'Exception setting "zz": "The property \'zz\' cannot be found on this object. Verify that the property exists and can be set."',
    });
  });
  test('a new key of a table is added', () => {
    const h = table({});
    setMember(h, 'c', 3);
    expect(h.get('C')).toBe(3);
  });
  test('a property without a setter is read-only', () => {
    expect(failure(() => setMember('abc', 'Length', 5)).message).toBe("'Length' is a ReadOnly property.");
  });
});

describe('indexing', () => {
  const array = [10, 20, 30];
  const cases: [string, unknown, unknown, unknown][] = [
    ['from the end', array, -1, 30],
    ['out of range', array, 9, undefined],
    ['a slice', array, [0, -1, 9], [10, 30]],
    ['a text as index', array, '1', 20],
    ['a key', table({ a: 1 }), 'A', 1],
    ['several keys', table({ a: 1, b: 2 }), ['a', 'b'], [1, 2]],
    ['a scalar is its own first element', 5, 0, 5],
    ['and its last', 5, -1, 5],
    ['but no other', 5, 1, undefined],
  ];
  test.each(cases)('%s', (_, target, index, expected) => {
    expect(getIndex(target, [index])).toEqual(expected);
  });
  test('an ordered dictionary takes positions and keys', () => {
    const ordered = new OrderedDictionary();
    ordered.set('x', 'first');
    ordered.set('y', 'second');
    expect([getIndex(ordered, [1]), getIndex(ordered, ['x']), getIndex(ordered, [-1])]).toEqual([
      'second',
      'first',
      'second',
    ]);
  });
  test('arrays of two dimensions', () => {
    const grid = construct(arrayTypeOf(typeNamed('System.Int32'), 2), [2, 2]);
    setIndex(grid, [[0, 1]], 5);
    expect([getIndex(grid, [[0, 1]]), getIndex(grid, [[1, 1]]), getMember(grid, 'Length')]).toEqual([5, 0, 4]);
    expect(failure(() => getIndex(grid, [0])).message).toBe('Cannot index into a 2 dimensional array with index [0].');
  });
  test.each([
    [() => getIndex(null, [0]), 'Cannot index into a null array.'],
    [() => setIndex([1], [5], 1), 'Index was outside the bounds of the array.'],
    [() => setIndex('abc', [0], 'x'), 'Unable to index into an object of type "System.String".'],
  ])('failures', (action, message) => {
    expect(failure(action).message).toBe(message);
  });
});

describe('members of one object', () => {
  const area = new TestBlock((self: PSCustomObject) => (self.get('W') as number) * (self.get('H') as number));
  test('script properties, script methods and aliases', () => {
    const p = object({ W: 3, H: 4 });
    addInstanceMember(p, new ScriptProperty('Area', area));
    addInstanceMember(
      p,
      new ScriptMethod('Scale', new TestBlock((self: PSCustomObject, f: number) => (self.get('W') as number) * f)),
    );
    addInstanceMember(p, new AliasProperty('Width', 'W'));
    expect([getMember(p, 'area'), invokeMethod(p, 'Scale', [10]), getMember(p, 'Width')]).toEqual([12, 30, 3]);
    expect(listProperties(p).map((one) => one.name)).toEqual(['W', 'H', 'Area', 'Width']);
  });

  test('PSObject.Properties is live', () => {
    const o = object({ a: 1 });
    const properties = getMember(getMember(o, 'PSObject'), 'Properties');
    const note = construct(typeNamed('System.Management.Automation.PSNoteProperty'), ['b', 2]);
    invokeMethod(properties, 'Add', [note]);
    expect(getMember(o, 'b')).toBe(2);
    expect(items(properties).map((one) => getMember(one, 'Name'))).toEqual(['a', 'b']);
    expect(getMember(getIndex(properties, ['A']), 'Value')).toBe(1);
    invokeMethod(properties, 'Remove', ['a']);
    expect(o.shape.names).toEqual(['b']);
  });

  test('PSObject.Copy copies the notes', () => {
    const o = object({ a: 1 });
    const copy = invokeMethod(getMember(o, 'psobject'), 'Copy', []) as PSCustomObject;
    copy.set('a', 2);
    expect([o.get('a'), copy.get('a')]).toEqual([1, 2]);
  });

  test('PSTypeNames can be changed', () => {
    const o = object({});
    expect(items(getMember(o, 'PSTypeNames'))).toEqual([
      'System.Management.Automation.PSCustomObject',
      'System.Object',
    ]);
    invokeMethod(getMember(o, 'PSTypeNames'), 'Insert', [0, 'My.Type']);
    expect(items(getMember(o, 'pstypenames'))[0]).toBe('My.Type');
  });

  test('definitions as Get-Member shows them', () => {
    expect(new NoteProperty('A', 'x').definition()).toBe('string A=x');
    expect(new NoteProperty('B', null).definition()).toBe('object B=null');
    expect(new NoteProperty('List', [1]).definition()).toBe('Object[] List=System.Object[]');
    expect(new AliasProperty('Width', 'W').definition()).toBe('Width = W');
  });
});

test('the type table of a session adds members by type name', () => {
  const before = useTypeTable(new TypeTable());
  try {
    typeTable().addMember(
      'System.String',
      new ScriptProperty('Twice', new TestBlock((self: string) => self + self)),
      false,
    );
    expect(getMember('ab', 'twice')).toBe('abab');
  } finally {
    useTypeTable(before);
  }
  expect(getMember('ab', 'twice')).toBeUndefined();
});

describe('.Where() and .ForEach()', () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  const even = new TestBlock((n: number) => n % 2 === 0);
  const where = (...args: unknown[]) => invokeMethod(numbers, 'Where', args);
  test.each([
    [[even], [2, 4, 6]],
    [[even, 'First'], [2]],
    [
      [even, 'First', 2],
      [2, 4],
    ],
    [[even, 'Last'], [6]],
    [[even, 'Until'], [1]],
    [
      [even, 'SkipUntil'],
      [2, 3, 4, 5, 6],
    ],
  ])('Where %#', (args, expected) => {
    expect(items(where(...args))).toEqual(expected);
  });
  test('Split gives both parts', () => {
    expect((where(even, 'Split') as unknown[]).map(items)).toEqual([
      [2, 4, 6],
      [1, 3, 5],
    ]);
  });
  test('ForEach runs a block, reads a property, calls a method, converts', () => {
    const each = (...args: unknown[]) => items(invokeMethod(['a', 'bb'], 'ForEach', args));
    expect(each(new TestBlock((s: string) => `${s}!`))).toEqual(['a!', 'bb!']);
    expect(each('Length')).toEqual([1, 2]);
    expect(each('ToUpper')).toEqual(['A', 'BB']);
    expect(items(invokeMethod(['1', '2'], 'ForEach', [typeNamed('System.Int32')]))).toEqual([1, 2]);
  });
});

describe('collections', () => {
  test('a list of strings', () => {
    const list = construct(generic('System.Collections.Generic.List`1', 'System.String'), []);
    for (const item of ['a', 'b']) expect(invokeMethod(list, 'Add', [item])).toBeUndefined();
    invokeMethod(list, 'Insert', [0, 'z']);
    expect(items(list)).toEqual(['z', 'a', 'b']);
    expect(invokeMethod(list, 'Remove', ['a'])).toBe(true);
    invokeMethod(list, 'AddRange', [convertTo(['r', 'q'], arrayTypeOf(typeNamed('System.String')))]);
    invokeMethod(list, 'Sort', []);
    expect(items(list)).toEqual(['b', 'q', 'r', 'z']);
    expect([getIndex(list, [0]), getIndex(list, [-1]), getIndex(list, [50])]).toEqual(['b', 'z', undefined]);
    expect(String(getMember(invokeMethod(list, 'GetType', []), 'Name'))).toBe('List`1');
  });
  test('an ArrayList gives the position of what is added', () => {
    const list = construct(typeNamed('System.Collections.ArrayList'), [[3, 1, 2]]);
    expect(invokeMethod(list, 'Add', ['x'])).toBe(3);
    invokeMethod(list, 'Remove', ['x']);
    invokeMethod(list, 'Sort', []);
    expect(items(list)).toEqual([1, 2, 3]);
  });
  test('a generic dictionary', () => {
    const d = construct(generic('System.Collections.Generic.Dictionary`2', 'System.String', 'System.Int32'), []);
    setIndex(d, ['k'], 5);
    expect([getMember(d, 'k'), invokeMethod(d, 'ContainsKey', ['k']), getIndex(d, ['nokey'])]).toEqual([5, true, null]);
    expect(failure(() => invokeMethod(d, 'Add', ['k', 1]))).toMatchObject({
      id: 'ArgumentException',
      message:
        'Exception calling "Add" with "2" argument(s): "An item with the same key has already been added. Key: k"',
    });
  });
  test('a set with a comparer that ignores case', () => {
    const comparer = getStatic(typeNamed('System.StringComparer'), 'OrdinalIgnoreCase');
    const set = construct(generic('System.Collections.Generic.HashSet`1', 'System.String'), [comparer]);
    expect([invokeMethod(set, 'Add', ['a']), invokeMethod(set, 'Add', ['A']), getMember(set, 'Count')]).toEqual([
      true,
      false,
      1,
    ]);
  });
  test('queues and stacks', () => {
    const queue = construct(typeNamed('System.Collections.Queue'), []);
    for (const n of [1, 2]) invokeMethod(queue, 'Enqueue', [n]);
    expect([invokeMethod(queue, 'Dequeue', []), getMember(queue, 'Count')]).toEqual([1, 1]);
    const stack = construct(generic('System.Collections.Generic.Stack`1', 'System.Int32'), []);
    for (const n of [5, 6]) invokeMethod(stack, 'Push', [n]);
    expect([invokeMethod(stack, 'Pop', []), invokeMethod(stack, 'Peek', [])]).toEqual([6, 5]);
  });
  test('a Hashtable enumerates integer keys in the order of its buckets', () => {
    const h = new Hashtable(true, 3);
    for (const key of [1, 2, 3]) h.set(key, '');
    expect([...h.keys()]).toEqual([3, 2, 1]);
  });
  test('names of types', () => {
    const list = resolveTypeName('System.Collections.Generic.List[int]') as NetType;
    expect([getMember(list, 'Name'), String(list)]).toEqual([
      'List`1',
      'System.Collections.Generic.List`1[System.Int32]',
    ]);
  });
});

describe('exceptions', () => {
  test('are made by their constructors', () => {
    const made = construct(typeNamed('System.ArgumentNullException'), ['path']);
    expect([getMember(made, 'Message'), getMember(made, 'ParamName')]).toEqual([
      "Value cannot be null. (Parameter 'path')",
      'path',
    ]);
    const type = invokeMethod(made, 'GetType', []) as NetType;
    expect(typeNamed('System.ArgumentException').isAssignableFrom(type)).toBe(true);
    expect(typeNamed('System.IO.IOException').isAssignableFrom(type)).toBe(false);
  });
});
