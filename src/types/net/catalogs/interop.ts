/** Marshal, as far as scripts use it: the sizes of types and the texts of secure strings. And TimeZone, the older class of the local zone. */
import { ambient } from '../../ambient.ts';
import { netException } from '../../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { isDaylightTime, zoneName } from '../../time-zone.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import type { DateTime } from '../../values/date-time.ts';
import { NativeInt } from '../../values/native-int.ts';
import type { SecureString } from '../../values/secure-string.ts';
import { TimeZoneInfo } from '../../values/time-zone-info.ts';

const SIZES: ReadonlyMap<string, number> = new Map([
  ['System.Boolean', 4],
  ['System.Char', 1],
  ['System.Byte', 1],
  ['System.SByte', 1],
  ['System.Int16', 2],
  ['System.UInt16', 2],
  ['System.Int32', 4],
  ['System.UInt32', 4],
  ['System.Single', 4],
  ['System.Int64', 8],
  ['System.UInt64', 8],
  ['System.Double', 8],
  ['System.IntPtr', 8],
  ['System.UIntPtr', 8],
  ['System.Decimal', 16],
  ['System.Guid', 16],
]);

function sizeOf(type: NetType): number {
  const size = SIZES.get(type.fullName);
  if (size !== undefined) return size;
  throw netException(
    'System.ArgumentException',
    `Type '${type}' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.`,
  );
}

/** Puts the text of a secure string where an address leads to it, until it is freed. */
function exposed(secret: SecureString): NativeInt {
  const { unmanagedTexts } = ambient().process;
  const address = 0x7f0000000000n + BigInt(unmanagedTexts.size + 1) * 0x1000n;
  unmanagedTexts.set(address, secret.reveal());
  return new NativeInt('System.IntPtr', address);
}

const exposing = (name: string): MethodDeclaration => [`System.IntPtr ${name}(securestring s)`, exposed];

const reading = (name: string): MethodDeclaration => [
  `string ${name}(System.IntPtr ptr)`,
  ({ value }: NativeInt) => ambient().process.unmanagedTexts.get(value) ?? null,
];

const freeing = (name: string): MethodDeclaration => [
  `void ${name}(System.IntPtr s)`,
  ({ value }: NativeInt) => void ambient().process.unmanagedTexts.delete(value),
];

class LocalZone extends NetObject {
  netType(): NetType {
    return typeNamed('System.CurrentSystemTimeZone');
  }
}

export default [
  defineType({
    name: 'System.Runtime.InteropServices.Marshal',
    abstract: true,
    staticMethods: [
      ['int SizeOf(type t)', sizeOf],
      ...['SecureStringToBSTR', 'SecureStringToGlobalAllocUnicode', 'SecureStringToCoTaskMemUnicode'].map(exposing),
      ...['PtrToStringAuto', 'PtrToStringBSTR', 'PtrToStringUni'].map(reading),
      ...['ZeroFreeBSTR', 'ZeroFreeGlobalAllocUnicode', 'ZeroFreeCoTaskMemUnicode', 'FreeHGlobal', 'FreeBSTR'].map(
        freeing,
      ),
    ],
  }),
  defineType({
    name: 'System.TimeZone',
    abstract: true,
    staticProperties: [['System.TimeZone CurrentTimeZone {get;}', () => new LocalZone()]],
  }),
  defineType<LocalZone>({
    name: 'System.CurrentSystemTimeZone',
    base: 'System.TimeZone',
    properties: [
      ['string StandardName {get;}', () => zoneName(ambient().timeZone, false, ambient().now())],
      ['string DaylightName {get;}', () => zoneName(ambient().timeZone, true, ambient().now())],
    ],
    methods: [
      [
        'timespan GetUtcOffset(datetime time)',
        (_self: LocalZone, time: DateTime) => {
          const local = TimeZoneInfo.local();
          return local.offsetAt(local.instantOf(time));
        },
      ],
      [
        'bool IsDaylightSavingTime(datetime time)',
        (_self: LocalZone, time: DateTime) => {
          const local = TimeZoneInfo.local();
          return isDaylightTime(local.id, local.instantOf(time).unixMs);
        },
      ],
      ['datetime ToLocalTime(datetime time)', (_self: LocalZone, time: DateTime) => time.toLocalTime()],
      ['datetime ToUniversalTime(datetime time)', (_self: LocalZone, time: DateTime) => time.toUniversalTime()],
    ],
  }),
];
