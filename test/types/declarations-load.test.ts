/** The index of types is made by reading the text of their declarations: what it lists is there when it is asked for. */
import { expect, test } from '@jest/globals';
import { typeIndex } from '../../src/generated/types.ts';

test('every type that the index lists is declared under that name', () => {
  const wrong: string[] = [];
  for (const [name, { load }] of typeIndex) {
    try {
      if (load().name !== name) wrong.push(`${name}: declares ${load().name}`);
    } catch (error) {
      wrong.push(`${name}: ${(error as Error).message}`);
    }
  }
  expect(wrong).toEqual([]);
});
