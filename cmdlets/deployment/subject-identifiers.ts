/** How messages name who signed them, or for whom they are: by issuer and serial number, or by the identifier of the key. */
import { encodedName, formatName } from '../../src/deployment/distinguished-name.ts';
import { octetsOf, readAsn1 } from '../../src/deployment/forge-asn1.ts';
import { encodedName as encodedSignerName, type SignerName } from '../../src/deployment/signed-message.ts';
import { keyIdentifier } from '../../src/deployment/x509-building.ts';
import { nameIn } from '../../src/deployment/x509-details.ts';
import { hexBytes, hexText, sameBytes } from '../../src/platform/bytes.ts';
import type { EnumValue } from '../../src/types/values/enum-value.ts';
import { publicKeyObject } from './asymmetric-keys.ts';
import { enumNamed } from './certificate-chains.ts';
import { CertificatePart, type X509Certificate2 } from './certificate-objects.ts';
import { readable } from './message-attributes.ts';

const NAMESPACE = 'System.Security.Cryptography';
const PKCS = `${NAMESPACE}.Pkcs`;
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';

export type IdentifierType = 'IssuerAndSerialNumber' | 'SubjectKeyIdentifier' | 'NoSignature';

/** Who signs where nobody does: what .NET writes with a hash in place of a signature. */
export const NOBODY: SignerName = {
  kind: 'serial',
  issuer: encodedName([['CN', 'Dummy Signer']]),
  serialNumber: new Uint8Array(),
};

/** SubjectIdentifier of .NET. */
export class SubjectIdentifier extends CertificatePart {
  constructor(
    private readonly name: SignerName,
    type: EnumValue,
    value: unknown,
  ) {
    super(`${PKCS}.SubjectIdentifier`, { Type: type, Value: value });
  }

  matches(certificate: X509Certificate2): boolean {
    return isNamed(certificate, this.name);
  }
}

/** A name as .NET shows it. */
export function subjectIdentifier(name: SignerName): SubjectIdentifier {
  const type = (kind: IdentifierType) => enumNamed(`${PKCS}.SubjectIdentifierType`, kind);
  if (name.kind === 'key')
    return new SubjectIdentifier(name, type('SubjectKeyIdentifier'), hexText(name.identifier).toUpperCase());
  if (sameBytes(encodedSignerName(name), encodedSignerName(NOBODY)))
    return new SubjectIdentifier(name, type('NoSignature'), null);
  const IssuerName = formatName(nameIn(name.issuer));
  const SerialNumber = hexText(name.serialNumber).toUpperCase();
  const value = new CertificatePart(`${NAMESPACE}.Xml.X509IssuerSerial`, { IssuerName, SerialNumber });
  return new SubjectIdentifier(name, type('IssuerAndSerialNumber'), value);
}

export function nameOf(certificate: X509Certificate2, type: IdentifierType): SignerName {
  if (type === 'SubjectKeyIdentifier') return { kind: 'key', identifier: subjectKeyOf(certificate) };
  return { kind: 'serial', issuer: certificate.details.encodedIssuer, serialNumber: serialBytes(certificate) };
}

export function isNamed(certificate: X509Certificate2, name: SignerName): boolean {
  if (name.kind === 'key') return sameBytes(subjectKeyOf(certificate), name.identifier);
  return (
    sameBytes(certificate.details.encodedIssuer, name.issuer) && sameBytes(serialBytes(certificate), name.serialNumber)
  );
}

/** The number without the zero that keeps it positive. */
function serialBytes({ details }: X509Certificate2): Uint8Array {
  return hexBytes(details.serialNumber.replace(/^(00)+(?=.)/, ''));
}

/** What the extension says, or else the hash of the key's bits. */
function subjectKeyOf({ details }: X509Certificate2): Uint8Array {
  const extension = details.extensions.find(({ identifier }) => identifier === SUBJECT_KEY_IDENTIFIER);
  return extension
    ? readable(() => octetsOf(readAsn1(extension.value)))
    : keyIdentifier(publicKeyObject(details.key).publicKey);
}
