/**
 * What a certificate must be for its use. Source: the certificate requirements of Lync Server 2013 (server
 * authentication, a revocation list, SHA-1 or SHA-2, 1024 bits and more, the names of the role), lync-facts.md. What
 * makes clients refuse the server outright is an error; what only some of them miss is a warning.
 */
import { type CertificateType, isGlobalType, TOKEN_ISSUER_MINIMUM_BITS } from './certificate-types.ts';
import { DeploymentError } from './deployment-error.ts';
import { namesFor } from './server-names.ts';
import type { Computer, Topology } from './topology.ts';
import { detailsOf } from './x509-details.ts';
import type { CertificateInfo } from './x509-reading.ts';

const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const REVOCATION_LISTS = '2.5.29.31';
const SERVER_MINIMUM_BITS = 1024;
const RECOMMENDED_BITS = 2048;

/** Signatures that nobody accepts any more. */
const BROKEN_SIGNATURES = new Map([
  ['1.2.840.113549.1.1.2', 'md2RSA'],
  ['1.2.840.113549.1.1.3', 'md4RSA'],
  ['1.2.840.113549.1.1.4', 'md5RSA'],
]);

/** Not supported: people cannot log on, calls are not forwarded (certificate infrastructure requirements for Lync Server 2013). */
const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** Refuses a certificate that cannot serve the type. @throws DeploymentError that names the rule. */
export function requireFit(certificate: CertificateInfo, type: CertificateType): void {
  const [breach] = breaches(certificate, type);
  if (breach) throw breach;
}

/**
 * Whether the computers of a pool have to present the same key, so that it must be exportable: the token issuer of all, and
 * the A/V Authentication service of an Edge pool.
 */
export function needsSharedKey(type: CertificateType, { pool }: Computer): boolean {
  return isGlobalType(type) || (type === 'AudioVideoAuthentication' && pool.computers.length > 1);
}

/** Everything that does not hold, in sentences: the rules that refuse, then what a person should see to. */
export function problemsOf(
  certificate: CertificateInfo,
  type: CertificateType,
  computer: Computer,
  topology: Topology,
): string[] {
  return [
    ...breaches(certificate, type).map((breach) => breach.message),
    ...advice(certificate, type, computer, topology),
  ];
}

/** What does not keep a certificate from being assigned. */
export function advice(
  certificate: CertificateInfo,
  type: CertificateType,
  computer: Computer,
  topology: Topology,
): string[] {
  if (isGlobalType(type)) return [];
  const { thumbprint, keyAlgorithm, keyBits } = certificate;
  const lacking = missingNames(certificate, type, computer, topology);
  const name = `The certificate "${thumbprint}" for the type "${type}"`;
  const isShort = keyAlgorithm === 'rsa' && keyBits >= SERVER_MINIMUM_BITS && keyBits < RECOMMENDED_BITS;
  const isPss = detailsOf(certificate.der).signatureAlgorithm === RSASSA_PSS;
  return [
    ...(isPss ? [`${name} is signed by RSASSA-PSS, which Lync Server does not support.`] : []),
    ...(isShort ? [`${name} has a key of ${keyBits} bits. ${RECOMMENDED_BITS} bits or more are recommended.`] : []),
    ...(hasRevocationList(certificate) ? [] : [`${name} has no CRL distribution point.`]),
    ...(lacking.length > 0 ? [`${name} lacks these names: ${lacking.join(', ')}.`] : []),
  ];
}

function breaches(certificate: CertificateInfo, type: CertificateType): DeploymentError[] {
  const { thumbprint, keyAlgorithm: algorithm, keyBits: bits, keyPurposes } = certificate;
  const minimum = isGlobalType(type) ? TOKEN_ISSUER_MINIMUM_BITS : SERVER_MINIMUM_BITS;
  const signature = BROKEN_SIGNATURES.get(detailsOf(certificate.der).signatureAlgorithm);
  const found: DeploymentError[] = [];
  if (isGlobalType(type) && algorithm !== 'rsa') {
    found.push(new DeploymentError('key-not-rsa', { thumbprint, algorithm, type }));
  }
  if (algorithm === 'rsa' && bits < minimum) {
    found.push(new DeploymentError('key-too-short', { thumbprint, bits, type, minimum }));
  }
  if (signature) found.push(new DeploymentError('signature-not-accepted', { thumbprint, signature, type }));
  if (!isGlobalType(type) && !keyPurposes.includes(SERVER_AUTHENTICATION)) {
    found.push(new DeploymentError('no-server-authentication', { thumbprint, type }));
  }
  return found;
}

/** The names that clients look for and the certificate does not bear; `*.contoso.com` bears one label. */
function missingNames(
  { alternativeNames, subjectName }: CertificateInfo,
  type: CertificateType,
  computer: Computer,
  topology: Topology,
): string[] {
  const borne = new Set([...alternativeNames, subjectName].map((name) => name.toLowerCase()));
  const isBorne = (name: string) => borne.has(name) || borne.has(name.replace(/^[^.]+/, '*'));
  return namesFor([type], computer, topology).dnsNames.filter((name) => !isBorne(name.toLowerCase()));
}

function hasRevocationList({ der }: CertificateInfo): boolean {
  return detailsOf(der).extensions.some(({ identifier }) => identifier === REVOCATION_LISTS);
}

/** How long before it takes effect a certificate should be staged: as long as tokens live that the one before has signed. */
const LEAD_HOURS: Partial<Record<CertificateType, number>> = { AudioVideoAuthentication: 8, OAuthTokenIssuer: 24 };

/** What is to be said of a certificate that is staged at short notice (lync-facts.md). */
export function leadAdvice(type: CertificateType, effectiveDate: number | undefined, now: number): string[] {
  const hours = LEAD_HOURS[type];
  if (effectiveDate === undefined || hours === undefined || effectiveDate - now >= hours * 3_600_000) return [];
  return [
    `A certificate of type "${type}" should be staged at least ${hours} hours before it takes effect: until then there are tokens that only the present one validates.`,
  ];
}
