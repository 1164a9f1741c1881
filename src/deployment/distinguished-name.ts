/**
 * Names of subjects and issuers. Windows and .NET show a name in the reverse of its encoded order, most specific part
 * first, with their own abbreviations and quoting; OpenSSL (which node:crypto asks) shows the encoded order.
 */
import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import { DeploymentError } from './deployment-error.ts';

/** One part of a name, e.g. `['CN', 'pool01.contoso.com']`, with .NET's abbreviation. */
export type NamePart = readonly [type: string, value: string];

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
];

/** The name as .NET's X509Certificate2 shows it: `CN=contoso-DC1-CA, DC=contoso, DC=com`. */
export function formatName(parts: readonly NamePart[]): string {
  return parts.map(([type, value]) => `${type}=${quoted(value)}`).join(', ');
}

/** The common name (or the first part, where there is none). */
export function simpleName(parts: readonly NamePart[]): string {
  return (parts.find(([type]) => type === 'CN') ?? parts[0])?.[1] ?? '';
}

/** The parts of a domain's name as directory components: `DC=contoso, DC=com`. */
export function domainComponents(domain: string): NamePart[] {
  return domain.split('.').map((label) => ['DC', label] as const);
}

/** Reads node:crypto's form of a name: one part a line in encoded order, with RFC 2253 escapes. */
export function parseOpenSslName(text: string | undefined): NamePart[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const separator = line.indexOf('=');
      return [dotnetAbbreviation(line.slice(0, separator)), unescaped(line.slice(separator + 1))] as const;
    })
    .reverse();
}

/** Reads a name as people write it (`CN=host, O=Contoso`); a text without an attribute is a common name. */
export function parseName(text: string): NamePart[] {
  if (!/^\s*[\w.]+\s*=/.test(text)) return [['CN', text.trim()]];
  const parts = text.matchAll(/\s*([\w.]+)\s*=\s*("(?:[^"]|"")*"|[^,]*)(?:,|$)/g);
  return [...parts].map(([, type = '', value = '']) => {
    if (!attributes.some(([dotnet]) => dotnet === type.toUpperCase())) {
      throw new DeploymentError('subject-invalid', { subject: text, reason: `"${type}" is no part of a name.` });
    }
    return [type.toUpperCase(), unquoted(value.trim())] as const;
  });
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

/** Directory components and addresses are IA5, countries printable, all else as Windows encodes it. */
function stringChoice(type: string, value: string): Record<string, string> {
  if (type === 'DC' || type === 'E') return { ia5String: value };
  return /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value) ? { printableString: value } : { utf8String: value };
}

function objectIdentifier(type: string): string {
  const known = attributes.find(([dotnet]) => dotnet === type.toUpperCase());
  if (!known && !/^OID\.[\d.]+$/i.test(type)) throw new RangeError(`'${type}' is no part of a name.`);
  return known ? known[1] : type.slice(4);
}

function dotnetAbbreviation(openssl: string): string {
  const known = attributes.find(([dotnet, , other]) => (other ?? dotnet) === openssl);
  if (known) return known[0];
  return /^[\d.]+$/.test(openssl) ? `OID.${openssl}` : openssl;
}

function unescaped(value: string): string {
  const bytes = value.replace(/((?:\\[0-9A-Fa-f]{2})+)/g, (run) =>
    Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
  return bytes.replace(/\\(.)/g, '$1');
}

/** .NET quotes a value that has a separator in it or blanks at an end, and doubles quotes. */
function quoted(value: string): string {
  if (value !== '' && !/[,+="\n<>#;]|^\s|\s$/.test(value)) return value;
  return `"${value.replaceAll('"', '""')}"`;
}
