/**
 * Holds every declared type of this room against the names of members read from a running PowerShell: a recorded member
 * is either declared or left out for one of the reasons below.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { membersOf } from '../../src/types/members/type-members.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import './members-setting.ts';

interface RecordedNames {
  readonly methods: readonly string[];
  readonly staticMethods: readonly string[];
  readonly properties: readonly string[];
  readonly staticProperties: readonly string[];
}

const file = new URL('fixtures/type-members.json', import.meta.url);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as Record<string, RecordedNames>;

/** Names that are left out wherever they occur. */
const LEFT_OUT: readonly (readonly [reason: string, names: RegExp])[] = [
  [
    'take or fill spans, which no script can make',
    /^(?:Try(?:Format|CopyTo|WriteBytes|GetBits|GetBytes|GetChars|ComputeHash|HashData|EscapeDataString|UnescapeDataString|ToBase64Chars|ToHexString(?:Lower)?|FromBase64(?:Chars|String))|IsValidUtf8|Preamble|EnumerateRunes|Enumerate(?:Matches|Splits)|GetChunks|GetString|TryParseExact)$/,
  ],
  [
    'generic mathematics: static members of interfaces that need a type argument',
    /^(?:Create(?:Checked|Saturating|Truncating)|ConvertToInteger(?:Native)?|(?:Clamp|Max|Min)Native|(?:Max|Min)MagnitudeNumber|MultiplyAddEstimate|BigMul|SinCos|SinCosPi)$/,
  ],
  ['asynchronous', /Async$/],
  [
    'serialization of .NET objects, which lyncshell has in CLIXML only',
    /^(?:GetObjectData|OnDeserialization|ToSerializedString|FromSerializedString)$/,
  ],
  ['out parameters of C# patterns', /^Deconstruct$/],
  ['lookups by spans', /AlternateLookup$/],
  ['Half, Int128 and their bits', /Half|Int128/],
  [
    'views and wrappers of collections that scripts do not share between threads',
    /^(?:Adapter|Synchronized|AsReadOnly|ReadOnly|CreateSetComparer)$/,
  ],
];

/** Names that are left out of one type. */
const LEFT_OUT_OF: Readonly<Record<string, readonly string[]>> = {
  // Hash codes of spans, and strings filled by a callback; the indexer is `$text[0]`.
  'System.String': ['GetHashCode', 'Create', 'Chars', 'GetPinnableReference'],
  'System.Text.StringBuilder': ['Chars'],
  'System.Text.RegularExpressions.MatchCollection': ['Item'],
  // Bit patterns of numbers without a size.
  'System.Numerics.BigInteger': [
    'CopySign',
    'LeadingZeroCount',
    'MaxMagnitude',
    'MinMagnitude',
    'PopCount',
    'RotateLeft',
    'RotateRight',
    'TrailingZeroCount',
  ],
  // Zones are those of the time zone database.
  'System.TimeZoneInfo': ['GetAdjustmentRules', 'CreateCustomTimeZone'],
  'System.Uri': ['GetComponents', 'HexUnescape', 'Compare'],
  // Compiles to an assembly, which .NET itself refuses since .NET Core.
  'System.Text.RegularExpressions.Regex': ['CompileToAssembly'],
  'System.Array': ['CreateInstanceFromArrayType'],
  'System.Collections.Generic.SortedDictionary`2': ['CopyTo'],
  'System.Collections.SortedList': ['GetKeyList', 'GetValueList', 'Capacity'],
  // Stateful coders and fallbacks: what cannot be encoded becomes a question mark.
  'System.Text.Encoding': ['GetDecoder', 'GetEncoder', 'CreateTranscodingStream', 'DecoderFallback', 'EncoderFallback'],
  'System.Convert': ['FromBase64CharArray', 'ToBase64CharArray', 'DBNull'],
  // The process belongs to the host: a script ends by `exit`.
  'System.Environment': ['Exit', 'FailFast', 'StackTrace', 'CpuUsage'],
  'System.Globalization.DateTimeFormatInfo': ['GetEra', 'SetAllDateTimePatterns'],
  'System.Net.Mail.MailAddress': ['TryCreate'],
  'System.Enum': ['GetValuesAsUnderlyingType'],
  'System.Management.Automation.PSCredential': ['GetSymmetricEncryptionKeyDelegate'],
  // `$x.psobject` is a view that member access makes.
  'System.Management.Automation.PSObject': [
    'CompareTo',
    'Members',
    'Methods',
    'Properties',
    'AdaptedMemberSetName',
    'ExtendedMemberSetName',
    'BaseObjectMemberSetName',
  ],
};

/** Reflection over what the emulation does not have: memory layout, access from outside, modules, generics in the open. */
const LEFT_OUT_OF_TYPE =
  /^(?:Is(?:Ansi|Auto|ByRefLike|Collectible|Contextful|ExplicitLayout|FunctionPointer|Generic(?:Method|Type)Parameter|Import|LayoutSequential|MarshalByRef|Nested(?:Assembly|Fam|Private)|Security|SignatureType|SpecialName|TypeDefinition|Unicode|UnmanagedFunction|VariableBound)\w*|GUID|Generic\w+|MetadataToken|CustomAttributes|TypeInitializer|DeclaringMethod|Module|Attributes|StructLayoutAttribute|TypeHandle|DefaultBinder|Filter\w+|GetEnumValuesAsUnderlyingType|HasSameMetadataDefinitionAs|GetCustomAttributesData|InvokeMember|GetEvent|GetInterfaceMap|GetMemberWithSame\w+|FindMembers|GetDefaultMembers|GetFunctionPointer\w+|GetNestedType|Make(?:ByRef|Pointer)Type|FindInterfaces|GetGenericParameterConstraints|Get(?:Optional|Required)CustomModifiers|GetType(?:Handle|FromHandle)|MakeGeneric(?:MethodParameter|SignatureType)|ReflectionOnlyGetType)$/;

function isLeftOut(type: string, name: string): boolean {
  if (LEFT_OUT.some(([, names]) => names.test(name)) || LEFT_OUT_OF[type]?.includes(name)) return true;
  return type === 'System.Type' && LEFT_OUT_OF_TYPE.test(name);
}

describe('every recorded member is declared', () => {
  test.each(Object.entries(recorded))('%s', (name, { methods, staticMethods, properties, staticProperties }) => {
    const members = membersOf(typeNamed(name));
    const missing = [
      ...methods.filter((one) => !members.method(one)),
      ...staticMethods.filter((one) => !members.staticMethod(one)),
      ...properties.filter((one) => !members.property(one) && members.indexer?.name !== one),
      ...staticProperties.filter((one) => !members.staticProperty(one)),
    ];
    expect(missing.filter((one) => !isLeftOut(name, one))).toEqual([]);
  });
});
