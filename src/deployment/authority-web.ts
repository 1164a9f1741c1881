/**
 * The web servers of the lab's authorities: what lies at the addresses that certificates name (CRL distribution points,
 * authority information access), and the responders of OCSP.
 */
import { base64Bytes, hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { authorities } from './authorities.ts';
import {
  type AuthorityState,
  issuerCertificateUrls,
  responderUrl,
  revocationListUrls,
} from './certification-authority.ts';
import {
  childAt,
  children,
  derBytes,
  integerBytes,
  isTagged,
  MalformedAsn1,
  octetsOf,
  oidOf,
  readAsn1,
} from './forge-asn1.ts';
import { listsAtDistributionPoints } from './revocation.ts';
import { keyIdentifier } from './x509-building.ts';
import { readCertificate } from './x509-reading.ts';
import { buildOcspResponse, buildRevocationList, deltaUrl } from './x509-revocation-list.ts';

const NONCE = '1.3.6.1.5.5.7.48.1.2';

/** What is at an address; undefined where nobody answers. `question` is an OCSP request. */
export function fetchFromAuthority(
  lab: StoreSnapshot,
  url: string,
  now: number,
  question?: Uint8Array,
): Uint8Array | undefined {
  for (const authority of authorities(lab)) {
    if (authority.isReachable === false) continue;
    const { base, delta } = listsAtDistributionPoints(lab, authority, now);
    const lists = revocationListUrls(authority);
    if (lists.some((one) => isSameAddress(one, url))) return buildRevocationList(authority, base);
    if (lists.some((one) => isSameAddress(deltaUrl(one), url))) return buildRevocationList(authority, delta);
    if (issuerCertificateUrls(authority).some((one) => isSameAddress(one, url)))
      return base64Bytes(authority.certificate);
    const isResponder = question !== undefined && isSameAddress(responderUrl(authority), url);
    const answered = isResponder ? answer(authority, question, now) : undefined;
    if (answered) return answered;
  }
  return undefined;
}

/** The web servers at the addresses that certificates name, each once. */
export function webServersOf(all: readonly AuthorityState[]): { readonly name: string; readonly computer: string }[] {
  const found = new Map<string, string>();
  for (const authority of all) {
    const urls = [...revocationListUrls(authority), ...issuerCertificateUrls(authority)];
    if (authority.kind === 'public') urls.push(responderUrl(authority));
    for (const url of urls) if (url.startsWith('http:')) found.set(new URL(url).hostname, authority.computer);
  }
  return [...found].map(([name, computer]) => ({ name, computer }));
}

/** Letter case of hosts does not count, nor a slash at the end, nor whether blanks are escaped. */
function isSameAddress(left: string, right: string): boolean {
  return plainAddress(left) === plainAddress(right);
}

function plainAddress(url: string): string {
  return unescaped(url).replace(/\/$/, '').toLowerCase();
}

function unescaped(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url; // a percent sign with something else behind it than the number of a byte
  }
}

/**
 * OCSPRequest: [0] version, requestor, a list of questions, [2] extensions. Undefined for what is none, and for questions
 * about certificates of somebody else: a root and the authority below it answer at the same address.
 */
function answer(authority: AuthorityState, question: Uint8Array, now: number): Uint8Array | undefined {
  const issuer = readCertificate(authority.certificate);
  try {
    const parts = children(childAt(readAsn1(question), 0));
    const requests = parts.find((part) => !isTagged(part, 0) && !isTagged(part, 1) && !isTagged(part, 2));
    const asked = children(requests).map((one) => childAt(one, 0));
    const own = hexText(keyIdentifier(platform().cryptography.readCertificate(issuer.der).publicKey));
    if (asked.some((certificateId) => hexText(octetsOf(childAt(certificateId, 2))) !== own)) return undefined;
    const extensions = parts.find((part) => isTagged(part, 2));
    const nonce = extensions && noncesIn(extensions)[0];
    const answers = asked.map((certificateId) => {
      const serialNumber = hexText(integerBytes(childAt(certificateId, 3))).toUpperCase();
      const identifier = derBytes(certificateId);
      const issued = authority.issued.find(
        (one) => one.serialNumber.replace(/^0+/, '') === serialNumber.replace(/^0+/, ''),
      );
      const revocation = authority.revocationList.revoked.find((one) => one.serialNumber === issued?.serialNumber);
      if (!issued) return { identifier, answer: { status: 'none' as const } };
      if (!revocation) return { identifier, answer: { status: 'good' as const } };
      return { identifier, answer: { status: 'revoked' as const, revocation } };
    });
    return buildOcspResponse(authority, issuer, answers, now, nonce);
  } catch (error) {
    if (error instanceof MalformedAsn1) return undefined;
    throw error;
  }
}

function noncesIn(extensions: Parameters<typeof childAt>[0]): Uint8Array[] {
  const list = Array.isArray(extensions?.value) ? extensions.value[0] : undefined;
  return children(list).flatMap((extension) => (oidOf(childAt(extension, 0)) === NONCE ? [derBytes(extension)] : []));
}
