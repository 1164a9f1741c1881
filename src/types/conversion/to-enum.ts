/** Texts, numbers and lists to enum values, with PowerShell's matching of unambiguous beginnings (`[DayOfWeek]'Tue'`). */
import { NetException, netException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import type { EnumMembers } from '../type-declaration.ts';
import { EnumValue } from '../values/enum-value.ts';
import type { BoxedNumber } from '../values/numbers.ts';
import { WildcardPattern } from '../wildcard.ts';
import { conversionFailed, undefinedEnumValue } from './conversion-error.ts';

type UnderlyingBits = readonly [bits: number, isSigned: boolean, phrase: string];

const INT: UnderlyingBits = [32, true, 'an Int32'];
const underlyingBits: ReadonlyMap<string, UnderlyingBits> = new Map([
  ['sbyte', [8, true, 'a signed byte']],
  ['byte', [8, false, 'an unsigned byte']],
  ['short', [16, true, 'an Int16']],
  ['int16', [16, true, 'an Int16']],
  ['ushort', [16, false, 'a UInt16']],
  ['int', INT],
  ['uint', [32, false, 'a UInt32']],
  ['long', [64, true, 'an Int64']],
  ['ulong', [64, false, 'a UInt64']],
]);

function bitsOf(type: NetType): UnderlyingBits {
  return underlyingBits.get(type.declaration.underlying ?? 'int') ?? INT;
}

/** The members of an enum as .NET lists them: by their value taken as unsigned. */
export function enumMembers(type: NetType): readonly (readonly [name: string, value: bigint])[] {
  return membersOf(type).sorted;
}

function sortedMembers(members: EnumMembers): [name: string, value: bigint][] {
  const entries = Object.entries(members).map(([name, value]): [string, bigint] => [name, BigInt(value)]);
  return entries.sort((a, b) => {
    const [x, y] = [BigInt.asUintN(64, a[1]), BigInt.asUintN(64, b[1])];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}

function namesOf(type: NetType): string[] {
  return enumMembers(type).map(([name]) => name);
}

/** Enum.Parse: a number, a name, or names with commas; throws ArgumentException and OverflowException as .NET does. */
export function parseEnum(type: NetType, text: string, ignoreCase: boolean): EnumValue {
  const trimmed = text.trim();
  if (trimmed === '') {
    throw netException(
      'System.ArgumentException',
      "Must specify valid information for parsing in the string. (Parameter 'value')",
    );
  }
  if (/^[+-]?\d+$/.test(trimmed)) return EnumValue.of(type, enumNumber(type, BigInt(trimmed.replace('+', ''))));
  const { exact, folded } = membersOf(type);
  let sum = 0n;
  for (const part of trimmed.split(',')) {
    const name = part.trim();
    const value = ignoreCase ? folded.get(name.toLowerCase()) : exact.get(name);
    if (value === undefined) throw netException('System.ArgumentException', `Requested value '${text}' was not found.`);
    sum |= BigInt(value);
  }
  return EnumValue.of(type, sum);
}

const NO_MEMBERS: EnumMembers = {};

interface KnownMembers {
  readonly sorted: readonly (readonly [name: string, value: bigint])[];
  readonly exact: ReadonlyMap<string, number | bigint>;
  /** By name in lower case. */
  readonly folded: ReadonlyMap<string, number | bigint>;
}

const membersOfEnums = new WeakMap<EnumMembers, KnownMembers>();

/** The members of an enum; worked out once, so that a declaration's members must not be changed in place. */
function membersOf(type: NetType): KnownMembers {
  const members = type.declaration.members ?? NO_MEMBERS;
  let found = membersOfEnums.get(members);
  if (!found) {
    const entries = Object.entries(members);
    found = {
      sorted: sortedMembers(members),
      exact: new Map(entries),
      folded: new Map(entries.map(([name, value]) => [name.toLowerCase(), value])),
    };
    membersOfEnums.set(members, found);
  }
  return found;
}

function enumNumber(type: NetType, value: bigint): bigint {
  const [bits, isSigned, phrase] = bitsOf(type);
  const fits = (isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
  if (!fits) throw netException('System.OverflowException', `Value was either too large or too small for ${phrase}.`);
  return value;
}

/** Whether a value is one of the enum's, or a combination of them when it has flags. */
export function isDefinedEnumValue(type: NetType, value: bigint): boolean {
  const members = enumMembers(type);
  if (members.some(([, member]) => member === value)) return true;
  if (!type.declaration.flags) return false;
  const all = members.reduce((sum, [, member]) => sum | member, 0n);
  return (value & ~all) === 0n;
}

function requireDefined(errorId: string, result: EnumValue, given: unknown, type: NetType): EnumValue {
  if (isDefinedEnumValue(type, result.value)) return result;
  throw undefinedEnumValue(errorId, given, type, namesOf(type).join(','));
}

/** A text to an enum value. */
export function textToEnum(text: string, type: NetType): EnumValue {
  const parsed =
    parsedIn(text, type, false) ?? parsedIn(text, type, true) ?? matched(text, type) ?? disambiguated(text, type);
  return requireDefined('EnumParseUndefined', parsed, text, type);
}

/** The parsed text; null when no such name is known. */
function parsedIn(text: string, type: NetType, ignoreCase: boolean): EnumValue | null {
  try {
    return parseEnum(type, text, ignoreCase);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (error.typeName === 'System.ArgumentException') return null;
    throw conversionFailed('CaseSensitiveEnumParseThrewAnException', text, type, error);
  }
}

/** All values whose names match one of the patterns of a text, for enums that are named so; null when a pattern has none. */
function matched(text: string, type: NetType): EnumValue | null {
  if (!type.declaration.namedByPatterns) return null;
  let sum = 0n;
  for (const part of text.split(',')) {
    const pattern = WildcardPattern.of(part.trim(), true);
    const values = enumMembers(type).filter(([name]) => pattern.isMatch(name));
    if (values.length === 0) return null;
    for (const [, value] of values) sum |= value;
  }
  return EnumValue.of(type, sum);
}

function disambiguated(text: string, type: NetType): EnumValue {
  const names = namesOf(type);
  const matches = names.filter((name) => name.toLowerCase().startsWith(text.toLowerCase()));
  const [match] = matches;
  if (match !== undefined && matches.length === 1) return parseEnum(type, match, false);
  const message =
    match === undefined
      ? `Unable to match the identifier name ${text} to a valid enumerator name. ` +
        `Specify one of the following enumerator names and try again:\n${names.join(', ')}`
      : `The identifier name ${text} cannot be processed because it is either too similar or identical to the following ` +
        `enumerator names: ${matches.join(', ')}. Use a more specific identifier name.`;
  const problem = netException('System.Management.Automation.RuntimeException', message);
  throw conversionFailed('SubstringDisambiguationEnumParseThrewAnException', text, type, problem);
}

/** An integer, or the value of another enum, to an enum value. */
export function integerToEnum(value: number | BoxedNumber | EnumValue, type: NetType): EnumValue {
  const [bits, isSigned] = bitsOf(type);
  const raw = BigInt(typeof value === 'number' ? value : value.value);
  // Enum.ToObject cuts off what the underlying type cannot hold.
  const result = EnumValue.of(type, isSigned ? BigInt.asIntN(bits, raw) : BigInt.asUintN(bits, raw));
  return requireDefined('UndefinedIntegerToEnum', result, value, type);
}
