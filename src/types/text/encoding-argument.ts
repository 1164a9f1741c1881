/**
 * What `-Encoding` takes: the names that PowerShell gives to encodings, a code page, any name that .NET knows, or an
 * encoding object (PowerShell's ArgumentToEncodingTransformation).
 */
import { construct, getStatic, invokeStatic } from '../members/member-access.ts';
import { typeNamed } from '../net-type.ts';
import { baseOf } from '../values/ps-object.ts';

const ENCODING = 'System.Text.Encoding';

/** The names in the order in which completion offers them. */
export const ENCODING_NAMES = [
  'ansi',
  'ascii',
  'bigendianunicode',
  'bigendianutf32',
  'oem',
  'unicode',
  'utf7',
  'utf8',
  'utf8BOM',
  'utf8NoBOM',
  'utf32',
] as const;

/** The code pages of a Western European Windows. */
const ANSI_CODE_PAGE = 1252;
const OEM_CODE_PAGE = 437;

const named = (property: string) => (): unknown => getStatic(typeNamed(ENCODING), property);
const codePage = (number: number) => (): unknown => invokeStatic(typeNamed(ENCODING), 'GetEncoding', [number]);
const utf8 = (withMark: boolean) => (): unknown => construct(typeNamed('System.Text.UTF8Encoding'), [withMark]);

const BY_NAME = new Map<string, () => unknown>([
  ['ansi', codePage(ANSI_CODE_PAGE)],
  ['ascii', named('ASCII')],
  ['bigendianunicode', named('BigEndianUnicode')],
  ['bigendianutf32', () => construct(typeNamed('System.Text.UTF32Encoding'), [true, true])],
  ['default', utf8(false)],
  ['oem', codePage(OEM_CODE_PAGE)],
  ['string', named('Unicode')],
  ['unicode', named('Unicode')],
  ['unknown', named('Unicode')],
  ['utf7', named('UTF7')],
  ['utf8', utf8(false)],
  ['utf8bom', utf8(true)],
  ['utf8nobom', utf8(false)],
  ['utf32', named('UTF32')],
]);

/** The encoding that an argument means; other values are left for the binder to convert or refuse. */
export function encodingArgument(value: unknown): unknown {
  const plain = baseOf(value);
  if (typeof plain === 'number') return codePage(plain)();
  if (typeof plain !== 'string') return value;
  const make = BY_NAME.get(plain.toLowerCase());
  return make ? make() : invokeStatic(typeNamed(ENCODING), 'GetEncoding', [plain]);
}
