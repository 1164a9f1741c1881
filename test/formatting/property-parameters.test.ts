/** What -Property of the Format cmdlets takes. */
import { describe, expect, test } from '@jest/globals';
import { type Fail, PARAMETER_KEYS, propertyParameters } from '../../src/formatting/property-parameters.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';
import './support.ts';

const fail: Fail = (errorId, _category, message) => {
  throw { errorId, message };
};

function table(entries: Record<string, unknown>): Hashtable {
  const made = new Hashtable();
  for (const [key, value] of Object.entries(entries)) made.set(key, value);
  return made;
}

const read = (value: unknown, keys: keyof typeof PARAMETER_KEYS = 'table') =>
  propertyParameters([value], PARAMETER_KEYS[keys], fail)[0];

describe('-Property', () => {
  test('keys may be abbreviated', () => {
    expect(read(table({ n: 'Upper', e: 'Name', w: 10, a: 'r', f: 'N2' }))).toMatchObject({
      label: 'Upper',
      width: 10,
      alignment: 'Right',
      format: 'N2',
      expression: { text: 'Name' },
    });
  });

  test.each([
    [table({ bad: 1 }), 'DictionaryKeyIllegal', 'The bad key is not valid.'],
    [table({ n: 'x' }), 'DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.'],
    [table({ e: null }), 'DictionaryKeyMissingValue', 'The e key has no value.'],
    [table({ e: 'x', width: 0 }), 'WidthOutOfRange', 'The value "0" for key "width" should be greater than 0.'],
    [
      table({ e: 'x', label: 'a', name: 'b' }),
      'DictionaryKeyDuplicate',
      'The duplicated key "name" conflicts with "label".',
    ],
    [
      table({ e: 'x', align: 'up' }),
      'AlignmentIllegalValue',
      'The value "up" for key "alignment" is not valid; valid values are {left, center, right}.',
    ],
    ['', 'ExpressionEmptyString2', 'An empty string value is not allowed.'],
    [
      null,
      'DictionaryKeyUnknownType',
      'The value of a parameter was null; one of the following types was expected: {System.String, System.Management.Automation.ScriptBlock}.',
    ],
  ])('%# is refused', (value, errorId, message) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ errorId, message }));
  });
});
