/** X509AuthorityKeyIdentifierExtension of .NET: made of what says which key signed. */
import { authorityKeyValue } from '../../src/deployment/x509-assembly.ts';
import { hexBytes } from '../../src/platform/bytes.ts';
import { cryptographic } from './asymmetric-keys.ts';
import { subjectKeyIdentifier } from './certificate-extensions.ts';
import { CertificateExtension, type X509Certificate2 } from './certificate-objects.ts';
import { readable } from './message-attributes.ts';

const AUTHORITY_KEY = '2.5.29.35';
const SUBJECT_KEY = '2.5.29.14';

/** By the identifier of the key, by the issuer (DER) and serial number of its certificate, or by both. */
export function authorityKey(...parts: Parameters<typeof authorityKeyValue>): CertificateExtension {
  return new CertificateExtension({ identifier: AUTHORITY_KEY, critical: false, value: authorityKeyValue(...parts) });
}

/** By what a subject key identifier says. */
export function authorityKeyFrom(subject: CertificateExtension): CertificateExtension {
  return authorityKey(subjectKeyBytes(subject));
}

/** Of the certificate of an issuer. @throws CryptographicException where it has no identifier and one is asked for */
export function authorityKeyOfCertificate(
  certificate: X509Certificate2,
  withKey: boolean,
  withIssuer: boolean,
): CertificateExtension {
  const subject = subjectKeyExtension(certificate);
  if (withKey && !subject)
    throw cryptographic('The provided certificate does not have a Subject Key Identifier extension.');
  const { encodedIssuer, serialNumber } = certificate.details;
  const named = { issuer: encodedIssuer, serialNumber: hexBytes(serialNumber) };
  return authorityKey(withKey && subject ? subjectKeyBytes(subject) : null, withIssuer ? named : undefined);
}

/** As a certificate that it signs would name the issuer: by the key where that has an identifier. */
export function authorityKeyOfIssuer(certificate: X509Certificate2): CertificateExtension {
  const hasKey = subjectKeyExtension(certificate) !== undefined;
  return authorityKeyOfCertificate(certificate, hasKey, !hasKey);
}

function subjectKeyExtension({ extensions }: X509Certificate2): CertificateExtension | undefined {
  return extensions.find(({ identifier }) => identifier === SUBJECT_KEY);
}

function subjectKeyBytes({ encoded }: CertificateExtension): Uint8Array {
  return hexBytes(readable(() => subjectKeyIdentifier(encoded)));
}
