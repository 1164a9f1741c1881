/** What a machine trusts: chains built of the certificates in its stores. */

import type { StoreSnapshot } from '../storage/store.ts';
import { authorities } from './authorities.ts';
import { issuersInStore, listStore, thumbprintsIn } from './certificate-store.ts';
import {
  type BuiltChain,
  buildChain,
  type ChainFlag,
  type ChainRules,
  type RevocationStatus,
} from './chain-building.ts';
import { revocationOf } from './revocation.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** What a machine's stores contribute to a chain. */
export type ChainKnowledge = Required<Pick<ChainRules, 'candidates' | 'further' | 'roots' | 'distrusted'>>;

/** Flags that say that a chain ends nowhere, or at somebody who is not trusted. */
const UNTRUSTED = new Set<ChainFlag>(['UntrustedRoot', 'PartialChain', 'ExplicitDistrust', 'NotSignatureValid']);

/** What a machine knows of issuers. Windows looks for them among the personal certificates too, where some are imported. */
export function chainKnowledge(lab: StoreSnapshot, fqdn: string): ChainKnowledge {
  const roots = listStore(lab, fqdn, 'Root');
  const distrusted = new Set(thumbprintsIn(lab, fqdn, 'Disallowed'));
  const further = (child: CertificateInfo) => issuersInStore(lab, fqdn, 'My', child);
  return { roots, candidates: [...roots, ...listStore(lab, fqdn, 'CA')], further, distrusted };
}

/** The chain of a certificate as a machine sees it at a moment; `revocation` also asks whether any of it was revoked. */
export function chainOnMachine(
  lab: StoreSnapshot,
  fqdn: string,
  certificate: CertificateInfo,
  at: number,
  { revocation = false } = {},
): BuiltChain {
  const asked = (link: CertificateInfo, issuer: CertificateInfo): RevocationStatus =>
    revocationOf(lab, link, issuer, at, fqdn).status;
  return buildChain(certificate, { ...chainKnowledge(lab, fqdn), at, ...(revocation && { revocation: asked }) });
}

/**
 * Whether a certificate bears the signatures of those above it, as far as they are to be had: an answer
 * that its issuer has not signed is none. Where nobody knows the issuer, nobody can tell.
 */
export function isSigned(
  lab: StoreSnapshot,
  fqdn: string,
  certificate: CertificateInfo,
  along: readonly CertificateInfo[],
): boolean {
  const known = chainKnowledge(lab, fqdn);
  // By the addresses in certificates (authority information access) the authorities' own are fetched.
  const fetched = authorities(lab).map((authority) => readCertificate(authority.certificate));
  const candidates = [...known.candidates, ...along, ...fetched];
  const { statuses } = buildChain(certificate, { ...known, at: certificate.notBefore, candidates });
  return !statuses.includes('NotSignatureValid');
}

/** Whether the machine trusts the certificate: its chain ends at one of the machine's trusted roots. */
export function isTrusted(lab: StoreSnapshot, fqdn: string, certificate: CertificateInfo): boolean {
  return isTrustedChain(chainOnMachine(lab, fqdn, certificate, certificate.notBefore));
}

/** Whether a chain ends at a trusted root, whatever else is wrong with it. */
export function isTrustedChain({ statuses }: BuiltChain): boolean {
  return !statuses.some((status) => UNTRUSTED.has(status));
}

/** The issuers of a certificate, nearest first, as far as the machine knows them. */
export function issuersOf(lab: StoreSnapshot, fqdn: string, certificate: CertificateInfo): CertificateInfo[] {
  const { links } = chainOnMachine(lab, fqdn, certificate, certificate.notBefore);
  return links.slice(1).map((link) => link.certificate);
}
