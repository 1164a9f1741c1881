/** Object identifiers by the names that Windows shows for them. */

const NAMES = new Map([
  ['1.2.840.113549.1.1.1', 'RSA'],
  ['1.2.840.10045.2.1', 'ECC'],
  ['1.2.840.113549.1.1.4', 'md5RSA'],
  ['1.2.840.113549.1.1.5', 'sha1RSA'],
  ['1.2.840.113549.1.1.10', 'RSASSA-PSS'],
  ['1.2.840.113549.1.1.11', 'sha256RSA'],
  ['1.2.840.113549.1.1.12', 'sha384RSA'],
  ['1.2.840.113549.1.1.13', 'sha512RSA'],
  ['1.2.840.10045.4.1', 'sha1ECDSA'],
  ['1.2.840.10045.4.3.2', 'sha256ECDSA'],
  ['1.2.840.10045.4.3.3', 'sha384ECDSA'],
  ['1.2.840.10045.4.3.4', 'sha512ECDSA'],
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['1.2.840.113549.1.7.1', 'PKCS 7 Data'],
  ['1.2.840.113549.1.7.2', 'PKCS 7 Signed'],
  ['1.2.840.113549.1.9.3', 'Content Type'],
  ['1.2.840.113549.1.9.4', 'Message Digest'],
  ['1.2.840.113549.1.9.5', 'Signing Time'],
  ['1.3.101.112', 'ED25519'],
  ['1.3.101.113', 'ED448'],
  ['1.3.6.1.5.5.7.3.1', 'Server Authentication'],
  ['1.3.6.1.5.5.7.3.2', 'Client Authentication'],
  ['1.3.6.1.5.5.7.3.3', 'Code Signing'],
  ['1.3.6.1.5.5.7.3.4', 'Secure Email'],
  ['1.3.6.1.5.5.7.3.8', 'Time Stamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSP Signing'],
  ['1.3.6.1.5.2.3.5', 'KDC Authentication'],
  ['1.3.6.1.5.5.8.2.2', 'IP security IKE intermediate'],
  ['1.3.6.1.4.1.311.10.3.4', 'Encrypting File System'],
  ['1.3.6.1.4.1.311.10.3.12', 'Document Signing'],
  ['1.3.6.1.4.1.311.20.2.1', 'Certificate Request Agent'],
  ['1.3.6.1.4.1.311.20.2.2', 'Smart Card Logon'],
  ['1.3.6.1.4.1.311.80.1', 'Document Encryption'],
  ['2.5.29.37.0', 'Any Purpose'],
  ['2.5.29.14', 'Subject Key Identifier'],
  ['2.5.29.15', 'Key Usage'],
  ['2.5.29.17', 'Subject Alternative Name'],
  ['2.5.29.18', 'Issuer Alternative Name'],
  ['2.5.29.19', 'Basic Constraints'],
  ['2.5.29.30', 'Name Constraints'],
  ['2.5.29.31', 'CRL Distribution Points'],
  ['2.5.29.32', 'Certificate Policies'],
  ['2.5.29.35', 'Authority Key Identifier'],
  ['2.5.29.37', 'Enhanced Key Usage'],
  ['1.3.6.1.5.5.7.1.1', 'Authority Information Access'],
  ['1.3.6.1.4.1.311.20.2', 'Certificate Template Name'],
  ['1.3.6.1.4.1.311.21.7', 'Certificate Template Information'],
  ['1.3.6.1.4.1.311.21.10', 'Application Policies'],
]);

/** The name of an identifier; empty where there is none. */
export function friendlyNameOf(identifier: string): string {
  return NAMES.get(identifier) ?? '';
}

/** The identifier that a name means, whatever its letter case; a name that nobody knows, and an identifier, means none. */
export function identifierNamed(name: string): string | undefined {
  const wanted = name.toLowerCase();
  return [...NAMES].find(([, known]) => known.toLowerCase() === wanted)?.[0];
}
