/**
 * Which names a server's certificate must bear, by its role and the uses it is for. The rules are those of the
 * Certificate Wizard: the pool's name is the subject; the server's own name, sip.<domain>, the simple URLs and the
 * names by which clients discover the service are alternative names.
 */
import type { CertificateType } from './certificate-types.ts';
import type { NamePart } from './distinguished-name.ts';
import type { Computer, ServerRole, Topology } from './topology.ts';

/** Subject and alternative names. */
export interface CertificateNames {
  readonly subject: NamePart[];
  readonly dnsNames: string[];
}

/** The names for a certificate that serves these uses on the computer; `allSipDomains` adds sip.<domain> for each. */
export function namesFor(
  types: readonly CertificateType[],
  computer: Computer,
  topology: Topology,
  allSipDomains = true,
): CertificateNames {
  const names = types.flatMap((type) => namesForType(type, computer, topology, allSipDomains));
  const unique = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  return { subject: [['CN', subjectFor(types, computer)]], dnsNames: unique };
}

/** Roles that no client connects to by a SIP domain's name. */
const withoutSipNames: ReadonlySet<ServerRole> = new Set(['Mediation', 'PersistentChat']);

function subjectFor(types: readonly CertificateType[], { pool }: Computer): string {
  if (pool.externalEdge && types.some(isExternalEdgeType)) return pool.externalEdge.access;
  return pool.fqdn;
}

function namesForType(
  type: CertificateType,
  { fqdn, pool }: Computer,
  { document, defaultSipDomain }: Topology,
  allSipDomains: boolean,
): string[] {
  const sipDomains = allSipDomains ? document.sipDomains : [defaultSipDomain];
  const own = [pool.fqdn, fqdn]; // in this order (lync-console.md, B2)
  switch (type) {
    case 'Default':
      return withoutSipNames.has(pool.role) ? own : [...own, ...sipDomains.map((domain) => `sip.${domain}`)];
    case 'WebServicesInternal':
      return [...own, ...simpleUrlHosts(document), ...sipDomains.map((domain) => `lyncdiscoverinternal.${domain}`)];
    case 'WebServicesExternal':
      return [
        pool.externalWebServices ?? pool.fqdn,
        ...simpleUrlHosts(document).filter((host) => host !== hostOf(document.simpleUrls.admin)),
        ...sipDomains.map((domain) => `lyncdiscover.${domain}`),
      ];
    case 'AccessEdgeExternal':
      return [pool.externalEdge?.access ?? pool.fqdn, ...sipDomains.map((domain) => `sip.${domain}`)];
    case 'DataEdgeExternal':
      return [pool.externalEdge?.webConferencing ?? pool.fqdn];
    case 'AudioVideoAuthentication':
      return []; // signs tokens, and is never connected to by a name
    case 'OAuthTokenIssuer':
      return [...document.sipDomains];
    default:
      return own;
  }
}

function isExternalEdgeType(type: CertificateType): boolean {
  return type === 'AccessEdgeExternal' || type === 'DataEdgeExternal' || type === 'AudioVideoAuthentication';
}

function simpleUrlHosts({ simpleUrls }: Topology['document']): string[] {
  return [simpleUrls.dialin, simpleUrls.meet, simpleUrls.admin].map(hostOf);
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}
