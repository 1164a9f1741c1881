/** `$PSNativeCommandArgumentPassing = 'Legacy'`: what a program gets, as PowerShell 7.6 gives it to printf. */
import { expect, test } from '@jest/globals';
import { legacyArguments } from '../../src/engine/pipeline/legacy-arguments.ts';

test.each<[string[], string[]]>([
  [['a b'], ['a b']],
  [['a"b', '', 'a\\'], ['ab  a\\']],
  [['a"b', 'c'], ['ab c']],
  [['"q r"'], ['q r']],
  [['\\"'], ['"']],
  [
    ['a\\\\"b c', '""'],
    ['a\\b', 'c "'],
  ],
  [['a b\\'], ['a b\\']],
  [['', ''], []],
])('%j', (given, expected) => {
  expect(legacyArguments(given)).toEqual(expected);
});
