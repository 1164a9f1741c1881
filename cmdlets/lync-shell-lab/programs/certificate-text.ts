/**
 * Certificates in the layouts of certutil: the block of a store's listing, and the full dump. Source:
 * windows-lync-facts.md, 4 (Windows Server 2012 R2).
 */
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { templatesOf } from '../../../src/deployment/certificate-templates.ts';
import type { DistinguishedName } from '../../../src/deployment/distinguished-name.ts';
import { formatName } from '../../../src/deployment/distinguished-name.ts';
import { templateNameOf } from '../../../src/deployment/request-attributes.ts';
import type { StoreEntry } from '../../../src/deployment/stored-certificate.ts';
import { keyIdentifier } from '../../../src/deployment/x509-building.ts';
import { detailsOf, type EncodedExtension, type EncodedKey } from '../../../src/deployment/x509-details.ts';
import type { CertificateInfo } from '../../../src/deployment/x509-reading.ts';
import { keySizeOf } from '../../../src/deployment/x509-request.ts';
import { hexText } from '../../../src/platform/bytes.ts';
import { platform } from '../../../src/platform/platform.ts';
import { ambient } from '../../../src/types/ambient.ts';
import { formatValue } from '../../../src/types/format/format-value.ts';
import { localDate } from '../../../src/types/values/instants.ts';
import { extensionText } from '../../deployment/certificate-extensions.ts';
import { friendlyNameOf } from '../../deployment/object-identifiers.ts';

const KEY_USAGE_SIGNATURE_ONLY = 'ec';

/** A date as certutil shows it: `5/22/2026 5:45 PM`. */
export function dateText(instant: number): string {
  return formatValue(localDate(instant), 'g', ambient().culture);
}

/** Bytes in twos, as Windows up to 2012 R2 shows them. */
export function spaced(bytes: Uint8Array): string {
  return hexText(bytes)
    .toLowerCase()
    .replace(/..(?=.)/g, '$& ');
}

/** The block of one certificate in a listing; `entry` tells of its key, where it lies in a store. */
export function storeBlock(certificate: CertificateInfo, index: number, entry?: StoreEntry): string[] {
  const template = templateNameOf(detailsOf(certificate.der).extensions);
  const known = templatesOf({}).find(({ name }) => name === template);
  return [
    `================ Certificate ${index} ================`,
    `Serial Number: ${certificate.serialNumber.toLowerCase()}`,
    `Issuer: ${certificate.issuer}`,
    ` NotBefore: ${dateText(certificate.notBefore)}`,
    ` NotAfter: ${dateText(certificate.notAfter)}`,
    `Subject: ${certificate.subject}`,
    ...(certificate.isAuthority ? ['CA Version: V0.0'] : []),
    ...(template === undefined ? [] : [`Certificate Template Name (Certificate Type): ${template}`]),
    ...rootLines(certificate),
    ...(template === undefined
      ? []
      : [`Template: ${template}${known && known.displayName !== template ? `, ${known.displayName}` : ''}`]),
    `Cert Hash(sha1): ${spaced(hash('sha1', certificate.der))}`,
    ...(entry ? keyLines(entry) : []),
  ];
}

/** Whether a certificate signs itself. */
export function rootLines({ isSelfSigned }: CertificateInfo): string[] {
  return isSelfSigned
    ? ['Signature matches Public Key', 'Root Certificate: Subject matches Issuer']
    : ['Non-root Certificate'];
}

/** What certutil tells of a certificate's private key. */
export function keyLines({ der, hasPrivateKey, exportable, keyAlgorithm }: StoreEntry): string[] {
  if (!hasPrivateKey) {
    return ['No key provider information', 'Cannot find the certificate and private key for decryption.'];
  }
  const container = hexText(hash('md5', platform().cryptography.readCertificate(der).publicKey)).toLowerCase();
  const isElliptic = keyAlgorithm === KEY_USAGE_SIGNATURE_ONLY;
  return [
    `  Key Container = ${container}`,
    `  Unique container name: ${container}_${container.slice(0, 8)}`,
    `  Provider = ${isElliptic ? 'Microsoft Software Key Storage Provider' : 'Microsoft RSA SChannel Cryptographic Provider'}`,
    ...(exportable ? [] : ['Private key is NOT exportable']),
    isElliptic ? 'Signature test passed' : 'Encryption test passed',
  ];
}

/** The full dump of a certificate. */
export function certificateDump(certificate: CertificateInfo): string[] {
  const details = detailsOf(certificate.der);
  const { signatureValue } = AsnConvert.parse(Uint8Array.from(certificate.der), Certificate);
  const publicKey = platform().cryptography.readCertificate(certificate.der).publicKey;
  return [
    'X509 Certificate:',
    `Version: ${details.version}`,
    `Serial Number: ${certificate.serialNumber.toLowerCase()}`,
    '',
    'Signature Algorithm:',
    ...algorithmLines(details.signatureAlgorithm),
    'Issuer:',
    ...nameLines(details.issuer, details.encodedIssuer),
    '',
    ` NotBefore: ${dateText(certificate.notBefore)}`,
    ` NotAfter: ${dateText(certificate.notAfter)}`,
    '',
    'Subject:',
    ...nameLines(details.subject, details.encodedSubject),
    '',
    ...publicKeyLines(details.key),
    ...extensionLines('Certificate Extensions', details.extensions),
    'Signature Algorithm:',
    ...algorithmLines(details.signatureAlgorithm),
    'Signature: UnusedBits=0',
    ...hexRows(new Uint8Array(signatureValue)),
    ...rootLines(certificate),
    `Key Id Hash(rfc-sha1): ${spaced(keyIdentifier(publicKey))}`,
    `Key Id Hash(sha1): ${spaced(hash('sha1', publicKey))}`,
    `Cert Hash(md5): ${spaced(hash('md5', certificate.der))}`,
    `Cert Hash(sha1): ${spaced(hash('sha1', certificate.der))}`,
  ];
}

/** A name with a part a line, the most specific first, and the hashes of its encoding. */
export function nameLines(name: DistinguishedName, encoded: Uint8Array): string[] {
  return [
    ...name.map((part) => `    ${formatName([part])}`),
    `  Name Hash(sha1): ${hexText(hash('sha1', encoded)).toLowerCase()}`,
    `  Name Hash(md5): ${hexText(hash('md5', encoded)).toLowerCase()}`,
  ];
}

export function publicKeyLines(key: EncodedKey): string[] {
  return [
    'Public Key Algorithm:',
    `    Algorithm ObjectId: ${key.algorithm} ${friendlyNameOf(key.algorithm)}`,
    '    Algorithm Parameters:',
    `    ${spaced(key.parameters)}`,
    `Public Key Length: ${keySizeOf(key)} bits`,
    'Public Key: UnusedBits = 0',
    ...hexRows(key.bits),
  ];
}

export function extensionLines(title: string, extensions: readonly EncodedExtension[]): string[] {
  return [
    `${title}: ${extensions.length}`,
    ...extensions.flatMap((extension) => [
      `    ${extension.identifier}: Flags = ${extension.critical ? '1(Critical)' : '0'}, Length = ${extension.value.length.toString(16)}`,
      `    ${friendlyNameOf(extension.identifier) || 'Unknown Extension type'}`,
      ...extensionText(extension, true)
        .split('\r\n')
        .filter((line) => line !== '')
        .map((line) => `        ${line}`),
      '',
    ]),
  ];
}

export function algorithmLines(identifier: string): string[] {
  return [
    `    Algorithm ObjectId: ${identifier} ${friendlyNameOf(identifier)}`,
    '    Algorithm Parameters:',
    '    05 00',
  ];
}

/** Sixteen bytes a row, with their place in front and a gap in the middle. */
export function hexRows(bytes: Uint8Array): string[] {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const halves = [bytes.subarray(at, at + 8), bytes.subarray(at + 8, at + 16)].map(spaced);
    rows.push(`    ${at.toString(16).padStart(4, '0')}  ${halves.join('  ').trimEnd()}`);
  }
  return rows;
}

export function hash(name: 'sha1' | 'md5', bytes: Uint8Array): Uint8Array {
  return platform().cryptography.hash(name, bytes);
}
