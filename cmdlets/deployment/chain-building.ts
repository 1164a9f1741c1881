/**
 * Builds the way from a certificate to a root and says what is wrong with it. Times are those of the lab's clock, roots
 * those that the machine trusts.
 */
import { type CertificateInfo, isIssuedBy } from '../../src/deployment/x509-reading.ts';
import { ambient, ambientPort } from '../../src/types/ambient.ts';
import { machineCertificates } from './machine-certificates.ts';

/** A status by the name of its flag in X509ChainStatusFlags. */
export type ChainFlag = 'NotTimeValid' | 'UntrustedRoot' | 'PartialChain' | 'InvalidBasicConstraints';

export interface ChainLink {
  readonly certificate: CertificateInfo;
  readonly statuses: readonly ChainFlag[];
}

export interface BuiltChain {
  readonly links: readonly ChainLink[];
  /** Those of all links, each once. */
  readonly statuses: readonly ChainFlag[];
}

/** What a chain is built by. */
export interface ChainRules {
  /** Milliseconds since 1970; by default the clock of the session. */
  readonly at?: number;
  /** Certificates that may be issuers besides those that the machine knows. */
  readonly extra?: readonly CertificateInfo[];
  /** The only roots that are trusted, instead of the machine's. */
  readonly roots?: readonly CertificateInfo[];
}

/** Builds the chain of a certificate. */
export function buildChain(
  certificate: CertificateInfo,
  { at = ambient().now(), extra = [], roots }: ChainRules = {},
): BuiltChain {
  const path = [certificate];
  let isTrusted = false;
  for (let last = certificate; ; ) {
    const known = ambientPort(machineCertificates)?.chain(last) ?? { issuers: [], isTrusted: false };
    const candidates = [...extra, ...(roots ?? [])];
    isTrusted = roots ? roots.some(({ thumbprint }) => thumbprint === last.thumbprint) : known.isTrusted;
    const next =
      isTrusted && known.issuers.length === 0
        ? undefined
        : (known.issuers[0] ?? candidates.find((one) => isIssuedBy(last, one)));
    if (!next || path.some(({ thumbprint }) => thumbprint === next.thumbprint)) break;
    path.push(next);
    last = next;
  }
  const links = path.map((info, index) => ({
    certificate: info,
    statuses: [
      ...(info.notBefore <= at && at <= info.notAfter ? [] : (['NotTimeValid'] as const)),
      ...(index > 0 && !info.isAuthority ? (['InvalidBasicConstraints'] as const) : []),
      ...(index < path.length - 1 || isTrusted
        ? []
        : ([info.isSelfSigned ? 'UntrustedRoot' : 'PartialChain'] as const)),
    ],
  }));
  return { links, statuses: [...new Set(links.flatMap((link): ChainFlag[] => [...link.statuses]))] };
}
