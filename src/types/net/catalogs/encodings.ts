/** The derived types of System.Text.Encoding, which scripts make to choose the byte order mark. */

import { Encoding, encodingKinds, encodings } from '../../text/encoding.ts';
import type { EncodingInfo } from '../../text/encoding-info.ts';
import type { TextFallback } from '../../text/text-fallback.ts';
import { defineType, type PropertyDeclaration } from '../../type-declaration.ts';

const BASE = 'System.Text.Encoding';

/** Its value is a span, which scripts cannot hold. */
const PREAMBLE = ['System.ReadOnlySpan[byte] Preamble {get;}', () => null] as const;

const FALLBACK: readonly PropertyDeclaration[] = [
  ['string DefaultString {get;}', (self: TextFallback) => self.replacement],
  ['int MaxCharCount {get;}', () => 1],
];

export default [
  defineType({ name: 'System.Text.EncoderFallback', abstract: true }),
  defineType({ name: 'System.Text.DecoderFallback', abstract: true }),
  defineType<TextFallback>({
    name: 'System.Text.EncoderReplacementFallback',
    base: 'System.Text.EncoderFallback',
    properties: FALLBACK,
  }),
  defineType<TextFallback>({
    name: 'System.Text.DecoderReplacementFallback',
    base: 'System.Text.DecoderFallback',
    properties: FALLBACK,
  }),
  defineType<Encoding>({
    name: 'System.Text.UTF8Encoding',
    base: BASE,
    properties: [PREAMBLE],
    constructors: [
      ['()', () => new Encoding(encodingKinds.utf8, false)],
      ['(bool encoderShouldEmitUTF8Identifier)', (mark: boolean) => new Encoding(encodingKinds.utf8, mark)],
      [
        '(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)',
        (mark: boolean) => new Encoding(encodingKinds.utf8, mark),
      ],
    ],
  }),
  defineType<Encoding>({
    name: 'System.Text.ASCIIEncoding',
    base: BASE,
    constructors: [['()', () => new Encoding(encodingKinds.ascii, false)]],
    properties: [['bool IsSingleByte {get;}', () => true], PREAMBLE],
  }),
  defineType<Encoding>({ name: 'System.Text.UTF8Encoding+UTF8EncodingSealed', base: 'System.Text.UTF8Encoding' }),
  defineType<Encoding>({ name: 'System.Text.ASCIIEncoding+ASCIIEncodingSealed', base: 'System.Text.ASCIIEncoding' }),
  defineType<Encoding>({ name: 'System.Text.Latin1Encoding+Latin1EncodingSealed', base: 'System.Text.Latin1Encoding' }),
  defineType<Encoding>({ name: 'System.Text.Latin1Encoding', base: BASE, abstract: true }),
  defineType<Encoding>({ name: 'System.Text.SBCSCodePageEncoding', base: BASE, abstract: true }),
  defineType<Encoding>({ name: 'System.Text.EncodingProvider', abstract: true }),
  defineType<EncodingInfo>({
    name: 'System.Text.EncodingInfo',
    properties: [
      ['int CodePage {get;}', (self: EncodingInfo) => self.encoding.kind.codePage],
      ['string Name {get;}', (self: EncodingInfo) => self.encoding.kind.webName],
      ['string DisplayName {get;}', (self: EncodingInfo) => self.encoding.kind.encodingName],
    ],
    methods: [['System.Text.Encoding GetEncoding()', (self: EncodingInfo) => self.encoding]],
  }),
  defineType<Encoding>({
    name: 'System.Text.UnicodeEncoding',
    base: BASE,
    properties: [PREAMBLE],
    constructors: [
      ['()', () => encodings.unicode],
      [
        '(bool bigEndian, bool byteOrderMark)',
        (big: boolean, mark: boolean) =>
          new Encoding(big ? encodingKinds.bigEndianUnicode : encodingKinds.unicode, mark),
      ],
    ],
  }),
  defineType<Encoding>({
    name: 'System.Text.UTF7Encoding',
    base: BASE,
    properties: [PREAMBLE],
    constructors: [['()', () => encodings.utf7]],
  }),
  defineType<Encoding>({
    name: 'System.Text.UTF32Encoding',
    base: BASE,
    properties: [PREAMBLE],
    constructors: [
      ['()', () => encodings.utf32],
      [
        '(bool bigEndian, bool byteOrderMark)',
        (big: boolean, mark: boolean) =>
          new Encoding(big ? encodingKinds.utf32BigEndian : encodingKinds.utf32LittleEndian, mark),
      ],
    ],
  }),
];
