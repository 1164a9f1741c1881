/**
 * Builds the way from a certificate to a root and says what is wrong with it, in the terms of Windows. It is pure: who
 * knows which issuers, roots and revocations is told it (`lab-stores.ts`, `certificate-chains.ts`).
 */
import { type ConstraintFlag, constraintFlags } from './chain-constraints.ts';
import { type CertificateInfo, isIssuedBy } from './x509-reading.ts';

/** A status by the name of its flag in X509ChainStatusFlags. */
export type ChainFlag =
  | 'NotTimeValid'
  | 'Revoked'
  | 'NotSignatureValid'
  | 'UntrustedRoot'
  | 'RevocationStatusUnknown'
  | 'OfflineRevocation'
  | 'ExplicitDistrust'
  | 'PartialChain'
  | ConstraintFlag;

/** What is known of a certificate's revocation. `offline`: its lists cannot be reached; `none`: it names none. */
export type RevocationStatus = 'good' | 'revoked' | 'offline' | 'none';

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
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Certificates that may be issuers, the roots among them. */
  readonly candidates: readonly CertificateInfo[];
  /** Where else the issuers of a certificate may be; asked when no candidate is one. */
  readonly further?: (certificate: CertificateInfo) => readonly CertificateInfo[];
  /** The roots that are trusted. */
  readonly roots: readonly CertificateInfo[];
  /** Thumbprints of certificates that nobody is to trust. */
  readonly distrusted?: ReadonlySet<string>;
  /** Says whether a certificate was revoked by its issuer; without it nobody asks. */
  readonly revocation?: (certificate: CertificateInfo, issuer: CertificateInfo) => RevocationStatus;
}

const REVOCATION_FLAGS: Readonly<Record<RevocationStatus, readonly ChainFlag[]>> = {
  good: [],
  revoked: ['Revoked'],
  offline: ['RevocationStatusUnknown', 'OfflineRevocation'],
  none: ['RevocationStatusUnknown'],
};

/** Builds the chain of a certificate: of the ways there are, one that ends at a trusted root, or else the first. */
export function buildChain(certificate: CertificateInfo, rules: ChainRules): BuiltChain {
  const roots = new Set(rules.roots.map(({ thumbprint }) => thumbprint));
  const path = pathOf(certificate, roots, rules);
  const links = path.map((info, index) => ({ certificate: info, statuses: statusesOf(path, index, roots, rules) }));
  return { links, statuses: [...new Set(links.flatMap((link): ChainFlag[] => [...link.statuses]))] };
}

/**
 * Authorities may certify each other, so that ways fork and lead round in circles: no certificate is looked at twice, which
 * ends every way, and keeps the work in proportion to the certificates.
 */
function pathOf(
  certificate: CertificateInfo,
  roots: ReadonlySet<string>,
  rules: ChainRules,
): readonly CertificateInfo[] {
  const seen = new Set([certificate.thumbprint]);
  const open: (readonly CertificateInfo[])[] = [[certificate]];
  let first: readonly CertificateInfo[] | undefined;
  for (let path = open.pop(); path; path = open.pop()) {
    const last = path.at(-1) ?? certificate;
    if (roots.has(last.thumbprint)) return path;
    const issuers = last.isSelfSigned ? [] : issuersOf(last, rules, seen);
    if (issuers.length === 0) first ??= path;
    for (const issuer of issuers.toReversed()) {
      seen.add(issuer.thumbprint);
      open.push([...path, issuer]);
    }
  }
  return first ?? [certificate];
}

/** The issuers of a certificate that are not on the way already. Signatures cost most, so that names are looked at first. */
function issuersOf(
  child: CertificateInfo,
  { candidates, further }: ChainRules,
  seen: ReadonlySet<string>,
): readonly CertificateInfo[] {
  const name = plainName(child.issuer);
  const named = (others: readonly CertificateInfo[]) => others.filter((one) => plainName(one.subject) === name);
  const isNew = ({ thumbprint }: CertificateInfo) => !seen.has(thumbprint);
  const among = (others: readonly CertificateInfo[]) => others.filter((one) => isNew(one) && isIssuedBy(child, one));
  const near = named(candidates);
  const issuers = among(near);
  if (issuers.length > 0) return issuers;
  const all = [...near, ...named(further?.(child) ?? [])];
  const found = among(all);
  const other = found.length === 0 && all.every(isNew) ? namesake(child, all) : undefined;
  return other ? [other] : found;
}

/** Names are compared without regard to letter case and runs of blanks (RFC 5280, 7.1). */
function plainName(name: string): string {
  return name.replaceAll(/\s+/g, ' ').toLowerCase();
}

/** One that bears the issuer's name and has another key: its signature does not fit, which Windows says. */
function namesake(child: CertificateInfo, candidates: readonly CertificateInfo[]): CertificateInfo | undefined {
  return candidates.find(({ subject, isAuthority }) => isAuthority && subject === child.issuer);
}

function statusesOf(
  path: readonly CertificateInfo[],
  index: number,
  roots: ReadonlySet<string>,
  { at, distrusted, revocation }: ChainRules,
): ChainFlag[] {
  const info = path[index] as CertificateInfo;
  const issuer = path[index + 1];
  const statuses: ChainFlag[] = [];
  if (at < info.notBefore || info.notAfter < at) statuses.push('NotTimeValid');
  const signer = issuer ?? (info.isSelfSigned && !roots.has(info.thumbprint) ? info : undefined);
  if (signer && !isIssuedBy(info, signer)) statuses.push('NotSignatureValid');
  if (index > 0 && !info.isAuthority) statuses.push('InvalidBasicConstraints');
  if (distrusted?.has(info.thumbprint)) statuses.push('ExplicitDistrust');
  if (issuer && revocation) statuses.push(...REVOCATION_FLAGS[revocation(info, issuer)]);
  if (!issuer && !roots.has(info.thumbprint)) statuses.push(info.isSelfSigned ? 'UntrustedRoot' : 'PartialChain');
  return [...new Set([...statuses, ...constraintFlags(path, index)])];
}
