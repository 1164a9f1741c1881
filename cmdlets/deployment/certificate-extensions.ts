/**
 * The extensions of a certificate as Windows puts them into words (X509Extension.Format, the details of the
 * certificate's window): windows-lync-facts.md, 5.4.
 */
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  ExtendedKeyUsage,
  type GeneralName,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { hexText } from '../../src/platform/bytes.ts';
import { friendlyNameOf } from './object-identifiers.ts';

/** Lines with their depth: what stands below another line is indented by five blanks more, or lies in brackets. */
type Line = readonly [depth: number, text: string];

const KEY_USAGES: readonly (readonly [flag: number, name: string])[] = [
  [KeyUsageFlags.digitalSignature, 'Digital Signature'],
  [KeyUsageFlags.nonRepudiation, 'Non-Repudiation'],
  [KeyUsageFlags.keyEncipherment, 'Key Encipherment'],
  [KeyUsageFlags.dataEncipherment, 'Data Encipherment'],
  [KeyUsageFlags.keyAgreement, 'Key Agreement'],
  [KeyUsageFlags.keyCertSign, 'Certificate Signing'],
  [KeyUsageFlags.cRLSign, 'Off-line CRL Signing, CRL Signing'],
  [KeyUsageFlags.encipherOnly, 'Encipher Only'],
  [KeyUsageFlags.decipherOnly, 'Decipher Only'],
];

const formatters = new Map<string, (value: Uint8Array) => Line[]>([
  ['2.5.29.14', (value) => [[0, spacedHex(AsnConvert.parse(value, SubjectKeyIdentifier).buffer)]]],
  ['2.5.29.15', (value) => [[0, keyUsageText(value)]]],
  ['2.5.29.17', (value) => AsnConvert.parse(value, SubjectAlternativeName).map((name) => [0, nameText(name)])],
  ['2.5.29.19', basicConstraints],
  ['2.5.29.31', distributionPoints],
  [
    '2.5.29.35',
    (value) => {
      const { keyIdentifier } = AsnConvert.parse(value, AuthorityKeyIdentifier);
      return keyIdentifier ? [[0, `KeyID=${spacedHex(keyIdentifier.buffer)}`]] : [];
    },
  ],
  [
    '2.5.29.37',
    (value) =>
      [...AsnConvert.parse(value, ExtendedKeyUsage)].map((id) => [
        0,
        `${friendlyNameOf(id) || 'Unknown Key Usage'} (${id})`,
      ]),
  ],
  ['1.3.6.1.5.5.7.1.1', authorityAccess],
  ['1.3.6.1.4.1.311.20.2', (value) => [[0, bmpText(value)]]],
]);

/** The words for an extension's value; one that is not known is shown in hexadecimal. */
export function extensionText(identifier: string, value: Uint8Array, multiLine: boolean): string {
  const lines = linesOf(identifier, value);
  if (multiLine) return lines.map(([depth, text]) => `${' '.repeat(5 * depth)}${text}\r\n`).join('');
  return lines
    .map(([, text]) => text)
    .join(', ')
    .replaceAll(':, ', ':');
}

function linesOf(identifier: string, value: Uint8Array): Line[] {
  const formatter = formatters.get(identifier);
  try {
    if (formatter) return formatter(value);
  } catch {
    // The value is not what its identifier promises: Windows shows its bytes then.
  }
  return [[0, spacedHex(value)]];
}

/** The flags of a key usage by their .NET values, e.g. 0xa0. */
export function keyUsageFlags(value: Uint8Array): number {
  const flags = AsnConvert.parse(value, KeyUsage).toNumber();
  // ASN.1 counts its bits from the left: digitalSignature is 1 there, and 0x80 in .NET.
  return KEY_USAGES.reduce((sum, [flag], index) => sum | (flags & flag ? (index < 8 ? 0x80 >> index : 0x8000) : 0), 0);
}

function keyUsageText(value: Uint8Array): string {
  const flags = AsnConvert.parse(value, KeyUsage).toNumber();
  const names = KEY_USAGES.filter(([flag]) => flags & flag).map(([, name]) => name);
  return `${names.join(', ')} (${keyUsageFlags(value).toString(16).padStart(2, '0')})`;
}

/** Whether the certificate is an authority's, and how long a chain may be below it. */
export function constraintsOf(value: Uint8Array): { readonly isAuthority: boolean; readonly pathLength?: number } {
  const { cA, pathLenConstraint } = AsnConvert.parse(value, BasicConstraints);
  return { isAuthority: cA, pathLength: pathLenConstraint };
}

function basicConstraints(value: Uint8Array): Line[] {
  const { isAuthority, pathLength } = constraintsOf(value);
  return [
    [0, `Subject Type=${isAuthority ? 'CA' : 'End Entity'}`],
    [0, `Path Length Constraint=${pathLength ?? 'None'}`],
  ];
}

function distributionPoints(value: Uint8Array): Line[] {
  return [...AsnConvert.parse(value, CRLDistributionPoints)].flatMap(({ distributionPoint }, index): Line[] => [
    [0, `[${index + 1}]CRL Distribution Point`],
    [1, 'Distribution Point Name:'],
    [2, 'Full Name:'],
    ...(distributionPoint?.fullName ?? []).map((name): Line => [3, nameText(name)]),
  ]);
}

function authorityAccess(value: Uint8Array): Line[] {
  const methods = new Map([
    ['1.3.6.1.5.5.7.48.1', 'On-line Certificate Status Protocol'],
    ['1.3.6.1.5.5.7.48.2', 'Certification Authority Issuer'],
  ]);
  return [...AsnConvert.parse(value, AuthorityInfoAccessSyntax)].flatMap(
    ({ accessMethod, accessLocation }, index): Line[] => [
      [0, `[${index + 1}]Authority Info Access`],
      [1, `Access Method=${methods.get(accessMethod) ?? 'Unknown Method'} (${accessMethod})`],
      [1, 'Alternative Name:'],
      [2, nameText(accessLocation)],
    ],
  );
}

function nameText(name: GeneralName): string {
  if (name.dNSName !== undefined) return `DNS Name=${name.dNSName}`;
  if (name.iPAddress !== undefined) return `IP Address=${name.iPAddress}`;
  if (name.uniformResourceIdentifier !== undefined) return `URL=${name.uniformResourceIdentifier}`;
  if (name.rfc822Name !== undefined) return `RFC822 Name=${name.rfc822Name}`;
  return 'Other Name:';
}

/** A BMPString with its two bytes of tag and length: the name of a template. */
function bmpText(value: Uint8Array): string {
  return Buffer.from(value.subarray(2)).swap16().toString('utf16le');
}

function spacedHex(bytes: ArrayBuffer | Uint8Array): string {
  return (hexText(new Uint8Array(bytes)).match(/../g) ?? []).join(' ');
}
