/** -Encoding takes the names that PowerShell has for encodings, code page numbers, and the names that .NET knows. */

import { construct } from '../../types/members/construction.ts';
import { getStatic, invokeStatic } from '../../types/members/member-access.ts';
import { NetException } from '../../types/net-exception.ts';
import { typeNamed } from '../../types/net-type.ts';
import { Encoding } from '../../types/text/encoding.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import type { ParameterTransformation } from '../command-metadata.ts';

const encoding = () => typeNamed('System.Text.Encoding');
const utf8 = (withMark: boolean) => construct(typeNamed('System.Text.UTF8Encoding'), [withMark]);
const standard = (name: string) => () => getStatic(encoding(), name);

const NAMED: ReadonlyMap<string, () => unknown> = new Map([
  ['ansi', () => utf8(false)],
  ['ascii', standard('ASCII')],
  ['bigendianunicode', standard('BigEndianUnicode')],
  ['bigendianutf32', () => construct(typeNamed('System.Text.UTF32Encoding'), [true, true])],
  ['default', () => utf8(false)],
  ['oem', () => utf8(false)],
  ['string', standard('Unicode')],
  ['unicode', standard('Unicode')],
  ['unknown', standard('Unicode')],
  ['utf32', standard('UTF32')],
  ['utf7', standard('UTF7')],
  ['utf8', () => utf8(false)],
  ['utf8bom', () => utf8(true)],
  ['utf8nobom', () => utf8(false)],
]);

/** The encoding that a name or number means; other values are left to the conversion. */
export const encodingTransformation: ParameterTransformation = {
  attributeName: 'System.Management.Automation.ArgumentToEncodingTransformationAttribute',
  transform(value, { warn }) {
    const found = encodingOf(value);
    if (found instanceof Encoding && found.kind.codePage === UTF7)
      warn?.("Encoding 'UTF-7' is obsolete, please use UTF-8.");
    return found;
  },
};

const UTF7 = 65000;

function encodingOf(value: unknown): unknown {
  const given = baseOf(value);
  if (typeof given === 'number') return getEncoding(given);
  if (typeof given !== 'string') return value;
  return NAMED.get(given.toLowerCase())?.() ?? getEncoding(given);
}

/** @throws NetException what Encoding.GetEncoding throws, as it is */
function getEncoding(given: string | number): unknown {
  try {
    return invokeStatic(encoding(), 'GetEncoding', [given]);
  } catch (error) {
    throw error instanceof NetException ? (error.innerException ?? error) : error;
  }
}
