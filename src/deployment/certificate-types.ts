/**
 * The types of certificate that Lync Server knows, which roles use which, and at which scopes they can be assigned.
 */
import { DeploymentError } from './deployment-error.ts';
import type { ServerRole } from './topology.ts';

/** The CertType values of Lync Server 2013. */
export const certificateTypes = [
  'AccessEdgeExternal',
  'AudioVideoAuthentication',
  'DataEdgeExternal',
  'Default',
  'External',
  'Internal',
  'iPhoneAPNService',
  'iPadAPNService',
  'LogRetentionService',
  'MPNService',
  'OAuthTokenIssuer',
  'PICWebService',
  'ProvisionService',
  'SMPDNSWebService',
  'TenantAdmin',
  'UpgradeEngineService',
  'WebServicesExternal',
  'WebServicesInternal',
  'WsFedTokenTransfer',
  'XMPPServer',
] as const;

export type CertificateType = (typeof certificateTypes)[number];

const typesByRole: Readonly<Record<ServerRole, readonly CertificateType[]>> = {
  EnterpriseFrontEnd: ['Default', 'WebServicesInternal', 'WebServicesExternal'],
  StandardEdition: ['Default', 'WebServicesInternal', 'WebServicesExternal'],
  Director: ['Default', 'WebServicesInternal', 'WebServicesExternal'],
  Mediation: ['Default'],
  PersistentChat: ['Default'],
  Edge: ['Internal', 'AccessEdgeExternal', 'DataEdgeExternal', 'AudioVideoAuthentication'],
};

/** Types that are held in the Central Management Store, for the whole deployment or for a site. */
const globalTypes: readonly CertificateType[] = ['OAuthTokenIssuer'];

/** Types that a role can have besides those it needs. */
const optionalTypesByRole: Partial<Record<ServerRole, readonly CertificateType[]>> = { Edge: ['XMPPServer'] };

/** The smallest RSA key that the token issuer's certificate may have. */
export const TOKEN_ISSUER_MINIMUM_BITS = 2048;

/** Finds a type by its name in any letter case; anything else is an error that lists the types. */
export function parseCertificateType(text: string): CertificateType {
  const found = certificateTypes.find((type) => type.toLowerCase() === text.trim().toLowerCase());
  if (!found) throw new DeploymentError('unknown-certificate-type', { type: text, known: certificateTypes.join(', ') });
  return found;
}

/** The types that a computer of this role needs on its own. */
export function requiredTypes(role: ServerRole): readonly CertificateType[] {
  return typesByRole[role];
}

/** The types that a computer of this role can have besides. */
export function optionalTypes(role: ServerRole): readonly CertificateType[] {
  return optionalTypesByRole[role] ?? [];
}

/** Where a type stands in a list: those of the role in the order of its table, then the others, the token issuer last. */
export function typeOrder(type: CertificateType, role: ServerRole): number {
  if (isGlobalType(type)) return 2 * certificateTypes.length;
  const own = typesByRole[role].indexOf(type);
  return own >= 0 ? own : certificateTypes.length + certificateTypes.indexOf(type);
}

/** Whether a computer of this role can have a certificate of this type of its own. */
export function isUsedByRole(type: CertificateType, role: ServerRole): boolean {
  return typesByRole[role].includes(type) || optionalTypes(role).includes(type);
}

/** Whether the type is assigned once for all, through the Central Management Store. */
export function isGlobalType(type: CertificateType): boolean {
  return globalTypes.includes(type);
}
