/** The derived types of System.Text.Encoding, which scripts make to choose the byte order mark. */

import { Encoding, encodingKinds, encodings } from '../../text/encoding.ts';
import type { EncodingInfo } from '../../text/encoding-info.ts';
import { defineType } from '../../type-declaration.ts';

const BASE = 'System.Text.Encoding';

export default [
  defineType<Encoding>({
    name: 'System.Text.UTF8Encoding',
    base: BASE,
    constructors: [
      ['()', () => encodings.utf8NoBom],
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
    constructors: [['()', () => encodings.ascii]],
  }),
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
    name: 'System.Text.UTF32Encoding',
    base: BASE,
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
