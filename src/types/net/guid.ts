/** System.Guid. */
import { platform } from '../../platform/platform.ts';
import { ambient } from '../ambient.ts';
import { NativeScript } from '../members/native-script.ts';
import { ScriptProperty } from '../members/ps-member.ts';
import { argumentException, NetException, netException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { Guid } from '../values/guid.ts';
import type { PSReference } from '../values/reference.ts';

function fromBytes(bytes: Uint8Array): Guid {
  if (bytes.length !== 16) {
    throw argumentException('ArgumentException', 'Byte array for Guid must be exactly 16 bytes long.', 'b');
  }
  return Guid.fromBytes(bytes);
}

function hex(value: number, width: number): string {
  return (value < 0 ? value + 16 ** width : value).toString(16).padStart(width, '0');
}

function fromParts(a: number, b: number, c: number, ...rest: number[]): Guid {
  return Guid.fromDigits(hex(a, 8) + hex(b, 4) + hex(c, 4) + rest.map((byte) => hex(byte, 2)).join(''));
}

function tryParse(text: string | null, result: PSReference): boolean {
  try {
    result.value = Guid.parse(text ?? '');
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = Guid.empty;
    return false;
  }
}

function parseExact(text: string, format: string): Guid {
  if (!/^[dnbpx]$/i.test(format)) Guid.empty.format(format || '?');
  const guid = Guid.parse(text);
  if (guid.format(format).toLowerCase() !== text.trim().toLowerCase()) {
    throw netException(
      'System.FormatException',
      'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
    );
  }
  return guid;
}

/** Version 7: 48 bits of Unix milliseconds before random bits. */
function version7(): Guid {
  const time = Math.floor(ambient().now()).toString(16).padStart(12, '0');
  const random = platform().random.uuid().replaceAll('-', '');
  return Guid.fromDigits(`${time}7${random.slice(13)}`);
}

function compareToObject(self: Guid, value: unknown): number {
  if (value === null || value === undefined) return 1;
  if (!(value instanceof Guid)) throw argumentException('ArgumentException', 'Object must be of type GUID.', 'value');
  return order(self, value);
}

const order = (a: Guid, b: Guid) => (a.digits < b.digits ? -1 : a.digits > b.digits ? 1 : 0);

export default defineType<Guid>({
  name: 'System.Guid',
  accelerators: ['guid'],
  kind: 'struct',
  empty: () => Guid.empty,
  interfaces: [
    'System.ISpanFormattable',
    'System.IFormattable',
    'System.IComparable',
    'System.IComparable[guid]',
    'System.IEquatable[guid]',
    'System.ISpanParsable[guid]',
    'System.IParsable[guid]',
    'System.IUtf8SpanFormattable',
    'System.IUtf8SpanParsable[guid]',
  ],
  constructors: [
    ['(byte[] b)', fromBytes],
    ['(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)', fromParts],
    [
      '(int a, short b, short c, byte[] d)',
      (a: number, b: number, c: number, d: Uint8Array) => fromParts(a, b, c, ...d),
    ],
    ['(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)', fromParts],
    ['(string g)', (text: string) => Guid.parse(text)],
  ],
  properties: [
    ['int Variant {get;}', (self: Guid) => Number.parseInt(self.digits.charAt(16), 16)],
    ['int Version {get;}', (self: Guid) => Number.parseInt(self.digits.charAt(12), 16)],
  ],
  unmarkedStatics: ['AllBitsSet'],
  staticProperties: [
    ['guid AllBitsSet {get;}', () => Guid.fromDigits('f'.repeat(32))],
    ['guid Empty {get;}', () => Guid.empty],
  ],
  methods: [
    ['int CompareTo(System.Object value)', compareToObject],
    ['int CompareTo(guid value)', order],
    [
      'bool Equals(System.Object o)',
      (self: Guid, other: unknown) => other instanceof Guid && self.digits === other.digits,
    ],
    ['bool Equals(guid g)', (self: Guid, other: Guid) => self.digits === other.digits],
    ['int GetHashCode()', (self: Guid) => Number.parseInt(self.digits.slice(0, 8), 16) | 0],
    ['byte[] ToByteArray()', (self: Guid) => self.toBytes()],
    ['byte[] ToByteArray(bool bigEndian)', (self: Guid, bigEndian: boolean) => self.toBytes(bigEndian)],
    ['string ToString()', (self: Guid) => self.toString()],
    ['string ToString(string format)', (self: Guid, format: string | null) => self.format(format ?? '')],
    [
      'string ToString(string format, System.IFormatProvider provider)',
      (self: Guid, format: string | null) => self.format(format ?? ''),
    ],
  ],
  staticMethods: [
    ['guid CreateVersion7()', version7],
    ['guid NewGuid()', () => Guid.fromDigits(platform().random.uuid().replaceAll('-', ''))],
    ['guid Parse(string input)', (text: string) => Guid.parse(text)],
    ['guid Parse(string s, System.IFormatProvider provider)', (text: string) => Guid.parse(text)],
    ['guid ParseExact(string input, string format)', parseExact],
    ['bool TryParse(string input, ref guid result)', tryParse],
    [
      'bool TryParse(string s, System.IFormatProvider provider, ref guid result)',
      (text: string | null, _provider: unknown, result: PSReference) => tryParse(text, result),
    ],
  ],
  extended: () => [new ScriptProperty('Guid', new NativeScript('$this.ToString()', (self: Guid) => self.toString()))],
  toText: (self, format) => self.format(format ?? ''),
  compare: order,
  equals: (a, b) => a.digits === b.digits,
  hashKey: (self) => self.digits,
});
