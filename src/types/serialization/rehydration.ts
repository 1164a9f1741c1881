/**
 * Types whose objects come out of CLIXML as they went in, not as bags of properties: those of PowerShell's
 * DeserializingTypeConverter that are built here.
 */
import { convertTo } from '../conversion/conversion.ts';
import { construct } from '../members/construction.ts';
import { NetException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { PSCustomObject } from '../values/custom-object.ts';

/** What the constructor of a type is given; null when an object lacks it. */
type Arguments = (bag: PSCustomObject) => readonly unknown[] | null;

const byProperties =
  (...names: string[]): Arguments =>
  (bag) => {
    const values = names.map((name) => bag.get(name));
    return values.includes(undefined) ? null : values;
  };

const CONSTRUCTED: ReadonlyMap<string, Arguments> = new Map([
  ['System.Management.Automation.PSCredential', byProperties('UserName', 'Password')],
  ['System.Security.Cryptography.X509Certificates.X509Certificate2', byProperties('RawData')],
  ['System.Security.Cryptography.X509Certificates.X500DistinguishedName', byProperties('Name')],
  ['System.Management.Automation.SwitchParameter', byProperties('IsPresent')],
]);
/** Types that read the text of their values. */
const BY_TEXT: ReadonlySet<string> = new Set([
  'System.Net.IPAddress',
  'System.Net.Mail.MailAddress',
  'System.Globalization.CultureInfo',
]);

/** The object that a bag of properties was; undefined for a type whose objects stay bags, and for a bag that lacks something. */
export function rehydrated(typeName: string | undefined, bag: unknown, text: string): unknown {
  if (typeName === undefined || !(bag instanceof PSCustomObject)) return undefined;
  const name = typeName.replace(/^Deserialized\./, '');
  const args = CONSTRUCTED.get(name)?.(bag);
  try {
    if (args) return construct(typeNamed(name), args);
    return BY_TEXT.has(name) ? convertTo(text, typeNamed(name)) : undefined;
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}
