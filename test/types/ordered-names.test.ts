/** Lists of names that share what they have alike. */
import { describe, expect, test } from '@jest/globals';
import { PSCustomObject, Shape } from '../../src/types/values/custom-object.ts';
import { OrderedNames } from '../../src/types/values/ordered-names.ts';

describe('lists of names', () => {
  test('grow without a change to the list that they were made of', () => {
    const one = OrderedNames.of(['a']);
    const two = one.with('B');
    expect([one.all, two.all]).toEqual([['a'], ['a', 'B']]);
    expect([one.placeOf('b'), two.placeOf('b'), two.placeOfFolded('b')]).toEqual([-1, 1, 1]);
  });

  test('go different ways from one list', () => {
    const root = OrderedNames.of(['a']);
    const left = root.with('b');
    const right = root.with('c');
    expect([left.with('d').all, right.with('b').all]).toEqual([
      ['a', 'b', 'd'],
      ['a', 'c', 'b'],
    ]);
    expect([left.placeOf('c'), right.placeOf('b')]).toEqual([-1, -1]);
  });
});

describe('objects of very many properties', () => {
  const names = Array.from({ length: 2000 }, (_, i) => `p${i}`);

  test('are made, read and changed like others', () => {
    const object = PSCustomObject.from(names.map((name, i) => [name, i]));
    const other = PSCustomObject.from(names.map((name, i) => [name, -i]));
    object.set('Own', true);
    expect([object.get('P1999'), other.get('P1999'), other.has('own')]).toEqual([1999, -1999, false]);
    expect([object.remove('p5'), object.has('p5'), object.get('p6'), object.shape.names.length]).toEqual([
      true,
      false,
      6,
      2000,
    ]);
  });

  test('share a shape as long as there are not too many names', () => {
    const few = names.slice(0, 100);
    expect(Shape.of(few)).toBe(Shape.of(few));
  });
});
