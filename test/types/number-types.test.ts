/** The declarations of numeric types: held against the real ones, and called as scripts call them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { construct } from '../../src/types/members/construction.ts';
import { getStatic, invokeMethod, invokeStatic } from '../../src/types/members/member-access.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { PSReference } from '../../src/types/values/reference.ts';
import { decimal, double, long, outcome, shown } from './numbers-setting.ts';

interface RecordedType {
  readonly name: string;
  readonly methods: readonly string[];
  readonly staticMethods: readonly string[];
}

/** What the real types have. */
const recorded: RecordedType[] = JSON.parse(
  readFileSync(new URL('../reference/dotnet-methods.json', import.meta.url), 'utf8'),
);

/** The recorder wrote by-reference parameters with their assembly; Get-Member writes `[ref] int`. */
function withoutReferences(signature: string): string {
  return signature.replace(/(?:\[ref\] \S+|System\.\S+&, [^)]*?PublicKeyToken=\w+) (?=\w+[,)])/g, '[ref] ');
}

const NAMES = [
  'Byte',
  'Int32',
  'Int64',
  'Single',
  'Double',
  'Decimal',
  'Numerics.BigInteger',
  'Math',
  'Random',
  'BitConverter',
  'Convert',
];

describe('signatures are those of .NET', () => {
  test.each(NAMES.map((name) => `System.${name}`))('%s', (name) => {
    const real = recorded.find((type) => type.name === name)!;
    const known = new Set([...real.methods, ...real.staticMethods].map(withoutReferences));
    // Statics with the name of an instance method are not in the recording.
    known.add('bool Equals(decimal d1, decimal d2)');
    const { methods = [], staticMethods = [] } = typeNamed(name).declaration;
    const strange = [...methods, ...staticMethods]
      .map(([signature]) => withoutReferences(signature.replace(/\[T\]\(/, '(')))
      .filter((signature) => !known.has(signature) && !/ op_\w+\(| I[A-Z]\w*(?:\[\w+\])?\.\w+\(/.test(signature));
    expect(strange).toEqual([]);
  });
});

const call = (type: string, method: string, ...args: unknown[]) =>
  outcome(() => invokeStatic(typeNamed(type), method, args));

describe('Math', () => {
  test.each([
    ['Max', [2, 7], 'Int32 7'],
    ['Max', [double(2), double(7.5)], 'Double 7.5'],
    ['Abs', [-3], 'Int32 3'],
    ['Abs', [decimal('-3.50')], 'Decimal 3.50'],
    ['Round', [double(2.567), 1], 'Double 2.6'],
    ['Round', [decimal('2.5')], 'Decimal 2'],
    ['Floor', [double(8.45)], 'Double 8'],
    ['Sqrt', [16], 'Double 4'],
    ['Pow', [2, 10], 'Double 1024'],
    ['Truncate', [double(-1.9)], 'Double -1'],
    ['Ceiling', [double(-0.5)], 'Double -0'],
    ['Sign', [-5], 'Int32 -1'],
    ['Clamp', [15, 1, 10], 'Int32 10'],
    ['IEEERemainder', [5, 3], 'Double -1'],
    ['BigMul', [2147483647, 2], 'Int64 4294967294'],
    [
      'Clamp',
      [1, 5, 2],
      'MethodInvocationException: Exception calling "Clamp" with "3" argument(s): "\'5\' cannot be greater than 2." [ArgumentException, NotSpecified]',
    ],
    [
      'Round',
      [double(1.5), 20],
      'MethodInvocationException: Exception calling "Round" with "2" argument(s): "Rounding digits must be between 0 and 15, inclusive. (Parameter \'digits\')" [ArgumentOutOfRangeException, NotSpecified]',
    ],
  ])('%s of %p', (method, args, result) => {
    expect(call('System.Math', method, ...args)).toBe(result);
  });

  test('rounding modes', () => {
    const away = EnumValue.of(typeNamed('System.MidpointRounding'), 1);
    expect(call('System.Math', 'Round', double(2.5), away)).toBe('Double 3');
    expect(shown(getStatic(typeNamed('System.Math'), 'PI'))).toBe('Double 3.141592653589793');
  });

  test('DivRem gives the remainder by reference', () => {
    const rest = PSReference.to(0);
    expect(call('System.Math', 'DivRem', 7, 2, rest)).toBe('Int32 3');
    expect(rest.value).toBe(1);
  });
});

describe('parsing and text', () => {
  test('TryParse', () => {
    const result = PSReference.to(null);
    expect(call('System.Int32', 'TryParse', '42', result)).toBe('Boolean True');
    expect(result.value).toBe(42);
    expect(call('System.Int32', 'TryParse', 'x', result)).toBe('Boolean False');
    expect(result.value).toBe(0);
  });

  test('Parse and ToString', () => {
    expect(call('System.Double', 'Parse', '1.5')).toBe('Double 1.5');
    expect(outcome(() => invokeMethod(double(1234.5), 'ToString', ['N1']))).toBe('String 1,234.5');
    expect(outcome(() => invokeMethod(5, 'CompareTo', [7]))).toBe('Int32 -1');
    expect(shown(getStatic(typeNamed('System.Int64'), 'MaxValue'))).toBe('Int64 9223372036854775807');
  });
});

describe('Convert', () => {
  test.each([
    ['ToInt32', [double(2.5)], 'Int32 2'],
    ['ToInt32', ['FF', 16], 'Int32 255'],
    ['ToString', [long(255n), 2], 'String 11111111'],
    ['ToString', [-5, 16], 'String fffffffb'],
    ['ToBase64String', [Uint8Array.of(1, 2, 3)], 'String AQID'],
    ['ToHexString', [Uint8Array.of(1, 255)], 'String 01FF'],
    ['ToBoolean', ['true'], 'Boolean True'],
    [
      'ToInt32',
      ['zz', 16],
      'MethodInvocationException: Exception calling "ToInt32" with "2" argument(s): "Could not find any recognizable digits." [FormatException, NotSpecified]',
    ],
    [
      'FromBase64String',
      ['!!!'],
      'MethodInvocationException: Exception calling "FromBase64String" with "1" argument(s): "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters." [FormatException, NotSpecified]',
    ],
  ])('%s of %p', (method, args, result) => {
    expect(call('System.Convert', method, ...args)).toBe(result);
  });

  test('bytes', () => {
    expect(invokeStatic(typeNamed('System.Convert'), 'FromBase64String', ['AQID'])).toEqual(Uint8Array.of(1, 2, 3));
    expect(invokeStatic(typeNamed('System.BitConverter'), 'GetBytes', [258])).toEqual(Uint8Array.of(2, 1, 0, 0));
    expect(call('System.BitConverter', 'ToString', Uint8Array.of(1, 255))).toBe('String 01-FF');
  });
});

test('BigInteger', () => {
  expect(call('System.Numerics.BigInteger', 'Pow', 2, 70)).toBe('BigInteger 1180591620717411303424');
  expect(call('System.Numerics.BigInteger', 'op_Addition', 2n, 3)).toBe('BigInteger 5');
  expect(convertTo('12', typeNamed('System.Numerics.BigInteger'))).toBe(12n);
});

test('Random with a seed gives the numbers of .NET', () => {
  const random = construct(typeNamed('System.Random'), [42]);
  const next = (...args: unknown[]) => outcome(() => invokeMethod(random, 'Next', args));
  expect([next(), next(100), next(-5, 1000), next(-2147483648, 2147483647)]).toEqual([
    'Int32 1434747710',
    'Int32 14',
    'Int32 121',
    'Int32 -1122627736',
  ]);
  expect([
    outcome(() => invokeMethod(random, 'NextDouble', [])),
    outcome(() => invokeMethod(random, 'NextSingle', [])),
    outcome(() => invokeMethod(random, 'NextInt64', [])),
  ]).toEqual(['Double 0.26259267528662117', 'Single 0.7244084', 'Int64 7021298064475318749']);
});
