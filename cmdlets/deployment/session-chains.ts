/**
 * Chains of certificates as the session sees them: times are those of the lab's clock, roots those that the machine trusts,
 * revocation as the lab's authorities have published it. A session without a lab trusts nobody.
 */
import { type BuiltChain, buildChain } from '../../src/deployment/chain-building.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { ambient, ambientPort } from '../../src/types/ambient.ts';
import { machineCertificates } from './machine-certificates.ts';

/** What a chain is built by. */
export interface SessionChainRules {
  /** Milliseconds since 1970; by default the clock of the session. */
  readonly at?: number;
  /** Certificates that may be issuers besides those that the machine knows. */
  readonly extra?: readonly CertificateInfo[];
  /** The only roots that are trusted, instead of the machine's. */
  readonly roots?: readonly CertificateInfo[];
  /** Whether to ask for revocation. */
  readonly revocation?: boolean;
}

/** Builds the chain of a certificate. */
export function chainInSession(
  certificate: CertificateInfo,
  { at = ambient().now(), extra = [], roots, revocation = true }: SessionChainRules = {},
): BuiltChain {
  const machine = ambientPort(machineCertificates);
  const known = machine?.known();
  const trusted = roots ?? known?.roots ?? [];
  return buildChain(certificate, {
    at,
    roots: trusted,
    candidates: [...trusted, ...(known?.candidates ?? []), ...extra],
    ...(known && { further: known.further, distrusted: known.distrusted }),
    ...(machine && revocation && { revocation: (link, issuer) => machine.revocation(link, issuer, at).status }),
  });
}
