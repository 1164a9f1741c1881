/**
 * Tokens between servers (OAuth 2.0, [MS-XOAUTH]): with which certificate a Front End Server signs, what it publishes of its
 * certificates, and whether a token is one of theirs. The one who checks goes by what it was told last.
 */
import { base64Bytes, base64Text, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { type AssignedCertificate, findAssignment, stagedIn } from './certificate-configuration.ts';
import { privateKeyOf } from './certificate-store.ts';
import { machineAssignments } from './machine-assignments.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** By which other servers know Lync Server, whichever deployment it is of. */
export const LYNC_SERVICE_NAME = '00000004-0000-0ff1-ce00-000000000000';

/** How far apart the clocks of two servers may be. */
const SKEW_MS = 5 * 60_000;
const TOKEN_LIFE_MS = 8 * 3_600_000;
const RS256 = '1.2.840.113549.1.1.11';

/** What a server publishes of the token issuer's certificates, the one that it signs with first. */
export interface TokenCertificates {
  readonly current: CertificateInfo | null;
  readonly previous: CertificateInfo | null;
  readonly next: readonly CertificateInfo[];
}

/** As the replica on a machine has them. */
export function tokenCertificates(lab: StoreSnapshot, fqdn: string): TokenCertificates {
  const assignment = findAssignment(machineAssignments(lab, fqdn), 'global', 'OAuthTokenIssuer');
  const read = (certificate: AssignedCertificate | undefined): CertificateInfo | null =>
    certificate ? readCertificate(certificate.der) : null;
  return {
    current: read(assignment?.current),
    previous: read(assignment?.previous),
    next: assignment ? stagedIn(assignment).map(({ der }) => readCertificate(der)) : [],
  };
}

/** All that are published, each once. */
export function publishedCertificates({ current, previous, next }: TokenCertificates): CertificateInfo[] {
  const all = [current, previous, ...next].filter((one) => one !== null);
  return [...new Map(all.map((one) => [one.thumbprint, one])).values()];
}

/** How a token names the certificate that it is signed with: SHA-1 of the DER (RFC 7515, 4.1.7). */
export function thumbprintHeader({ der }: CertificateInfo): string {
  return base64Url(platform().cryptography.hash('sha1', der));
}

/** What a token says. */
export interface TokenClaims {
  /** For whom it is: `<application>/<host>@<realm>`. */
  readonly audience: string;
  /** Who asks: `<application>@<realm>`. */
  readonly issuer: string;
  /** On whose behalf, as a SIP address; null for the server itself. */
  readonly user: string | null;
}

/** A token that a machine signs now; null where it has no certificate with a key for it. */
export function issueToken(lab: StoreSnapshot, fqdn: string, claims: TokenClaims, now: number): string | null {
  const { current } = tokenCertificates(lab, fqdn);
  const key = current && privateKeyOf(lab, fqdn, 'My', current.thumbprint);
  if (!current || !key) return null;
  const seconds = Math.floor(now / 1000);
  const header = { typ: 'JWT', alg: 'RS256', x5t: thumbprintHeader(current) };
  const body = {
    aud: claims.audience,
    iss: claims.issuer,
    nbf: seconds,
    exp: seconds + TOKEN_LIFE_MS / 1000,
    nameid: claims.issuer,
    ...(claims.user !== null && { sip: claims.user }),
  };
  const signed = [header, body].map((part) => base64Url(utf8Bytes(JSON.stringify(part)))).join('.');
  return `${signed}.${base64Url(platform().cryptography.sign(key, utf8Bytes(signed)))}`;
}

/** By what somebody checks a token. */
export interface TokenTrust {
  /** The certificates that it was told of. */
  readonly certificates: readonly CertificateInfo[];
  readonly audience: string;
  readonly issuer: string;
  /** Milliseconds since 1970, by the clock of who checks. */
  readonly now: number;
}

/** Why a token is refused; null for one that is good. */
export function tokenRefusal(token: string, { certificates, audience, issuer, now }: TokenTrust): string | null {
  const parts = token.split('.');
  const [header, body] = parts.slice(0, 2).map(objectIn);
  if (parts.length !== 3 || !header || !body) return 'the token is none';
  if (header.alg !== 'RS256') return `the algorithm '${String(header.alg)}' is not accepted`;
  const signer = certificates.find((one) => thumbprintHeader(one) === header.x5t);
  if (!signer) return `no certificate is known that has the thumbprint '${String(header.x5t)}' (x5t)`;
  const signed = utf8Bytes(parts.slice(0, 2).join('.'));
  const { publicKey } = platform().cryptography.readCertificate(signer.der);
  if (!platform().cryptography.isSignedBy(publicKey, RS256, signed, base64Bytes(parts[2] ?? '')))
    return 'the signature is not that of the certificate';
  if (body.iss !== issuer) return `the issuer '${String(body.iss)}' is not trusted`;
  if (body.aud !== audience) return `the token is for '${String(body.aud)}'`;
  const [from, until] = [Number(body.nbf) * 1000, Number(body.exp) * 1000];
  if (!(from - SKEW_MS <= now)) return 'the token is not valid yet';
  return now <= until + SKEW_MS ? null : 'the token has expired';
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(utf8Text(base64Bytes(text)));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // what is no JSON is no part of a token
  }
}

function base64Url(bytes: Uint8Array): string {
  return base64Text(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
