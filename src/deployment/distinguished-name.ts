/**
 * Names of subjects and issuers. Windows and .NET show a name in the reverse of its encoded order, most specific part
 * first, with their own abbreviations and quoting; OpenSSL (which node:crypto asks) shows the encoded order.
 */
import { AsnConvert } from '@peculiar/asn1-schema';
import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import { hexText } from '../platform/bytes.ts';
import { DeploymentError } from './deployment-error.ts';
import { requireAscii } from './dns-name.ts';

/**
 * One part of a name, e.g. `['CN', 'pool01.contoso.com']`, with .NET's abbreviation. A value that is no text stands as its
 * bytes, `#0201FF`.
 */
export type NamePart = readonly [type: string, value: string, form?: 'bytes'];

/** A name, most specific part first. Parts that stand together say one thing in several ways: `CN=a + OU=b`. */
export type DistinguishedName = readonly (readonly NamePart[])[];

/** Abbreviation that .NET shows, its object identifier, and OpenSSL's abbreviation where it differs. */
const attributes: readonly (readonly [dotnet: string, oid: string, openssl?: string])[] = [
  ['CN', '2.5.4.3'],
  ['SN', '2.5.4.4'],
  ['SERIALNUMBER', '2.5.4.5', 'serialNumber'],
  ['C', '2.5.4.6'],
  ['L', '2.5.4.7'],
  ['S', '2.5.4.8', 'ST'],
  ['STREET', '2.5.4.9', 'street'],
  ['O', '2.5.4.10'],
  ['OU', '2.5.4.11'],
  ['T', '2.5.4.12', 'title'],
  ['G', '2.5.4.42', 'GN'],
  ['I', '2.5.4.43', 'initials'],
  ['E', '1.2.840.113549.1.9.1', 'emailAddress'],
  ['DC', '0.9.2342.19200300.100.1.25'],
  ['Description', '2.5.4.13', 'description'],
  ['PostalCode', '2.5.4.17', 'postalCode'],
  ['POBox', '2.5.4.18', 'postOfficeBox'],
  ['Phone', '2.5.4.20', 'telephoneNumber'],
  ['dnQualifier', '2.5.4.46'],
];

/** .NET's abbreviations by OpenSSL's. */
const abbreviations = new Map(attributes.map(([dotnet, , openssl]) => [openssl ?? dotnet, dotnet]));

/** The name as .NET's X509Certificate2 shows it: `CN=contoso-DC1-CA, DC=contoso, DC=com`. */
export function formatName(name: DistinguishedName): string {
  return name
    .map((parts) => parts.map(([type, value, form]) => `${type}=${form ? value : quoted(value)}`).join(' + '))
    .join(', ');
}

/** The common name (or the first part, where there is none). */
export function simpleName(name: DistinguishedName): string {
  const parts = name.flat();
  return (parts.find(([type]) => type === 'CN') ?? parts[0])?.[1] ?? '';
}

/** The parts of a domain's name as directory components: `DC=contoso, DC=com`. */
export function domainComponents(domain: string): NamePart[] {
  return domain.split('.').map((label) => ['DC', label] as const);
}

/**
 * Reads node:crypto's form of a name, one part a line in encoded order, where it is plain: undefined for one with
 * escapes, with parts that stand together or with a type that has no abbreviation of .NET's.
 */
export function parsePlainName(text: string | null): DistinguishedName | undefined {
  if (text === null) return undefined;
  const name: NamePart[][] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const separator = line.indexOf('=');
    const type = abbreviations.get(line.slice(0, separator));
    const value = line.slice(separator + 1);
    if (type === undefined || /\\| \+ /.test(value)) return undefined;
    name.push([[type, value]]);
  }
  return name.reverse();
}

/** The parts of an encoded name. */
export function partsOf(name: Name): DistinguishedName {
  return [...name].reverse().map((parts) => [...parts].map(partOf));
}

function partOf({ type: identifier, value }: AttributeTypeAndValue): NamePart {
  const type = attributes.find(([, oid]) => oid === identifier)?.[0] ?? `OID.${identifier}`;
  if (!value.anyValue) return [type, value.toString()];
  const bytes = new Uint8Array(value.anyValue);
  // Short ones of digits, or of visible characters, which no directory writes but OpenSSL does.
  const isText = (bytes[0] === 0x12 || bytes[0] === 0x1a) && bytes[1] === bytes.length - 2;
  return isText
    ? [type, String.fromCharCode(...bytes.subarray(2))]
    : [type, `#${hexText(bytes).toUpperCase()}`, 'bytes'];
}

/** The most characters that X.520 allows in parts of a name (RFC 5280, appendix A.1), by which authorities of Windows go. */
const UPPER_BOUNDS = new Map([
  ['CN', 64],
  ['O', 64],
  ['OU', 64],
  ['T', 64],
  ['SERIALNUMBER', 64],
  ['L', 128],
  ['S', 128],
  ['E', 255],
  ['C', 2],
]);
/** ub-name: of all others. */
const LONGEST_PART = 32_768;

/** Whether a part of a name is longer than X.520 allows. */
export function isNameTooLong(name: DistinguishedName): boolean {
  return name.flat().some(([type, value]) => [...value].length > (UPPER_BOUNDS.get(type) ?? LONGEST_PART));
}

/** Reads a name as people write it (`CN=host, O=Contoso`); a text without an attribute is a common name, none the empty name. */
export function parseName(text: string): NamePart[] {
  if (text.trim() === '') return [];
  if (!/^\s*[\w.]+\s*=/.test(text)) return [requireLength(['CN', text.trim()])];
  const parts = text.matchAll(/\s*([\w.]+)\s*=\s*("(?:[^"]|"")*"|[^,]*)(?:,|$)/g);
  return [...parts].map(([, type = '', value = '']) => {
    if (!attributes.some(([dotnet]) => dotnet === type.toUpperCase())) {
      throw new DeploymentError('subject-invalid', { subject: text, reason: `"${type}" is no part of a name.` });
    }
    return requireLength([type.toUpperCase(), unquoted(value.trim())]);
  });
}

/** No name of any kind has a part beyond ub-name. @throws DeploymentError */
function requireLength(part: readonly [type: string, value: string]): NamePart {
  const [type, value] = part;
  if (value.length <= LONGEST_PART) return part;
  const reason = `"${type}" has ${value.length} characters, and ${LONGEST_PART} are the most that it can have.`;
  throw new DeploymentError('subject-invalid', { subject: `${type}=${value.slice(0, 64)}…`, reason });
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value;
}

/** The ASN.1 form of a name whose parts are given most specific first. */
export function encodeName(parts: readonly NamePart[]): Name {
  const encodePart = ([type, value]: NamePart) =>
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: objectIdentifier(type), value: new AttributeValue(stringChoice(type, value)) }),
    ]);
  return new Name([...parts].reverse().map(encodePart));
}

/** The same in DER. */
export function encodedName(parts: readonly NamePart[]): Uint8Array {
  return new Uint8Array(AsnConvert.serialize(encodeName(parts)));
}

/** Directory components and addresses are IA5, countries printable, all else as Windows encodes it. */
function stringChoice(type: string, value: string): Record<string, string> {
  // Half of a pair of UTF-16 has no UTF-8.
  if (/\p{Surrogate}/u.test(value))
    throw new DeploymentError('subject-invalid', { subject: value, reason: 'It holds half a character.' });
  if (type === 'DC' || type === 'E') return { ia5String: requireAscii(value) };
  return /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value) ? { printableString: value } : { utf8String: value };
}

function objectIdentifier(type: string): string {
  const known = attributes.find(([dotnet]) => dotnet === type.toUpperCase());
  if (!known && !/^OID\.[\d.]+$/i.test(type)) throw new RangeError(`'${type}' is no part of a name.`);
  return known ? known[1] : type.slice(4);
}

/** .NET quotes a value that has a separator in it or blanks at an end, and doubles quotes. */
function quoted(value: string): string {
  if (value !== '' && !/[,+="\n<>#;]|^\s|\s$/.test(value)) return value;
  return `"${value.replaceAll('"', '""')}"`;
}
