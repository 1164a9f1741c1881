/** System.Text.Encoding: the encodings that .NET has itself, and the code pages that PowerShell registers. */

import { utf8Bytes, utf8Text, utf16Bytes, utf16Text } from '../../platform/bytes.ts';
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';
import { codePageKinds } from './code-pages.ts';
import type { Codec, EncodingKind } from './encoding-kind.ts';
import { utf7 } from './utf7.ts';

export class Encoding extends NetObject {
  constructor(
    readonly kind: EncodingKind,
    /** Whether GetPreamble gives the byte order mark. */
    readonly emitsPreamble: boolean,
    /** Whether it is one that System.Text.Encoding holds, which are of classes of their own. */
    private readonly sealed = false,
  ) {
    super();
  }

  netType(): NetType {
    const { typeName, sealedName } = this.kind;
    return typeNamed((this.sealed && sealedName) || typeName);
  }

  encode(text: string): Uint8Array {
    return this.kind.encode(text);
  }

  decode(bytes: Uint8Array): string {
    return this.kind.decode(bytes);
  }

  get preamble(): Uint8Array {
    return Uint8Array.from(this.emitsPreamble ? this.kind.preamble : []);
  }
}

keepExtensionsByProcess(Encoding.prototype);

/** Halves of surrogate pairs that stand alone become replacement characters. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** One byte for each code unit; what does not fit becomes a question mark. */
function singleByte(limit: number, replacement: string): Codec {
  return {
    encode: (text) =>
      Uint8Array.from(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '??'), (symbol) => {
        const code = symbol.charCodeAt(0);
        return code < limit ? code : 63;
      }),
    decode: (bytes) => Array.from(bytes, (byte) => (byte < limit ? String.fromCharCode(byte) : replacement)).join(''),
  };
}

function utf16(bigEndian: boolean): Codec {
  const ordered = (bytes: Uint8Array) => (bigEndian ? swapped(bytes) : bytes);
  return {
    encode: (text) => ordered(utf16Bytes(wellFormed(text))),
    decode: (bytes) => {
      const text = utf16Text(ordered(bytes.subarray(0, bytes.length & ~1)));
      return wellFormed(text) + (bytes.length % 2 === 1 ? '\ufffd' : '');
    },
  };
}

/** The two bytes of each unit in the other order. */
function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, i) => bytes[i ^ 1] ?? 0);
}

function utf32(bigEndian: boolean): Codec {
  return {
    encode: (text) => {
      const codes = Array.from(wellFormed(text), (symbol) => symbol.codePointAt(0) ?? 0);
      const view = new DataView(new ArrayBuffer(codes.length * 4));
      codes.forEach((code, i) => {
        view.setUint32(i * 4, code, !bigEndian);
      });
      return new Uint8Array(view.buffer);
    },
    decode: (bytes) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      let text = '';
      for (let i = 0; i + 4 <= bytes.length; i += 4) {
        const code = view.getUint32(i, !bigEndian);
        text += code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
      }
      return bytes.length % 4 === 0 ? text : `${text}\ufffd`;
    },
  };
}

const utf8: EncodingKind = {
  encode: utf8Bytes,
  decode: utf8Text,
  typeName: 'System.Text.UTF8Encoding',
  sealedName: 'System.Text.UTF8Encoding+UTF8EncodingSealed',
  codePage: 65001,
  webName: 'utf-8',
  encodingName: 'Unicode (UTF-8)',
  windowsCodePage: 1200,
  isSingleByte: false,
  preamble: [0xef, 0xbb, 0xbf],
  maxBytesPerChar: 3,
};

const ascii: EncodingKind = {
  ...singleByte(128, '?'),
  typeName: 'System.Text.ASCIIEncoding',
  sealedName: 'System.Text.ASCIIEncoding+ASCIIEncodingSealed',
  codePage: 20127,
  webName: 'us-ascii',
  encodingName: 'US-ASCII',
  windowsCodePage: 1252,
  isSingleByte: true,
  preamble: [],
  maxBytesPerChar: 1,
};

const latin1: EncodingKind = {
  ...singleByte(256, '?'),
  typeName: 'System.Text.Latin1Encoding',
  sealedName: 'System.Text.Latin1Encoding+Latin1EncodingSealed',
  codePage: 28591,
  webName: 'iso-8859-1',
  encodingName: 'Western European (ISO)',
  windowsCodePage: 1252,
  isSingleByte: true,
  preamble: [],
  maxBytesPerChar: 1,
};

const unicode: EncodingKind = {
  ...utf16(false),
  typeName: 'System.Text.UnicodeEncoding',
  codePage: 1200,
  webName: 'utf-16',
  encodingName: 'Unicode',
  windowsCodePage: 1200,
  isSingleByte: false,
  preamble: [0xff, 0xfe],
  maxBytesPerChar: 2,
};

const bigEndianUnicode: EncodingKind = {
  ...unicode,
  ...utf16(true),
  codePage: 1201,
  webName: 'utf-16BE',
  encodingName: 'Unicode (Big-Endian)',
  preamble: [0xfe, 0xff],
};

const utf32LittleEndian: EncodingKind = {
  ...utf32(false),
  typeName: 'System.Text.UTF32Encoding',
  codePage: 12000,
  webName: 'utf-32',
  encodingName: 'Unicode (UTF-32)',
  windowsCodePage: 1200,
  isSingleByte: false,
  preamble: [0xff, 0xfe, 0, 0],
  maxBytesPerChar: 4,
};

const utf32BigEndian: EncodingKind = {
  ...utf32LittleEndian,
  ...utf32(true),
  codePage: 12001,
  webName: 'utf-32BE',
  encodingName: 'Unicode (UTF-32 Big-Endian)',
  preamble: [0, 0, 0xfe, 0xff],
};

const unicode7: EncodingKind = {
  ...utf7,
  typeName: 'System.Text.UTF7Encoding',
  codePage: 65000,
  webName: 'utf-7',
  encodingName: 'Unicode (UTF-7)',
  windowsCodePage: 1200,
  isSingleByte: false,
  preamble: [],
  maxBytesPerChar: 5,
};

/** The kinds by themselves, for constructors of the derived types. */
export const encodingKinds = {
  utf8,
  ascii,
  latin1,
  unicode,
  bigEndianUnicode,
  utf32LittleEndian,
  utf32BigEndian,
} as const;

/** The encodings that static properties give. */
export const encodings = {
  utf8: new Encoding(utf8, true, true),
  utf8NoBom: new Encoding(utf8, false, true),
  ascii: new Encoding(ascii, false, true),
  latin1: new Encoding(latin1, false, true),
  unicode: new Encoding(unicode, true),
  bigEndianUnicode: new Encoding(bigEndianUnicode, true),
  utf32: new Encoding(utf32LittleEndian, true),
  utf32BigEndian: new Encoding(utf32BigEndian, true),
  utf7: new Encoding(unicode7, false),
} as const;

/** Further names under which .NET knows the encodings. */
const byName: ReadonlyMap<string, Encoding> = new Map([
  ...['utf-8', 'unicode-1-1-utf-8', 'unicode-2-0-utf-8', 'x-unicode-1-1-utf-8', 'x-unicode-2-0-utf-8'].map(
    (name) => [name, encodings.utf8] as const,
  ),
  ...[
    'us-ascii',
    'ascii',
    'us',
    'ansi_x3.4-1968',
    'ansi_x3.4-1986',
    'cp367',
    'csascii',
    'ibm367',
    'iso-ir-6',
    'iso646-us',
    'iso_646.irv:1991',
  ].map((name) => [name, encodings.ascii] as const),
  ...[
    'iso-8859-1',
    'latin1',
    'iso_8859-1',
    'iso8859-1',
    'l1',
    'cp819',
    'ibm819',
    'csisolatin1',
    'iso-ir-100',
    'iso_8859-1:1987',
  ].map((name) => [name, encodings.latin1] as const),
  ...['utf-16', 'utf-16le', 'unicode', 'ucs-2', 'iso-10646-ucs-2'].map((name) => [name, encodings.unicode] as const),
  ...['utf-16be', 'unicodefffe'].map((name) => [name, encodings.bigEndianUnicode] as const),
  ...['utf-32', 'utf-32le'].map((name) => [name, encodings.utf32] as const),
  ['utf-32be', encodings.utf32BigEndian] as const,
]);

const byCodePage: ReadonlyMap<number, Encoding> = new Map(
  [
    encodings.utf8,
    encodings.ascii,
    encodings.latin1,
    encodings.unicode,
    encodings.bigEndianUnicode,
    encodings.utf32,
    encodings.utf32BigEndian,
  ].map((encoding) => [encoding.kind.codePage, encoding]),
);

let codePages: Encoding[] | null = null;

function registered(): readonly Encoding[] {
  return (codePages ??= codePageKinds().map((kind) => new Encoding(kind, false)));
}

/** Every encoding, by code page. */
export function allEncodings(): Encoding[] {
  return [...byCodePage.values(), ...registered()].sort((a, b) => a.kind.codePage - b.kind.codePage);
}

/** The encoding of a name (in whichever case) or code page; undefined when there is none. 0 is the default one. */
export function findEncoding(key: string | number): Encoding | undefined {
  if (typeof key === 'number') {
    if (key === 0) return encodings.utf8NoBom;
    return byCodePage.get(key) ?? registered().find((encoding) => encoding.kind.codePage === key);
  }
  const name = key.toLowerCase();
  return byName.get(name) ?? registered().find(({ kind }) => kind.webName === name || kind.aliases?.includes(name));
}
