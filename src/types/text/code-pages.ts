/** The single-byte code pages that PowerShell registers beside .NET's own encodings (CodePagesEncodingProvider). */
import bestFit from './best-fit.json' with { type: 'json' };
import type { EncodingKind } from './encoding-kind.ts';

const TYPE = 'System.Text.SBCSCodePageEncoding';

/**
 * code page | web name | English name | Windows code page | other names; the web name is also what a TextDecoder takes.
 * The other names are those that .NET's GetEncoding finds.
 */
const PAGES = `
1250|windows-1250|Central European (Windows)|1250|x-cp1250
1251|windows-1251|Cyrillic (Windows)|1251|x-cp1251
1252|windows-1252|Western European (Windows)|1252|x-ansi cp1252
1253|windows-1253|Greek (Windows)|1253
1254|windows-1254|Turkish (Windows)|1254
1255|windows-1255|Hebrew (Windows)|1255
1256|windows-1256|Arabic (Windows)|1256|cp1256
1257|windows-1257|Baltic (Windows)|1257
1258|windows-1258|Vietnamese (Windows)|1258
28592|iso-8859-2|Central European (ISO)|1250|csisolatin2 iso-ir-101 iso8859-2 iso_8859-2 iso_8859-2:1987 l2 latin2
28595|iso-8859-5|Cyrillic (ISO)|1251|csisolatincyrillic cyrillic iso-ir-144 iso_8859-5 iso_8859-5:1988
28597|iso-8859-7|Greek (ISO)|1253|csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso_8859-7 iso_8859-7:1987
28605|iso-8859-15|Latin 9 (ISO)|1252|csisolatin9 iso_8859-15 l9 latin9
20866|koi8-r|Cyrillic (KOI8-R)|1251|cskoi8r koi koi8 koi8r
21866|koi8-u|Cyrillic (KOI8-U)|1251|koi8-ru
866|cp866|Cyrillic (DOS)|1251|ibm866
437|ibm437|OEM United States|1252|437 cp437 cspc8codepage437
850|ibm850|Western European (DOS)|1252|cp850`;

/** Upper halves that a TextDecoder does not know (DOS), or takes for Latin-1 (node with windows-1252). */
const UPPER_HALVES: ReadonlyMap<string, string> = new Map([
  [
    'windows-1252',
    `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${String.fromCharCode(...Array.from({ length: 96 }, (_, i) => 160 + i))}`,
  ],
  [
    'ibm437',
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  ],
  [
    'ibm850',
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ],
]);

const asciiHalf = String.fromCharCode(...Array.from({ length: 128 }, (_, i) => i));

/** The characters of all 256 bytes. */
function charactersOf(name: string): string {
  const upper = UPPER_HALVES.get(name);
  if (upper) return asciiHalf + upper;
  return new TextDecoder(name).decode(Uint8Array.from({ length: 256 }, (_, i) => i));
}

/**
 * What each character becomes: the byte that stands for it, or else one that looks alike (é becomes e in Cyrillic). The
 * look-alikes are .NET's own (best-fit.json: first character and bytes of each run); the wide forms of ASCII have all.
 */
function bytesByCharacter(page: number, characters: string): Map<string, number> {
  const bytes = new Map<string, number>();
  for (let code = 0x21; code <= 0x7e; code++) bytes.set(String.fromCharCode(code + 0xfee0), code);
  const runs = (bestFit as Readonly<Record<string, string>>)[page] ?? '';
  for (const [, start = '', list = ''] of runs.matchAll(/(\w+):(\w+)/g)) {
    const first = Number.parseInt(start, 16);
    for (let i = 0; i < list.length; i += 2) {
      bytes.set(String.fromCharCode(first + i / 2), Number.parseInt(list.slice(i, i + 2), 16));
    }
  }
  for (const [byte, character] of [...characters].entries()) bytes.set(character, byte);
  return bytes;
}

function kindOf(row: string): EncodingKind {
  const [page, webName = '', encodingName = '', windowsPage, aliases] = row.split('|');
  let characters: string | null = null;
  let bytes: Map<string, number> | null = null;
  const table = () => (characters ??= charactersOf(webName));
  const byteOf = () => (bytes ??= bytesByCharacter(Number(page), table()));
  return {
    typeName: TYPE,
    codePage: Number(page),
    webName,
    aliases: aliases?.split(' '),
    encodingName,
    windowsCodePage: Number(windowsPage),
    isSingleByte: true,
    preamble: [],
    maxBytesPerChar: 1,
    encode: (text) => Uint8Array.from(text, (character) => byteOf().get(character) ?? 0x3f),
    decode: (encoded) => Array.from(encoded, (byte) => table()[byte]).join(''),
  };
}

/** All of them. */
export function codePageKinds(): EncodingKind[] {
  return PAGES.trim().split('\n').map(kindOf);
}
