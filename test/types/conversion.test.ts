/** Conversion from type to type. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { convertTo, toBool, toText } from '../../src/types/conversion/conversion.ts';
import { resolveTypeName } from '../../src/types/conversion/type-name.ts';
import type { NetException } from '../../src/types/net-exception.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { Char } from '../../src/types/values/char.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';
import { Byte, Double } from '../../src/types/values/numbers.ts';
import { useAmbient } from './members-setting.ts';

beforeAll(() => {
  useAmbient();
});

function convert(value: unknown, typeName: string): unknown {
  const type = resolveTypeName(typeName);
  if (!type) throw new Error(`no type ${typeName}`);
  return convertTo(value, type);
}

/** The value and the type that a conversion gives, as text. */
function shown(value: unknown, typeName: string): string {
  const result = convert(value, typeName);
  return `${toText(result)} ${typeOf(result)?.displayName ?? 'null'}`;
}

function failure(value: unknown, typeName: string): { id: string | null; message: string } {
  try {
    convert(value, typeName);
  } catch (error) {
    const { identity, message } = error as NetException;
    return { id: identity?.errorId ?? null, message };
  }
  throw new Error('did not fail');
}

describe('texts to numbers', () => {
  test.each([
    ['', 'int', '0 int'],
    [' 42 ', 'int', '42 int'],
    ['5.5', 'int', '6 int'],
    ['4.5', 'int', '4 int'],
    ['1e3', 'int', '1000 int'],
    ['1,500', 'int', '1500 int'],
    ['0xFF', 'byte', '255 byte'],
    ['1kb', 'int', '1024 int'],
    ['1,5', 'double', '15 double'],
    ['1.10', 'decimal', '1.1 decimal'],
    ['12345678901234567890', 'bigint', '12345678901234567890 bigint'],
  ])('[%s] as %s', (text, type, expected) => {
    expect(shown(text, type)).toBe(expected);
  });
});

describe('other values', () => {
  test.each([
    [null, 'int', '0 int'],
    [null, 'string', ' string'],
    ['5', 'System.Nullable[int]', '5 int'],
    [null, 'System.Nullable[int]', ' null'],
    [true, 'int', '1 int'],
    [new Double(2.5), 'int', '2 int'],
    [97, 'char', 'a char'],
    ['a', 'char', 'a char'],
    ['OrdinalI', 'System.StringComparison', 'OrdinalIgnoreCase System.StringComparison'],
    [4, 'System.StringComparison', 'Ordinal System.StringComparison'],
    ['ab', 'char[]', 'a b char[]'],
    [[1, '2'], 'System.Collections.Generic.List[int]', '1 2 System.Collections.Generic.List[int]'],
    [5, 'timespan', '00:00:00.0000005 timespan'],
    [
      ['Singleline', 'Multiline'],
      'System.Text.RegularExpressions.RegexOptions',
      'Multiline, Singleline System.Text.RegularExpressions.RegexOptions',
    ],
    [5, 'string[]', '5 string[]'],
    [['1', '2'], 'int[]', '1 2 int[]'],
    ['1.2.3', 'version', '1.2.3 version'],
    ['(12345678-1234-1234-1234-123456789abc)', 'guid', '12345678-1234-1234-1234-123456789abc guid'],
    ['int[]', 'type', 'int[] System.RuntimeType'],
  ])('%p as %s', (value, type, expected) => {
    expect(shown(value, type)).toBe(expected);
  });

  test('a hashtable becomes a custom object', () => {
    const table = new Hashtable();
    table.set('a', 1);
    table.set('b', 'x');
    const object = convert(table, 'System.Management.Automation.PSCustomObject');
    expect(object).toBeInstanceOf(PSCustomObject);
    expect(toText(object)).toBe('@{a=1; b=x}');
  });
});

describe('failures', () => {
  test.each([
    [
      'x',
      'int',
      'InvalidCastFromStringToInteger',
      `Cannot convert value "x" to type "System.Int32". Error: "The input string 'x' was not in a correct format."`,
    ],
    [
      'x',
      'double',
      'InvalidCastFromStringToDoubleOrSingle',
      `Cannot convert value "x" to type "System.Double". Error: "The input string 'x' was not in a correct format."`,
    ],
    [
      '$5',
      'decimal',
      'InvalidCastFromStringToDecimal',
      `Cannot convert value "$5" to type "System.Decimal". Error: "The input string '$5' was not in a correct format."`,
    ],
    [
      '256',
      'byte',
      'InvalidCastFromStringToInteger',
      'Cannot convert value "256" to type "System.Byte". Error: "Value was either too large or too small for an unsigned byte."',
    ],
    [
      256,
      'byte',
      'InvalidCastIConvertible',
      'Cannot convert value "256" to type "System.Byte". Error: "Value was either too large or too small for an unsigned byte."',
    ],
    [
      'ab',
      'char',
      'InvalidCastParseTargetInvocation',
      'Cannot convert value "ab" to type "System.Char". Error: "String must be exactly one character long."',
    ],
    [
      'bad',
      'guid',
      'InvalidCastParseTargetInvocationWithFormatProvider',
      'Cannot convert value "bad" to type "System.Guid". Error: "Unrecognized Guid format."',
    ],
    [
      'x',
      'version',
      'InvalidCastParseTargetInvocation',
      `Cannot convert value "x" to type "System.Version". Error: "Version string portion was too short or too long. (Parameter 'input')"`,
    ],
    [
      '(',
      'regex',
      'InvalidCastFromStringToRegex',
      `Cannot convert value "(" to type "System.Text.RegularExpressions.Regex". Error: "Invalid pattern '(' at offset 1. Not enough )'s."`,
    ],
    [
      [1, 2],
      'int',
      'ConvertToFinalInvalidCastException',
      'Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32".',
    ],
    [null, 'guid', 'nullToObjectInvalidCast', 'Cannot convert null to type "System.Guid".'],
    [
      'nosuch',
      'type',
      'InvalidCastFromStringToType',
      'Cannot convert the "nosuch" value of type "System.String" to type "System.Type".',
    ],
    [
      'Pink',
      'System.UriKind',
      'SubstringDisambiguationEnumParseThrewAnException',
      'Cannot convert value "Pink" to type "System.UriKind". Error: "Unable to match the identifier name Pink to a valid enumerator name. Specify one of the following enumerator names and try again:\nRelativeOrAbsolute, Absolute, Relative"',
    ],
    [
      9,
      'System.UriKind',
      'UndefinedIntegerToEnum',
      'Cannot convert value "9" to type "System.UriKind" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "RelativeOrAbsolute,Absolute,Relative".',
    ],
  ])('%p as %s', (value, type, id, message) => {
    expect(failure(value, type)).toEqual({ id, message });
  });
});

describe('texts', () => {
  test.each([
    [new Double(0.1 + 0.2), '0.3'],
    [new Double(1e20), '1E+20'],
    [new Double(123456789.125), '123456789.125'],
    [[1, [2, 3]], '1 System.Object[]'],
    [Char.of(65), 'A'],
    [Byte.of(7), '7'],
    [Uint8Array.of(1, 2), '1 2'],
    [null, ''],
  ])('%p is %s', (value, expected) => {
    expect(toText(value)).toBe(expected);
  });
});

describe('truth', () => {
  test.each([
    [null, false],
    ['', false],
    ['False', true],
    [0, false],
    [[], false],
    [[0], false],
    [[[0]], true],
    [[0, 0], true],
    [new Double(0), false],
    [new Hashtable(), true],
  ])('%p is %p', (value, expected) => {
    expect(toBool(value)).toBe(expected);
  });
});
