/** Types of texts: encodings, comparison, characters. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { toText } from '../../src/types/conversion/conversion.ts';
import { construct } from '../../src/types/members/construction.ts';
import { getMember, getStatic, invokeMethod, invokeStatic } from '../../src/types/members/member-access.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { failure, useAmbient } from './members-setting.ts';

beforeAll(() => {
  useAmbient();
});

const call = (self: unknown, name: string, ...args: unknown[]) => invokeMethod(self, name, args);
const statically = (type: string, name: string, ...args: unknown[]) => invokeStatic(typeNamed(type), name, args);

describe('String', () => {
  test.each([
    ['Hello', 'IndexOf', ['L', 0, 5, 'OrdinalIgnoreCase'], '2'],
    ['abcabc', 'IndexOf', ['b', 2], '4'],
    ['a,b;c', 'Split', [',;'], 'a,b;c'],
    ['a,b,,c', 'Split', [','], 'a b  c'],
    ['a,b,,c', 'Split', [',', 9, 'RemoveEmptyEntries'], 'a b c'],
    ['a b c', 'Split', [' ', 2], 'a b c'],
    ['path/', 'TrimEnd', ['/'], 'path'],
    ['\u00a0 x ', 'Trim', [], 'x'],
    ['aXbX', 'Replace', ['x', '-', true, null], 'a-b-'],
    ['abc', 'Replace', ['b', ''], 'ac'],
    ['7', 'PadLeft', [3, '0'], '007'],
    ['abc', 'Insert', [1, '-'], 'a-bc'],
    ['abc', 'Remove', [1], 'a'],
    ['abc', 'Substring', [1, 1], 'b'],
    ['ß', 'ToUpper', [], 'ß'],
    ['a', 'CompareTo', ['b'], '-1'],
    ['abc', 'LastIndexOf', ['c'], '2'],
    ['abcabc', 'LastIndexOf', ['bc'], '4'],
    ['abc', 'EndsWith', ['BC', 'OrdinalIgnoreCase'], 'True'],
    ['abc', 'Chars', [1], 'b'],
  ])('%p.%s(%p)', (self, name, args, expected) => {
    expect(toText(call(self, name, ...args))).toBe(expected);
  });

  test('positions outside of the text are refused', () => {
    expect(failure(() => call('abc', 'Substring', 5)).message).toBe(
      `Exception calling "Substring" with "1" argument(s): "startIndex cannot be larger than length of string. (Parameter 'startIndex')"`,
    );
  });

  test('statics', () => {
    expect(statically('System.String', 'Join', '-', 'a', 'b')).toBe('a-b');
    expect(statically('System.String', 'Format', '{0}-{1}', 1, 2)).toBe('1-2');
    expect(statically('System.String', 'Compare', 'a', 'B', true)).toBe(-1);
    expect(statically('System.String', 'IsNullOrWhiteSpace', '  ')).toBe(true);
    expect(construct(typeNamed('System.String'), ['z', 3])).toBe('zzz');
  });
});

test('Char', () => {
  expect(statically('System.Char', 'ConvertFromUtf32', 0x1f600)).toBe('😀');
  expect(statically('System.Char', 'IsLetter', 'é')).toBe(true);
  expect(toText(statically('System.Char', 'GetUnicodeCategory', 'a'))).toBe('LowercaseLetter');
});

test('StringBuilder', () => {
  const builder = construct(typeNamed('System.Text.StringBuilder'), ['ab']);
  call(call(builder, 'Append', 'c'), 'AppendLine', '!');
  call(builder, 'Insert', 0, '>');
  call(builder, 'Replace', 'b', 'B');
  expect([toText(builder), getMember(builder, 'Length')]).toEqual(['>aBc!\n', 6]);
});

test('Encoding', () => {
  const utf8 = getStatic(typeNamed('System.Text.Encoding'), 'UTF8');
  expect(call(utf8, 'GetBytes', 'é')).toEqual(Uint8Array.of(0xc3, 0xa9));
  const ascii = getStatic(typeNamed('System.Text.Encoding'), 'ASCII');
  expect(call(ascii, 'GetString', Uint8Array.of(72, 105, 200))).toBe('Hi?');
  expect(getMember(statically('System.Text.Encoding', 'GetEncoding', 'utf-16'), 'EncodingName')).toBe('Unicode');
});

test('Uri', () => {
  const uri = construct(typeNamed('System.Uri'), ['https://FE01.contoso.com:8080/meet/../a%20b?x=1#f']);
  expect(
    ['Host', 'Port', 'AbsolutePath', 'Query', 'Fragment', 'Authority'].map((name) => getMember(uri, name)),
  ).toEqual(['fe01.contoso.com', 8080, '/a%20b', '?x=1', '#f', 'fe01.contoso.com:8080']);
  expect(toText(uri)).toBe('https://fe01.contoso.com:8080/a b?x=1#f');
});

test('Regex', () => {
  const matches = statically('System.Text.RegularExpressions.Regex', 'Matches', 'a1b22', '\\d+');
  expect(getMember(matches, 'Count')).toBe(2);
  const match = statically('System.Text.RegularExpressions.Regex', 'Match', 'key=val', '(?<k>\\w+)=(?<v>\\w+)');
  const groups = getMember(match, 'Groups');
  expect(getMember(groups, 'Count')).toBe(3);
  expect(statically('System.Text.RegularExpressions.Regex', 'Escape', '1+1=2?')).toBe('1\\+1=2\\?');
});

test('Enum', () => {
  const type = typeNamed('System.UriKind');
  expect(toText(statically('System.Enum', 'GetNames', type))).toBe('RelativeOrAbsolute Absolute Relative');
  expect(toText(statically('System.Enum', 'Parse', type, 'absolute', true))).toBe('Absolute');
});

// Spans, pointers and other types that PowerShell cannot hand over are not emulated.
const BEYOND =
  /Span|Char\*|SByte\*|Byte\*|CompositeFormat|Rune|InterpolatedString|Assembly|Reflection|TArg|TEnum|ReadOnlyMemory|Fallback|EncodingProvider|System\.Text\.(?:De|En)coder|Stream|EncodingInfo|UTF7|UriCreationOptions|Enumerator|GetTypeCode|\[T\]|DateTimeOffset|UriComponents|GetPinnable/;

interface RecordedType {
  name: string;
  properties: string[];
  methods: string[];
}

/** Declarations say what Get-Member prints: they are held against a recording of it. */
describe('declared members are those of .NET', () => {
  const recorded = JSON.parse(
    readFileSync(new URL('fixtures/text-members.json', import.meta.url), 'utf8'),
  ) as RecordedType[];
  const plain = (signature: string) =>
    signature
      .replace(/(?<=[(,]\s*)params /g, '')
      .replace(/ref (\S+)/g, (_whole, type: string) => type)
      .replace(/System\.(\w+)&, [^)]*?PublicKeyToken=\w+ /g, (_whole, type: string) => `${type} `)
      .toLowerCase();
  test.each([
    'System.String',
    'System.Char',
    'System.Boolean',
    'System.Guid',
    'System.Version',
    'System.Uri',
    'System.Text.StringBuilder',
    'System.Text.RegularExpressions.Regex',
    'System.Text.RegularExpressions.Match',
    'System.Management.Automation.SemanticVersion',
  ])('%s', (name) => {
    const real = recorded.find((type) => type.name === name)!;
    const lineage = [...typeNamed(name).lineage()];
    const declared = new Set(
      lineage.flatMap((type) => [
        ...(type.declaration.properties ?? []).map(([text]) => plain(text)),
        ...(type.declaration.methods ?? []).map(([text]) => plain(text)),
      ]),
    );
    const wanted = [...real.properties, ...real.methods].filter(
      (text) => !BEYOND.test(text) && !text.startsWith('char Chars'),
    );
    expect(wanted.filter((text) => !declared.has(plain(text)))).toEqual([]);
  });
});
