/** System.Text.Encoding; what its derived types add is in catalogs/encodings.ts. */

import { argumentException, netException } from '../net-exception.ts';
import { outOfRange, requireAtMost, requireNotNegative, requireValue } from '../text/argument-checks.ts';
import { allEncodings, Encoding, encodings, findEncoding } from '../text/encoding.ts';
import { EncodingInfo } from '../text/encoding-info.ts';
import { charsOf, textOfChars } from '../text/string-methods.ts';
import { TextFallback } from '../text/text-fallback.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import type { Char } from '../values/char.ts';

function encodingNamed(name: string): Encoding {
  if (UTF7_NAMES.test(name)) refuseUtf7();
  const found = findEncoding(requireValue(name, 'name'));
  if (found) return found;
  throw argumentException(
    'ArgumentException',
    `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
    'name',
  );
}

function encodingOfPage(codePage: number): Encoding {
  if (codePage < 0 || codePage > 65535)
    throw outOfRange('Valid values are between 0 and 65535, inclusive.', 'codepage');
  if (codePage === encodings.utf7.kind.codePage) refuseUtf7();
  const found = findEncoding(codePage);
  if (found) return found;
  throw netException(
    'System.NotSupportedException',
    `No data is available for encoding ${codePage}. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
  );
}

function part(bytes: Uint8Array, index: number, count: number): Uint8Array {
  requirePart(requireValue(bytes, 'bytes'), index, count, 'bytes');
  return bytes.subarray(index, index + count);
}

function charText(chars: readonly Char[], index = 0, count = chars.length): string {
  requirePart(chars, index, count, 'chars');
  return textOfChars(chars.slice(index, index + count));
}

function textPart(text: string, index: number, count: number): string {
  requireNotNegative(index, 'index');
  requireNotNegative(count, 'count');
  requireAtMost(index, requireValue(text, 's').length - count, 'index');
  return text.slice(index, index + count);
}

function requirePart(whole: ArrayLike<unknown>, index: number, count: number, parameter: string): void {
  if (index < 0 || count < 0) throw outOfRange('Non-negative number required.', index < 0 ? 'index' : 'count');
  if (index + count > whole.length)
    throw outOfRange('Index and count must refer to a location within the buffer.', parameter);
}

function convert(from: Encoding, to: Encoding, bytes: Uint8Array, index = 0, count = bytes.length): Uint8Array {
  return to.encode(from.decode(part(bytes, index, count)));
}

function writeBytes(self: Encoding, text: string, target: Uint8Array, at: number): number {
  const bytes = self.encode(text);
  if (at + bytes.length > target.length) {
    throw argumentException(
      'ArgumentException',
      'The output byte buffer is too small to contain the encoded data.',
      'bytes',
    );
  }
  target.set(bytes, at);
  return bytes.length;
}

const methods: readonly MethodDeclaration[] = [
  [
    'bool Equals(System.Object value)',
    (self: Encoding, other: unknown) =>
      other instanceof Encoding && other.kind === self.kind && other.emitsPreamble === self.emitsPreamble,
  ],
  ['byte[] GetBytes(char[] chars)', (self: Encoding, chars: readonly Char[]) => self.encode(charText(chars))],
  [
    'byte[] GetBytes(char[] chars, int index, int count)',
    (self: Encoding, chars: readonly Char[], index: number, count: number) =>
      self.encode(charText(chars, index, count)),
  ],
  [
    'int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)',
    (self: Encoding, chars: readonly Char[], index: number, count: number, bytes: Uint8Array, at: number) =>
      writeBytes(self, charText(chars, index, count), bytes, at),
  ],
  ['byte[] GetBytes(string s)', (self: Encoding, text: string) => self.encode(requireValue(text, 's'))],
  [
    'byte[] GetBytes(string s, int index, int count)',
    (self: Encoding, text: string, index: number, count: number) => self.encode(textPart(text, index, count)),
  ],
  [
    'int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)',
    (self: Encoding, text: string, index: number, count: number, bytes: Uint8Array, at: number) =>
      writeBytes(self, text.slice(index, index + count), bytes, at),
  ],
  ['int GetByteCount(char[] chars)', (self: Encoding, chars: readonly Char[]) => self.encode(charText(chars)).length],
  [
    'int GetByteCount(char[] chars, int index, int count)',
    (self: Encoding, chars: readonly Char[], index: number, count: number) =>
      self.encode(charText(chars, index, count)).length,
  ],
  ['int GetByteCount(string s)', (self: Encoding, text: string) => self.encode(requireValue(text, 's')).length],
  [
    'int GetByteCount(string s, int index, int count)',
    (self: Encoding, text: string, index: number, count: number) => self.encode(textPart(text, index, count)).length,
  ],
  [
    'int GetCharCount(byte[] bytes)',
    (self: Encoding, bytes: Uint8Array) => self.decode(requireValue(bytes, 'bytes')).length,
  ],
  [
    'int GetCharCount(byte[] bytes, int index, int count)',
    (self: Encoding, bytes: Uint8Array, index: number, count: number) => self.decode(part(bytes, index, count)).length,
  ],
  [
    'char[] GetChars(byte[] bytes)',
    (self: Encoding, bytes: Uint8Array) => charsOf(self.decode(requireValue(bytes, 'bytes'))),
  ],
  [
    'char[] GetChars(byte[] bytes, int index, int count)',
    (self: Encoding, bytes: Uint8Array, index: number, count: number) =>
      charsOf(self.decode(part(bytes, index, count))),
  ],
  ['int GetMaxByteCount(int charCount)', (self: Encoding, count: number) => (count + 1) * self.kind.maxBytesPerChar],
  [
    'int GetMaxCharCount(int byteCount)',
    (self: Encoding, count: number) => (self.kind.isSingleByte ? count : count + 1),
  ],
  ['byte[] GetPreamble()', (self: Encoding) => self.preamble],
  ['string GetString(byte[] bytes)', (self: Encoding, bytes: Uint8Array) => self.decode(requireValue(bytes, 'bytes'))],
  [
    'string GetString(byte[] bytes, int index, int count)',
    (self: Encoding, bytes: Uint8Array, index: number, count: number) => self.decode(part(bytes, index, count)),
  ],
  ['bool IsAlwaysNormalized()', (self: Encoding) => self.kind.codePage === 20127],
  ['System.Object Clone()', (self: Encoding) => new Encoding(self.kind, self.emitsPreamble)],
  ['int GetHashCode()', (self: Encoding) => self.kind.codePage],
];

/** The names by which GetEncoding would find it. */
const UTF7_NAMES =
  /^(?:utf-7|csunicode11utf7|unicode-1-1-utf-7|unicode-2-0-utf-7|x-unicode-1-1-utf-7|x-unicode-2-0-utf-7)$/i;

/** .NET looks nobody up to it any longer: whoever decodes it can be tricked. The property still gives it. */
function refuseUtf7(): never {
  throw netException(
    'System.NotSupportedException',
    'Support for UTF-7 is disabled. See https://aka.ms/dotnet-warnings/SYSLIB0001 for more information.',
  );
}

export default defineType<Encoding>({
  name: 'System.Text.Encoding',
  abstract: true,
  interfaces: ['System.ICloneable'],
  properties: [
    ['string BodyName {get;}', (self: Encoding) => self.kind.webName],
    ['string EncodingName {get;}', (self: Encoding) => self.kind.encodingName],
    ['string HeaderName {get;}', (self: Encoding) => self.kind.webName],
    ['string WebName {get;}', (self: Encoding) => self.kind.webName],
    ['int WindowsCodePage {get;}', (self: Encoding) => self.kind.windowsCodePage],
    ['bool IsBrowserDisplay {get;}', (self: Encoding) => self.kind.codePage === 65001 || self.kind.codePage === 28591],
    [
      'bool IsBrowserSave {get;}',
      (self: Encoding) => self.kind.maxBytesPerChar < 4 && self.kind.codePage !== 20127 && self.kind.codePage !== 1201,
    ],
    ['bool IsMailNewsDisplay {get;}', (self: Encoding) => self.kind.isSingleByte || self.kind.codePage >= 65000],
    ['bool IsMailNewsSave {get;}', (self: Encoding) => self.kind.isSingleByte || self.kind.codePage >= 65000],
    ['bool IsSingleByte {get;}', (self: Encoding) => self.kind.isSingleByte],
    ['System.Text.EncoderFallback EncoderFallback {get;set;}', () => new TextFallback('EncoderReplacementFallback')],
    ['System.Text.DecoderFallback DecoderFallback {get;set;}', () => new TextFallback('DecoderReplacementFallback')],
    ['bool IsReadOnly {get;}', () => true],
    ['int CodePage {get;}', (self: Encoding) => self.kind.codePage],
  ],
  staticProperties: [
    ['System.Text.Encoding Default {get;}', () => encodings.utf8NoBom],
    ['System.Text.Encoding ASCII {get;}', () => encodings.ascii],
    ['System.Text.Encoding Latin1 {get;}', () => encodings.latin1],
    ['System.Text.Encoding Unicode {get;}', () => encodings.unicode],
    ['System.Text.Encoding BigEndianUnicode {get;}', () => encodings.bigEndianUnicode],
    ['System.Text.Encoding UTF8 {get;}', () => encodings.utf8],
    ['System.Text.Encoding UTF7 {get;}', () => encodings.utf7],
    ['System.Text.Encoding UTF32 {get;}', () => encodings.utf32],
  ],
  methods,
  staticMethods: [
    [
      'byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)',
      (from: Encoding, to: Encoding, bytes: Uint8Array) => convert(from, to, bytes),
    ],
    [
      'byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes, int index, int count)',
      convert,
    ],
    ['System.Text.EncodingInfo[] GetEncodings()', () => allEncodings().map((encoding) => new EncodingInfo(encoding))],
    // The code pages are registered already.
    ['void RegisterProvider(System.Text.EncodingProvider provider)', () => undefined],
    ['System.Text.Encoding GetEncoding(int codepage)', encodingOfPage],
    ['System.Text.Encoding GetEncoding(string name)', encodingNamed],
  ],
  equals: (a, b) => a.kind === b.kind && a.emitsPreamble === b.emitsPreamble,
  hashKey: (self) => `${self.kind.webName}${self.emitsPreamble}`,
});
