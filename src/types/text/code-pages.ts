/** The single-byte code pages that PowerShell registers beside .NET's own encodings (CodePagesEncodingProvider). */
import type { EncodingKind } from './encoding.ts';

const TYPE = 'System.Text.SBCSCodePageEncoding';

/** code page | web name | English name | Windows code page; the web name is also what a TextDecoder takes. */
const PAGES = `
1250|windows-1250|Central European (Windows)|1250
1251|windows-1251|Cyrillic (Windows)|1251
1252|windows-1252|Western European (Windows)|1252
1253|windows-1253|Greek (Windows)|1253
1254|windows-1254|Turkish (Windows)|1254
1255|windows-1255|Hebrew (Windows)|1255
1256|windows-1256|Arabic (Windows)|1256
1257|windows-1257|Baltic (Windows)|1257
1258|windows-1258|Vietnamese (Windows)|1258
28592|iso-8859-2|Central European (ISO)|1250
28595|iso-8859-5|Cyrillic (ISO)|1251
28597|iso-8859-7|Greek (ISO)|1253
28605|iso-8859-15|Latin 9 (ISO)|1252
20866|koi8-r|Cyrillic (KOI8-R)|1251
21866|koi8-u|Cyrillic (KOI8-U)|1251
866|cp866|Cyrillic (DOS)|1251
437|ibm437|OEM United States|1252
850|ibm850|Western European (DOS)|1252`;

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

function kindOf(row: string): EncodingKind {
  const [page, webName, encodingName, windowsPage] = row.split('|');
  let characters: string | null = null;
  let bytes: Map<string, number> | null = null;
  const table = () => (characters ??= charactersOf(webName));
  const byteOf = () => (bytes ??= new Map(Array.from(table(), (character, byte) => [character, byte])));
  return {
    typeName: TYPE,
    codePage: Number(page),
    webName,
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
