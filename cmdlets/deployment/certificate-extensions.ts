/**
 * The extensions of a certificate: what they say, read by @peculiar/x509, and how Windows puts it into words
 * (X509Extension.Format, the details of the certificate's window): windows-lync-facts.md, 5.4.
 */
import 'reflect-metadata';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  CertificatePolicies,
  Extension as EncodedForm,
} from '@peculiar/asn1-x509';
import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsagesExtension,
  type ParseOptions,
  SubjectKeyIdentifierExtension,
} from '@peculiar/x509';
import { formatName } from '../../src/deployment/distinguished-name.ts';
import { type EncodedExtension, isDamage, PARSER_LIMITS, parsing } from '../../src/deployment/x509-details.ts';
import { type AlternativeName, namesIn, readName } from '../../src/deployment/x509-general-names.ts';
import { hexText, utf16Text } from '../../src/platform/bytes.ts';
import { friendlyNameOf } from './object-identifiers.ts';

/** Lines with their depth: what stands below another line is indented by five blanks more, or lies in brackets. */
type Line = readonly [depth: number, text: string];

/** In the order of their bits. */
const KEY_USAGES = [
  'Digital Signature',
  'Non-Repudiation',
  'Key Encipherment',
  'Data Encipherment',
  'Key Agreement',
  'Certificate Signing',
  'Off-line CRL Signing, CRL Signing',
  'Encipher Only',
  'Decipher Only',
];

const formatters = new Map<string, (extension: EncodedExtension) => Line[]>([
  ['2.5.29.14', (extension) => [[0, spaced(subjectKeyIdentifier(extension))]]],
  ['2.5.29.15', (extension) => [[0, keyUsageText(extension)]]],
  ['2.5.29.17', ({ value }) => namesIn(value).flatMap((name) => nameLines(name, 0))],
  ['2.5.29.18', ({ value }) => namesIn(value).flatMap((name) => nameLines(name, 0))],
  ['2.5.29.19', basicConstraintsLines],
  ['2.5.29.31', distributionPointLines],
  ['2.5.29.32', policyLines],
  ['2.5.29.35', authorityKeyLines],
  [
    '2.5.29.37',
    (extension) =>
      keyPurposesOf(extension).map((id) => [0, `${friendlyNameOf(id) || 'Unknown Key Usage'} (${id})`] as const),
  ],
  ['1.3.6.1.5.5.7.1.1', authorityAccessLines],
  ['1.3.6.1.4.1.311.20.2', ({ value }) => [[0, bmpText(value)]]],
]);

/** The words for an extension; one that is not known, or damaged, is shown in hexadecimal. */
export function extensionText(extension: EncodedExtension, multiLine: boolean): string {
  const lines = linesOf(extension);
  if (multiLine) return lines.map(([depth, text]) => `${' '.repeat(5 * depth)}${text}\r\n`).join('');
  return lines
    .map(([, text]) => text)
    .join(', ')
    .replaceAll(':, ', ':');
}

function linesOf(extension: EncodedExtension): Line[] {
  const formatter = formatters.get(extension.identifier);
  try {
    if (formatter) return formatter(extension);
  } catch (error) {
    // The value is not what its identifier promises: Windows shows its bytes then.
    if (!isDamage(error)) throw error;
  }
  return [[0, spaced(hexText(extension.value))]];
}

/** The extension as the library reads it. @throws DeploymentError `certificate-damaged` */
function read<T extends Extension>(
  type: new (der: ArrayBuffer, options?: ParseOptions) => T,
  { identifier, critical, value }: EncodedExtension,
): T {
  const encoded = new EncodedForm({ extnID: identifier, critical, extnValue: new OctetString(value) });
  return parsing(() => new type(AsnConvert.serialize(encoded), PARSER_LIMITS));
}

/** Upper-case hexadecimal. */
export function subjectKeyIdentifier(extension: EncodedExtension): string {
  return read(SubjectKeyIdentifierExtension, extension).keyId.toUpperCase();
}

/** The object identifiers of an extended key usage. */
export function keyPurposesOf(extension: EncodedExtension): string[] {
  return read(ExtendedKeyUsageExtension, extension).usages.map(String);
}

/** The flags of a key usage by their .NET values, e.g. 0xa0. */
export function keyUsageFlags(extension: EncodedExtension): number {
  // ASN.1 counts its bits from the left: the first is 1 there, and 0x80 in .NET.
  return usagesOf(extension).reduce((sum, bit) => sum | (bit < 8 ? 0x80 >> bit : 0x8000), 0);
}

/** The bits of a key usage that are set. */
function usagesOf(extension: EncodedExtension): number[] {
  const flags = read(KeyUsagesExtension, extension).usages;
  return [...KEY_USAGES.keys()].filter((bit) => flags & (1 << bit));
}

function keyUsageText(extension: EncodedExtension): string {
  const names = usagesOf(extension).map((bit) => KEY_USAGES[bit]);
  return `${names.join(', ')} (${keyUsageFlags(extension).toString(16).padStart(2, '0')})`;
}

/** Whether the certificate is an authority's, and how long a chain may be below it. */
export function constraintsOf(extension: EncodedExtension): {
  readonly isAuthority: boolean;
  readonly pathLength?: number;
} {
  const { ca, pathLength } = read(BasicConstraintsExtension, extension);
  return { isAuthority: ca, pathLength };
}

function basicConstraintsLines(extension: EncodedExtension): Line[] {
  const { isAuthority, pathLength } = constraintsOf(extension);
  return [
    [0, `Subject Type=${isAuthority ? 'CA' : 'End Entity'}`],
    [0, `Path Length Constraint=${pathLength ?? 'None'}`],
  ];
}

function distributionPointLines(extension: EncodedExtension): Line[] {
  return read(CRLDistributionPointsExtension, extension).distributionPoints.flatMap(
    ({ distributionPoint }, index): Line[] => [
      [0, `[${index + 1}]CRL Distribution Point`],
      [1, 'Distribution Point Name:'],
      [2, 'Full Name:'],
      ...(distributionPoint?.fullName ?? []).flatMap((name) => nameLines(readName(name), 3)),
    ],
  );
}

/** The key of the issuer: its identifier, or the issuer's own issuer and serial number. */
export interface AuthorityKey {
  /** Hexadecimal. */
  readonly keyIdentifier?: string;
  readonly issuer: readonly AlternativeName[];
  /** The first distinguished name of the issuer, in DER. */
  readonly encodedIssuer?: Uint8Array;
  /** Hexadecimal. */
  readonly serialNumber?: string;
}

/** By the schema: the library's own class has the issuer's names in one of two forms. */
export function authorityKeyOf({ value }: EncodedExtension): AuthorityKey {
  const key = parsing(() => AsnConvert.parse(value, AuthorityKeyIdentifier, PARSER_LIMITS));
  const names = key.authorityCertIssuer ?? [];
  const named = names.find(({ directoryName }) => directoryName)?.directoryName;
  return {
    keyIdentifier: key.keyIdentifier && hexText(new Uint8Array(key.keyIdentifier.buffer)),
    issuer: names.map(readName),
    encodedIssuer: named && new Uint8Array(AsnConvert.serialize(named)),
    serialNumber: key.authorityCertSerialNumber && hexText(new Uint8Array(key.authorityCertSerialNumber)),
  };
}

function authorityKeyLines(extension: EncodedExtension): Line[] {
  const { keyIdentifier, issuer, serialNumber } = authorityKeyOf(extension);
  return [
    ...(keyIdentifier === undefined ? [] : [[0, `KeyID=${spaced(keyIdentifier)}`] as const]),
    ...(issuer.length === 0 ? [] : [[0, 'Certificate Issuer:'] as const]),
    ...issuer.flatMap((name) => nameLines(name, 1)),
    ...(serialNumber === undefined ? [] : [[0, `Certificate SerialNumber=${spaced(serialNumber)}`] as const]),
  ];
}

const ACCESS_METHODS = new Map([
  ['1.3.6.1.5.5.7.48.1', 'On-line Certificate Status Protocol'],
  ['1.3.6.1.5.5.7.48.2', 'Certification Authority Issuer'],
]);

/** Where more is told of the issuer: the method and the place, in order (the library's own class sorts them by method). */
export function accessOf({ value }: EncodedExtension): { readonly method: string; readonly place: AlternativeName }[] {
  const list = parsing(() => AsnConvert.parse(value, AuthorityInfoAccessSyntax, PARSER_LIMITS));
  return [...list].map(({ accessMethod, accessLocation }) => ({
    method: accessMethod,
    place: readName(accessLocation),
  }));
}

function authorityAccessLines(extension: EncodedExtension): Line[] {
  return accessOf(extension).flatMap(({ method, place }, index): Line[] => [
    [0, `[${index + 1}]Authority Info Access`],
    [1, `Access Method=${ACCESS_METHODS.get(method) ?? 'Unknown Method'} (${method})`],
    [1, 'Alternative Name:'],
    ...nameLines(place, 2),
  ]);
}

const CPS = '1.3.6.1.5.5.7.2.1';

/** Policies with the qualifiers that the library's own class leaves out; of a notice for users the bytes. */
function policyLines({ value }: EncodedExtension): Line[] {
  const policies = parsing(() => AsnConvert.parse(value, CertificatePolicies, PARSER_LIMITS));
  return [...policies].flatMap(({ policyIdentifier, policyQualifiers }, index): Line[] => [
    [0, `[${index + 1}]Certificate Policy:`],
    [1, `Policy Identifier=${policyIdentifier}`],
    ...(policyQualifiers ?? []).flatMap(({ policyQualifierId, qualifier }, at): Line[] => [
      [1, `[${index + 1},${at + 1}]Policy Qualifier Info:`],
      [2, `Policy Qualifier Id=${policyQualifierId === CPS ? 'CPS' : policyQualifierId}`],
      [2, 'Qualifier:'],
      [3, policyQualifierId === CPS ? plainText(qualifier) : spaced(hexText(new Uint8Array(qualifier)))],
    ]),
  ]);
}

function nameLines(name: AlternativeName, depth: number): Line[] {
  switch (name.kind) {
    case 'dns':
      return [[depth, `DNS Name=${name.value}`]];
    case 'ip':
      return [[depth, `IP Address=${name.value}`]];
    case 'url':
      return [[depth, `URL=${name.value}`]];
    case 'email':
      return [[depth, `RFC822 Name=${name.value}`]];
    case 'id':
      return [[depth, `Registered ID=${name.value}`]];
    case 'dn':
      return [[depth, 'Directory Address:'], ...name.value.map((part): Line => [depth + 1, formatName([part])])];
    case 'upn':
      return [
        [depth, 'Other Name:'],
        [depth + 1, `Principal Name=${name.value}`],
      ];
    case 'guid':
      return [
        [depth, 'Other Name:'],
        [depth + 1, `DS Object Guid=${name.value}`],
      ];
    case 'other':
      return [
        [depth, 'Other Name:'],
        [depth + 1, `${name.identifier}=${spaced(name.value)}`],
      ];
  }
}

/** The text of a short string of one byte a character, behind its tag and length. */
function plainText(encoded: ArrayBuffer): string {
  return String.fromCharCode(...new Uint8Array(encoded, 2));
}

/** A BMPString with its two bytes of tag and length: the name of a template. */
function bmpText(value: Uint8Array): string {
  // The high byte of each unit comes first.
  return utf16Text(value.slice(2).map((_, at, high) => high[at ^ 1] ?? 0));
}

function spaced(hexadecimal: string): string {
  return (hexadecimal.toLowerCase().match(/../g) ?? []).join(' ');
}
